public import Extraction
public import Lexicons
public import Scoring
public import Text

/// A text sentence by sentence, with the evidence in each and the conclusions from it.
public struct Explanation: Hashable, Sendable {
  /// A sentence: its place and what was found in it.
  public struct Line: Hashable, Sendable {
    /// Its number among the sentences of the document, from 0, as for tokens.
    public var number: Int
    /// Where it stands in the extracted text.
    public var span: ByteSpan
    /// Its text in runs, with white space folded: a new run begins where something found begins or ends.
    public var runs: [Run]
    /// Where it starts in the source.
    public var position: LinePosition
    /// The line of the source on which it ends.
    public var lastLine: Int
    /// The voice of most of its words; if two have equally many, the voice it starts with.
    public var voice: Voice
    /// The parts of it that are in voices other than the author's.
    public var others: [Piece<VoiceSpan>]
    /// Its evidence, counted or not, in order of place.
    public var evidence: [Piece<Evidence>]
    /// The first-person-plural words in it that count.
    public var we: [Piece<WeWord>]
    /// The occurrences in it that verdicts weigh.
    public var marks: [Piece<Mark>]

    /// Makes a line.
    package init(
      number: Int, span: ByteSpan, runs: [Run], position: LinePosition, lastLine: Int, voice: Voice,
      others: [Piece<VoiceSpan>] = [], evidence: [Piece<Evidence>], we: [Piece<WeWord>], marks: [Piece<Mark>]
    ) {
      self.number = number
      self.span = span
      self.runs = runs
      self.position = position
      self.lastLine = lastLine
      self.voice = voice
      self.others = others
      self.evidence = evidence
      self.we = we
      self.marks = marks
    }

    /// Its whole text.
    public var text: String { runs.map(\.text).joined() }

    /// Whether it has words in more than one voice.
    var isMixed: Bool { Set(runs.lazy.filter { $0.text.contains { !$0.isWhitespace } }.map(\.voice)).count > 1 }

    /// Whether anything was found in it, other than words that name somebody or a vision, which most sentences have.
    var isTelling: Bool { !evidence.isEmpty || !we.isEmpty || marks.contains { !$0.finding.isOnlyNamed } }
  }

  /// A stretch of a sentence that is covered by the same findings throughout.
  public struct Run: Hashable, Sendable {
    /// Its text.
    public var text: String
    /// Whose words it is.
    public var voice: Voice
    /// The indices, in the line's `evidence`, of counted pieces that cover it.
    public var evidence: [Int]
    /// The index, in the line's `we`, of the word that it is; `nil` for most runs.
    public var we: Int?
    /// The indices, in the line's `marks`, of those that cover it.
    public var marks: [Int]

    /// Makes a run.
    package init(text: String, voice: Voice = .author, evidence: [Int], we: Int? = nil, marks: [Int] = []) {
      self.text = text
      self.voice = voice
      self.evidence = evidence
      self.we = we
      self.marks = marks
    }
  }

  /// Something found, with its words.
  public struct Piece<Finding: Hashable & Sendable>: Hashable, Sendable {
    /// The words, as written.
    public var words: String
    /// What was found.
    public var finding: Finding
    /// Where the words are in the source.
    public var position: LinePosition

    /// Makes a piece.
    package init(words: String, finding: Finding, position: LinePosition) {
      self.words = words
      self.finding = finding
      self.position = position
    }
  }

  /// The document's id.
  public var id: String
  /// Its path.
  public var path: String
  /// The figures; its evidence is in `lines`.
  public var score: DocumentScore
  /// How the stance follows from the counts, the highest score first.
  public var stance: [VerdictReading]
  /// How the model follows from the counts, the highest score first.
  public var model: [VerdictReading]
  /// How first-person-plural words are read that no clause decides, the highest score first.
  public var we: [VerdictReading]
  /// The sentences in order.
  public var lines: [Line]
  /// What is known of the document.
  public var metadata = Metadata()
  /// What a reader should know of how it was read: whom it took for the author, and what it left out.
  public var notes: [ExtractionNote] = []
  /// Whom it attends to, and by which words.
  public var attention: [FigureReading] = []
  /// The visions stated and shown, and by which words.
  public var visions: [FigureReading] = []
  /// What its lexicon looks for: it says nothing of anything else.
  public var looksFor = LexiconScope.everything
  /// The lines of the source that it is narrowed to; empty for all.
  public var narrowed: [ClosedRange<Int>] = []
  /// The line of its record, from 1; `nil` for a file of its own.
  public var record: Int?

  /// Makes an explanation.
  package init(
    id: String, path: String, score: DocumentScore, stance: [VerdictReading], model: [VerdictReading],
    we: [VerdictReading], lines: [Line]
  ) {
    self.id = id
    self.path = path
    self.score = score
    self.stance = stance
    self.model = model
    self.we = we
    self.lines = lines
  }

  /// The lines that it is narrowed to, as a person would write them: "lines 4 and 8 to 10"; `nil` for all.
  var shownLines: String? {
    if narrowed.isEmpty { return nil }
    let lines = narrowed.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
    return (isOnOneLine ? "line " : "lines ") + Wording.list(lines, most: lines.count)
  }

  /// Its stance and model, each as far as the lexicon decides it; `nil` where the text gets neither.
  var verdict: (stance: String, model: String)? { Wording.verdict(score, in: looksFor, none: "not looked for") }

  /// Whether it is narrowed to a single line.
  var isOnOneLine: Bool { narrowed.count == 1 && narrowed[0].count == 1 }

  /// Whether stance or model weighs an occurrence.
  func isOfVerdict(_ mark: Mark) -> Bool { isWeighed(mark, in: stance) || isWeighed(mark, in: model) }

  /// The least weight in tenths, one point of a score, with which an occurrence tells something by itself.
  static let tellingWeight = 10

  /// Whether an occurrence tells something of stance or model by itself. What weighs less, such as the names of months,
  /// tells only by its number.
  func tells(_ mark: Mark) -> Bool {
    (stance + model).contains { reading in
      reading.parts.contains { abs($0.tenths) >= Self.tellingWeight && mark.category.isOrLiesUnder($0.subject) }
    }
  }

  /// Whether the model weighs an occurrence.
  func isOfModel(_ mark: Mark) -> Bool { isWeighed(mark, in: model) }

  /// Whether no verdict weighs it: it comes from an added lexicon and is only counted, as are visions that rules find.
  func isOnlyCounted(_ mark: Mark) -> Bool { !mark.isOnlyNamed && !isOfVerdict(mark) && !isWeighed(mark, in: we) }

  private func isWeighed(_ mark: Mark, in readings: [VerdictReading]) -> Bool {
    readings.contains { $0.weighs(mark.category) }
  }
}

extension Mark {
  /// The figure it counts for in addition to its category, "attention: frontline" or "vision: stated"; `nil` for none.
  var figure: String? {
    attention.map { "attention: \($0.rawValue)" } ?? vision.map { "vision: \($0.rawValue)" }
  }
}

extension Evidence {
  /// The colour of the side that it speaks for; `nil` when it is not of an act or does not count.
  var tone: Tone? {
    guard counted, let act else { return nil }
    return act.side == .own ? .own : .collective
  }
}
