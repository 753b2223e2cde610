import Text

/// Counts questions that are list items, `2. What will you change?`, or emphasised blocks, `*What will you change?*`,
/// with an answer below each, some blocks at a time.
struct AskedBlocks: Sendable {
  /// The appearance of a block.
  enum Look: Sendable {
    /// A list item or emphasised block that ends with a question mark.
    case question
    /// Another of them, or a heading.
    case marked
    /// Anything else: a possible answer.
    case plain
  }

  private var questions = 0
  private var marked = 0
  /// The number of questions with a plain block right below.
  private var answered = 0
  /// The first and last of the blocks; `nil` for no blocks.
  private var first: Look?
  private var last: Look?

  /// The most bytes of a question.
  private static let longest = 400
  /// The fewest questions that make a list of questions.
  private static let enough = 3

  /// Adds a block.
  @inline(__always)
  mutating func add(_ look: Look) {
    if last == .question, look == .plain { answered &+= 1 }
    if first == nil { first = look }
    last = look
    if look == .plain { return }
    if look == .question { questions &+= 1 } else { marked &+= 1 }
  }

  /// Adds what was counted in blocks that follow.
  mutating func add(_ next: AskedBlocks) {
    guard let first = next.first else { return }
    if last == .question, first == .plain { answered += 1 }
    self.first = self.first ?? first
    last = next.last
    questions += next.questions
    marked += next.marked
    answered += next.answered
  }

  /// Whether they are another's: at least three, three in four of which are answered, and no fewer than all other list
  /// items, emphasised blocks and headings. Questions that an author asks without answering are in lists.
  var areQuestions: Bool { questions >= Self.enough && answered * 4 >= questions * 3 && questions >= marked }

  /// Whether a block may be a list item or emphasised, judged by its kind and first byte.
  @inline(__always)
  static func mayBeMarked(_ bytes: Bytes, _ block: Block) -> Bool {
    block.kind == .listItem || !block.span.isEmpty && TurnLabel.isEmphasis(bytes[block.span.start])
  }

  /// The appearance of a block.
  static func look(_ bytes: Bytes, _ block: Block) -> Look {
    if block.kind == .heading { return .marked }
    guard mayBeMarked(bytes, block) else { return .plain }
    var end = block.span.end
    while end > block.span.start, TurnLabel.isEmphasis(bytes[end - 1]) { end -= 1 }
    guard block.kind == .listItem || end < block.span.end else { return .plain }
    let isQuestion = end > block.span.start && bytes[end - 1] == UInt8(ascii: "?")
    return isQuestion && block.span.count <= longest ? .question : .marked
  }
}
