import ArgumentParser
import Lexicons
import Reports
import Usward

/// `usward concord`: keyword in context.
struct Concord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a word, phrase or category in its context.",
    discussion: """
      A term is read as an entry of a lexicon is: collaborat* stands for every word that begins so, a phrase for its \
      words with any white space between them, and we is found in we'll too. A category is known by the dot in its \
      name: collective.reference, or self.* for all of a family. All voices are shown, quotations too.

      EXAMPLES:
        usward concord 'my people' speeches/
        usward concord 'collaborat*' notes/ --sort right
        usward concord collective.reference memo.txt --window 4
      """)

  @Argument(help: "A word, prefix* or phrase, or the name of a category of the lexicon.")
  var term: String

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: ArgumentHelp("How many words are shown on either side.", valueName: "n"))
  var window = 7

  @Option(help: "The order of lines: place, left or right (by the words on that side).")
  var sort = ConcordanceOrder.place

  @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var session = try Session(input, lexicons, work, writing: destination.output, command: Self.self)
    let concordance = try Concordance(looking: term, in: session.lexicon, window: window)
    let output = try ResultOutput(destination.output)
    let drawing = ConcordanceText(style: destination.style(output))
    var kept: [ConcordanceLine] = []
    var count = 0
    try await session.read(progress: !output.isTerminal) { pipeline, read in
      var concordance = concordance
      return concordance.lines(read, pipeline.tokenise(read.extracted))
    } deliver: { documents in
      for lines in documents {
        count += lines.count
        if sort == .place { try output.write(drawing.text(lines)) } else { kept += lines }
      }
    }
    try output.write(drawing.text(sort.sorted(kept)))
    try output.finish()
    if count == 0 { session.remark(Self.nothingFound(term, in: session.lexicon)) }
    try session.finish()
  }
}

extension Concord {
  /// What is said when no line was found: a term with a dot may be a mistyped category.
  fileprivate static func nothingFound(_ term: String, in lexicon: Lexicon) -> String {
    let mayBeCategory = term.contains(".") && !term.contains(" ") && lexicon.category(typed: term) == nil
    let hint = mayBeCategory ? "; it is no category either: 'usward lexicon list' shows them" : ""
    return "\"\(term)\" is not found\(hint)"
  }
}

extension Concordance {
  /// A concordance of what was typed: the name of a category, which holds a dot so that no word is taken for one
  /// (`self` is a word, `self.*` all of that family), else an entry.
  fileprivate init(looking term: String, in lexicon: Lexicon, window: Int) throws {
    if term.contains("."), let category = lexicon.category(typed: term) {
      self.init(lexicon, category: category, window: window)
      return
    }
    do throws(LexiconError) {
      try self.init(term: term, window: window)
    } catch {
      let cause = error.message.last == ":" ? String(error.message.dropLast()) : error.message
      throw Complaint.usage("\"\(term)\" cannot be looked for: \(cause)")
    }
  }
}

extension Lexicon {
  /// The index of a category as typed: its name, or `self.*` for all of a family.
  fileprivate func category(typed term: String) -> Int? {
    category(named: term.hasSuffix(".*") ? String(term.dropLast(2)) : term)
  }
}
