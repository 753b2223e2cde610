import ArgumentParser
import Dictionaries
import Lexicons
import Text
import Usward

extension LexiconCommand {
  /// `usward lexicon convert`: converts a dictionary of another program to a lexicon.
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a lexicon file from a dictionary of another program.",
      discussion:
        """
        LIWC (.dic, .dicx), WordStat (.cat), Yoshikoder (.ykd), Lexicoder (.lc3), quanteda (.yml), CSV and lists of words; \
        the content shows which. What cannot become an entry is left out and listed with its line; weights are not applied. \
        Add to the file what each category measures, and examples that must not match; 'usward lexicon check' says \
        where some are missing. --lexicon also takes a dictionary as it is.

        EXAMPLES:
          usward lexicon convert moral.dic --output moral.toml
          usward score speeches/ --lexicon moral.toml --format csv
          usward score speeches/ --lexicon moral.dic --format csv
        """)

    /// The endings of names of dictionaries, for completion. A literal, because every start evaluates it.
    static let endings = ["dic", "dicx", "cat", "ykd", "lcd", "lc3", "yml", "yaml", "csv", "tsv", "txt"]

    @Argument(
      help: "The dictionary.",
      completion: .file(extensions: endings))
    var file: String

    @Option(
      help: ArgumentHelp(
        "Its format: liwc, dicx, wordstat, yoshikoder, lexicoder, yaml, csv or words.",
        discussion: "By default, recognised by the content, then by the name.", valueName: "format"))
    var from: DictionaryFormat?

    @Option(help: "The encoding of the dictionary, such as windows-1252, instead of detecting it.")
    var encoding: String?

    @OptionGroup(title: "Output") var destination: OutputOptions

    func run() throws {
      let bytes = try FileContent.bytesOfLexicon(file)
      if from == nil, LexiconFile(name: file, bytes: bytes).isLexicon {
        throw Complaint.unsound("\(file): is already a lexicon")
      }
      let dictionary = try ConvertedDictionary(at: file, bytes, format: from, encoding: encoding)
      try ResultOutput.check(destination.output, isNoneOf: [.path(file)])
      let output = try ResultOutput(destination.output)
      try output.write(dictionary.text)
      try output.finish()
      for left in dictionary.leftOut { Messages.say("\(placeName(file, line: left.line)): left out: \(left.message)") }
      for note in dictionary.notes { Messages.say("\(file): \(note)") }
    }
  }
}
