import ArgumentParser
import Lexicons
import Usward

extension LexiconCommand {
  /// `usward lexicon convert`: a dictionary of LIWC as a lexicon.
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a lexicon file of a LIWC dictionary (.dic).",
      discussion:
        """
        What no entry can be, such as a wildcard within a word, is left out and named. Write into the file what each category \
        measures, and examples that must not match; 'usward lexicon check' says where some are missing.

        Examples:
          usward lexicon convert moral.dic --output moral.toml
          usward score speeches/ --lexicon moral.toml --format csv
        """)

    @Argument(help: "The dictionary.", completion: .file(extensions: ["dic"]))
    var file: String

    @OptionGroup(title: "Output") var destination: OutputOptions

    func run() throws {
      let bytes: [UInt8]
      do throws(FileCause) {
        bytes = try FileContent.bytes(file)
      } catch {
        throw Complaint.unsound("\(file): \(error.message)")
      }
      let given = LexiconFile(name: file, bytes: bytes)
      guard LIWCDictionary.isOne(given) else {
        throw Complaint.unsound("\(file): is no LIWC dictionary, which begins with a line of %")
      }
      let dictionary: LIWCDictionary
      do throws(LexiconError) {
        dictionary = try LIWCDictionary(given)
      } catch {
        throw Complaint.unsound("\(error)")
      }
      try ResultOutput.check(destination.output, isNoneOf: [.path(file)])
      let output = try ResultOutput(destination.output)
      let name = file.pathParts.last.map(String.init) ?? file
      let family = LIWCDictionary.name(String(name.split(separator: ".").first ?? "words"))
      try output.write(dictionary.lexicon(family: family, source: name))
      try output.finish()
      for left in dictionary.leftOut { Messages.say("\(file):\(left.line): left out: \(left.message)") }
    }
  }
}
