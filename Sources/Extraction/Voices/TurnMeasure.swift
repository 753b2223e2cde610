import Text

/// Measures what a plan still lacks, some blocks at a time: how much each speaker says, and where questions stand that end
/// in "Answer".
public struct TurnMeasure: Sendable {
  /// The bytes of each name's turns.
  private(set) var sizes: [String: Int] = [:]
  private(set) var questions: AnsweredQuestions
  private let plan: TurnPlan
  /// The bytes before the first label, which belong to the turn that goes on from the blocks before.
  private var leading = 0
  private var isLabelled = false
  /// Who speaks last, after a label; `nil` for one without a name.
  private var speaker: String?

  init(_ plan: TurnPlan) {
    self.plan = plan
    questions = AnsweredQuestions(plan.questions)
  }

  /// Adds some blocks.
  mutating func add(_ text: SpokenBlocks, _ range: Range<Int>) {
    switch plan.manner {
    case .labels:
      for index in range {
        if let label = text.label(of: index), plan.accepts(label) {
          speaker = label.role == .name ? label.name : nil
          isLabelled = true
        }
        say(text.blocks[index].span.count)
      }
    case .answered: questions.add(text, range)
    case .none, .questionsAlone, .headings: break
    }
  }

  /// Adds what was measured in blocks that follow.
  public mutating func add(_ next: TurnMeasure) {
    say(next.leading)
    sizes.merge(next.sizes, uniquingKeysWith: +)
    if next.isLabelled { (isLabelled, speaker) = (true, next.speaker) }
    questions.add(next.questions)
  }

  private mutating func say(_ bytes: Int) {
    if let speaker { sizes[speaker, default: 0] += bytes } else if !isLabelled { leading += bytes }
  }
}
