import Text

/// What the labels and questions of a whole text are.
struct TurnPlan: Sendable {
  /// How turns are told.
  enum Manner: Sendable {
    /// There are none.
    case none
    /// Questions with a label, answers without.
    case questionsAlone
    /// Labels take turns; those named are the author's own.
    case labels(own: Set<String>)
    /// Headings that end in a question mark; only those marked as headings where most are.
    case headings(onlyMarked: Bool)
    /// Stretches of blocks, by number, that end in "Answer".
    case answered([ClosedRange<Int>])
  }

  private(set) var manner = Manner.none
  /// What was assumed.
  private(set) var notes: [String] = []
  /// Whether something is to be measured before the plan is known.
  private(set) var needsMeasure = false
  /// The labels that count.
  let accepted: Set<TurnCensus.Kind>
  let questions: QuestionCensus

  init(_ census: TurnCensus, authors: [String]) {
    let kinds = census.kinds.filter { census.isAccepted($0.key) }
    accepted = Set(kinds.keys)
    questions = census.questions
    let names = Set(kinds.keys.map(\.name))
    let asked = kinds.reduce(0) { $0 + ($1.key.role == .question ? $1.value : 0) }
    if names.count == 1, asked >= 2 {
      manner = .questionsAlone
    } else if census.isLabelled(kinds) {
      let own = TurnPlan.own(accepted, authors)
      manner = .labels(own: own)
      needsMeasure = own.isEmpty
    } else if questions.isAnswered {
      manner = .answered([])
      needsMeasure = true
    } else if questions.areQuestions {
      manner = .headings(onlyMarked: questions.areMarked)
    }
  }

  /// Whether no block is another's turn.
  var isEmpty: Bool {
    if case .none = manner { true } else { false }
  }

  /// Takes in what was measured.
  mutating func conclude(_ measure: TurnMeasure) {
    needsMeasure = false
    if case .answered = manner { manner = .answered(measure.questions.spans) }
    if case .labels = manner {
      guard let most = measure.sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return }
      notes.append("several speakers and no author: \(most), who says most, is taken for the author")
      manner = .labels(own: [most])
    }
  }

  /// The labels of the author's own turns, as far as they tell by themselves.
  private static func own(_ accepted: Set<TurnCensus.Kind>, _ authors: [String]) -> Set<String> {
    if accepted.contains(where: { $0.role == .answer }) { return ["A"] }
    let known = authors.map { $0.uppercased().split { !$0.isLetter } }
    return Set(accepted.filter { $0.role == .name }.map(\.name)).filter { name in
      let words = name.split { !$0.isLetter }
      return known.contains { author in
        !words.isEmpty && words.last.map { author.contains($0) } == true
      }
    }
  }
}

/// Measures what a plan still lacks, some blocks at a time: how much each speaker says, and where questions stand that end
/// in "Answer".
struct TurnMeasure: Sendable {
  /// The bytes of each name's turns.
  private(set) var sizes: [String: Int] = [:]
  private(set) var questions: AnsweredQuestions
  private let plan: TurnPlan
  private var speaker: String?

  init(_ plan: TurnPlan) {
    self.plan = plan
    questions = AnsweredQuestions(plan.questions)
  }

  mutating func add(_ text: SpokenBlocks, _ range: Range<Int>) {
    for index in range {
      switch plan.manner {
      case .labels:
        if let label = text.label(of: index), plan.accepts(label) {
          speaker = label.role == .name ? label.name : nil
        }
        if let speaker { sizes[speaker, default: 0] += text.blocks[index].span.count }
      case .answered: questions.add(text.bytes, text.blocks[index])
      case .none, .questionsAlone, .headings: break
      }
    }
  }
}

extension TurnPlan {
  /// Whether a label is one of those that count.
  func accepts(_ label: TurnLabel) -> Bool {
    accepted.contains(TurnCensus.Kind(name: label.name, role: label.role, isDoubtful: label.isDoubtful))
  }
}
