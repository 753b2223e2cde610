import Foundation
import Rounds

/// Prints the table of `make bench` and fails when an answer is wrong.
@main
enum Ratios {
  static func main() async throws {
    let options = try Options(CommandLine.arguments.dropFirst())
    print("Usward against its peers: how many times as fast, medians of \(options.rounds) rounds.")
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first
    print(
      "\(ProcessInfo.processInfo.activeProcessorCount) cores, load \(load ?? "?") at the start;",
      "lines by the wall say something only where so many cores were free\n")
    var table = RatioTable()
    print(RatioTable.head)
    for section in sections where options.wants(section) {
      let first = table.rows.count
      do { try await section.run(options, &table) } catch { table.failures.append("\(section.name): \(error)") }
      // A run of some minutes that is cut short has shown what it found until then.
      if first < table.rows.count { print(table.text(from: first)) }
      fflush(nil)
    }
    print(table.summary)
    guard table.failures.isEmpty else {
      for failure in table.failures { print("WRONG: " + failure) }
      exit(1)
    }
    print("\nAll answers agree.")
  }

  /// The parts of the table, each in a file of its own.
  static let sections: [Section] = [
    Section(name: "words", run: wordsSection),
    Section(name: "sentences", run: sentencesSection),
    Section(name: "file", run: fileSection),
    Section(name: "folder", run: folderSection),
    Section(name: "pages", run: pagesSection),
    Section(name: "start", run: startSection),
    Section(name: "memory", run: memorySection),
    Section(name: "lexicon", run: lexiconSection),
    Section(name: "growth", run: growthSection),
    Section(name: "hostile", run: hostileSection),
    Section(name: "extraction", run: extractionSection),
    Section(name: "long", isAskedFor: true, run: longSection),
    Section(name: "profile", isAskedFor: true, run: profileSection),
  ]
}

/// A part of the table.
struct Section: Sendable {
  /// What names it on the command line.
  var name: String
  /// Whether it is run only when it is named.
  var isAskedFor = false
  /// Times its sides, adds its lines and checks its answers.
  var run: @Sendable (Options, inout RatioTable) async throws -> Void
}
