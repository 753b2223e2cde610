/// Where one part of a large text ends and the next begins: at a line that begins a block and no quotation goes on into,
/// with all that the lines before it say of those after.
package struct Seam: Hashable, Sendable {
  /// Where the line stands in the store; after all of it at the end of the text.
  var offset: Int
  /// What is known of the mail thread.
  var mail: MailThread.State
  /// Whose turn goes on; `nil` for the author's.
  var turn: OpenTurn?

  /// The end of a text.
  static let end = Seam(offset: .max, mail: MailThread.State())
}

/// From where a part of a large text is read.
enum PartStart: Sendable {
  /// From where the part before it ends.
  case seam(Seam)
  /// From where it is likely to begin, since the part before it is still being read: by its own lines and a few before
  /// them, and by what a seam further up says of the mail thread. It holds if the part before it turns out to end there.
  case guess(after: Seam)
}

/// A part of a large text as it was read.
package struct TextPart: Sendable {
  /// Where it begins.
  package internal(set) var start: Seam
  /// Where the next one does.
  package internal(set) var end: Seam
  /// A text with the blocks of this part and no others, and all voices that stand in them; `nil` where only turns are looked
  /// at.
  package internal(set) var text: ExtractedText?
  /// The words of others' turns that are not in the text; all where there is no text.
  package internal(set) var passed: PassedWords?
  /// The labels and questions of its blocks; none where it is known whose turns they are.
  package internal(set) var census = TurnCensus()
  /// Where questions stand among its blocks, where that was asked for.
  package internal(set) var questions: AnsweredQuestions?
  /// What is kept of it, where it is likely to be read again.
  package internal(set) var outline: PartOutline?
}
