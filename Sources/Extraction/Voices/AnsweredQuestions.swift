import Text

/// Finds questions that end with "Answer", some blocks at a time.
package struct AnsweredQuestions: Sendable {
  /// A block at which a question may begin or end.
  private struct Turn {
    var place: Int
    /// The depth of a heading, and whether it names questions; `nil` for the label of an answer.
    var heading: (depth: Int, namesQuestions: Bool)?
  }

  private let census: QuestionCensus
  private var turns: [Turn] = []

  init(_ census: QuestionCensus) { self.census = census }

  /// Adds some blocks.
  mutating func add(_ text: SpokenBlocks, _ range: Range<Int>) {
    for index in range {
      let block = text.blocks[index]
      switch QuestionHeading.kind(of: block, text.bytes, onlyMarked: census.areMarked) {
      case .heading, .question:
        let heading = (QuestionHeading.depth(block, text.bytes), census.namesQuestions(block, text.bytes))
        turns.append(Turn(place: text.place(of: index), heading: heading))
      case .answerLabel: turns.append(Turn(place: text.place(of: index), heading: nil))
      case .text: break
      }
    }
  }

  /// Adds what was found in the following blocks.
  package mutating func add(_ next: AnsweredQuestions) { turns += next.turns }

  /// The questions by the places of their blocks.
  var spans: [Range<Int>] {
    var found: [Range<Int>] = []
    // The heading that may begin a question.
    var start: (place: Int, depth: Int)?
    var isQuestions = false
    for turn in turns {
      if let heading = turn.heading {
        if isQuestions, let start {
          // A heading within an unanswered question belongs to it.
          if heading.depth > start.depth { continue }
          found.append(start.place..<turn.place)
        }
        start = (turn.place, heading.depth)
        isQuestions = heading.namesQuestions
      } else {
        if let start { found.append(start.place..<turn.place + 1) }
        start = nil
        isQuestions = false
      }
    }
    if isQuestions, let start { found.append(start.place..<Int.max) }
    return found
  }
}
