import ArgumentParser
import Usward

@main
struct UswardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "usward", abstract: "Shows whose interest a leader's words put at the centre.",
    version: Program.version)
}
