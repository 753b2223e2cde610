/// The boundary between two parts of a large text: a line that begins a block and that no quotation crosses, with the
/// state that the lines before it leave.
package struct Seam: Hashable, Sendable {
  /// The offset of the line in the store; beyond everything at the end of the text.
  var offset: Int
  /// The state of the mail thread.
  var mail: MailThread.State
  /// Whose turn continues; `nil` for the author's.
  var turn: OpenTurn?

  /// The end of a text.
  static let end = Seam(offset: .max, mail: MailThread.State())
}

/// Where the reading of a part of a large text begins.
enum PartStart: Sendable {
  /// Where the part before it ends.
  case seam(Seam)
  /// Where it is likely to begin, since the part before it is still being read: judged by its own lines and a few
  /// before them, and by what a seam further up says of the mail thread. The guess holds if the part before it turns
  /// out to end there.
  case guess(after: Seam)
}

/// A part of a large text that has been read.
package struct TextPart: Sendable {
  /// Where it begins.
  package internal(set) var start: Seam
  /// Where the next part begins.
  package internal(set) var end: Seam
  /// A text with only the blocks of this part, and all voices in them; `nil` where only turns are looked for.
  package internal(set) var text: ExtractedText?
  /// The words of others' turns that are not in the text; all words where there is no text.
  package internal(set) var passed: PassedWords?
  /// The labels and questions of its blocks; empty where the turns are known.
  package internal(set) var census = TurnCensus()
  /// Where questions are among its blocks; `nil` unless requested.
  package internal(set) var questions: AnsweredQuestions?
  /// What is kept of it; `nil` where it is not likely to be read again.
  package internal(set) var outline: PartOutline?
}
