public import Extraction
import Lexicons
public import Scoring
public import Text

/// A text sentence by sentence, with the evidence in each and what follows from it.
public struct Explanation: Hashable, Sendable {
  /// A sentence, where it stands and what was found in it.
  public struct Line: Hashable, Sendable {
    /// Its text in runs, white space folded: a new one begins where a piece of evidence begins or ends.
    public var runs: [Run]
    /// Where it starts in the source.
    public var position: LinePosition
    /// The line of the source on which it ends.
    public var lastLine: Int
    /// Whose words it starts with.
    public var voice: Voice
    /// Its evidence, counted or not, in order of place.
    public var evidence: [Piece]

    /// Makes a line.
    public init(runs: [Run], position: LinePosition, lastLine: Int, voice: Voice, evidence: [Piece]) {
      self.runs = runs
      self.position = position
      self.lastLine = lastLine
      self.voice = voice
      self.evidence = evidence
    }

    /// Its whole text.
    public var text: String { runs.map(\.text).joined() }
  }

  /// A stretch of a sentence in which the same evidence stands.
  public struct Run: Hashable, Sendable {
    /// Its text.
    public var text: String
    /// The indices in the line's `evidence` of what counts and covers it.
    public var pieces: [Int]

    /// Makes a run.
    public init(text: String, pieces: [Int]) {
      self.text = text
      self.pieces = pieces
    }
  }

  /// A piece of evidence and the words that it stands on.
  public struct Piece: Hashable, Sendable {
    /// The words, as written.
    public var words: String
    /// What they show.
    public var evidence: Evidence
    /// Where they stand in the source.
    public var position: LinePosition

    /// Makes a piece.
    public init(words: String, evidence: Evidence, position: LinePosition) {
      self.words = words
      self.evidence = evidence
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
  /// The sentences in order.
  public var lines: [Line]

  /// Makes an explanation.
  public init(
    id: String, path: String, score: DocumentScore, stance: [VerdictReading], model: [VerdictReading], lines: [Line]
  ) {
    self.id = id
    self.path = path
    self.score = score
    self.stance = stance
    self.model = model
    self.lines = lines
  }

  /// Whether a verdict may be shown: the text is long enough and English.
  var hasVerdict: Bool { score.reliability != .none && !score.flags.contains(.notEnglish) }
}

extension Evidence {
  /// The side of the orientation that it speaks for; `nil` when it is of no act or does not count.
  var side: Tone? {
    guard counted, let act else { return nil }
    return act.side == .own ? .own : .collective
  }
}
