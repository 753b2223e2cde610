import Text

/// What the labels and questions of a whole text mean.
struct TurnPlan: Sendable {
  /// How turns are recognised.
  enum Manner: Sendable {
    /// There are none.
    case none
    /// Labelled questions with unlabelled answers.
    case questionsAlone
    /// Labels take turns; `own` are those of the author.
    case labels(own: Set<String>)
    /// Headings that end with a question mark; only marked headings where most are marked.
    case headings(onlyMarked: Bool)
    /// List items and emphasised blocks that end with a question mark.
    case asked
    /// Stretches of blocks, by their places, that end with "Answer".
    case answered([Range<Int>])
  }

  private(set) var manner = Manner.none
  /// What was assumed.
  private(set) var notes: [ExtractionNote] = []
  /// Whether questions must be found before the plan is known.
  private(set) var needsQuestions = false
  /// The labels that count.
  let accepted: Set<TurnCensus.Kind>
  let questions: QuestionCensus

  /// The plan for a text in which nobody else takes turns.
  static let none = TurnPlan(TurnCensus(), names: OwnNames())

  init(_ census: TurnCensus, names: OwnNames) {
    let found = census.accepted
    accepted = found.kinds
    questions = census.questions
    if Set(accepted.map(\.name)).count == 1, found.asked >= 2 {
      manner = .questionsAlone
    } else if found.areLabels {
      let labels = Set(accepted.filter { $0.role == .name && !$0.name.isEmpty }.map(\.name))
      let isAnswered = accepted.contains { $0.role == .answer }
      let isAlone = labels.count == 1 && accepted.allSatisfy { $0.role == .name && !$0.name.isEmpty }
      let own = isAlone ? labels : isAnswered && names.speakers.isEmpty ? ["A"] : names.labels(among: labels)
      let sizes = census.sizes.sizes(where: accepted)
      if !isAlone, names.isMissing(among: labels) {
        notes.append(.unknownSpeaker(names.speakers, among: Self.bySize(sizes)))
      }
      manner = .labels(own: own.isEmpty && isAnswered ? ["A"] : own)
      if own.isEmpty, !isAnswered { takeSpeaker(by: sizes) }
    } else if questions.isAnswered {
      manner = .answered([])
      needsQuestions = true
    } else if questions.areQuestions {
      manner = .headings(onlyMarked: questions.areMarked)
    } else if questions.areAsked {
      manner = .asked
    }
  }

  /// Whether no block is another's turn.
  var isEmpty: Bool {
    if case .none = manner { true } else { false }
  }

  /// Takes in the places of questions.
  mutating func conclude(_ questions: AnsweredQuestions) {
    needsQuestions = false
    manner = .answered(questions.spans)
  }

  /// Takes the speaker who says most for the author.
  private mutating func takeSpeaker(by sizes: [String: Int]) {
    let speakers = Self.bySize(sizes)
    guard let most = speakers.first else { return }
    notes.append(.assumedAuthor(among: speakers))
    manner = .labels(own: [most])
  }

  /// Those who speak, the one who says most first.
  private static func bySize(_ sizes: [String: Int]) -> [String] {
    sizes.filter { !$0.key.isEmpty }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
  }
}

/// A change of speaker at a label.
struct TurnChange {
  /// Whose turn begins; `nil` for the author's.
  var open: OpenTurn?
}

extension TurnPlan {
  /// Who speaks after a label of a kind, whose text is `shown`; `nil` where it does not count, or labels do not take
  /// turns.
  func change(by kind: TurnCensus.Kind, shown: @autoclosure () -> String) -> TurnChange? {
    guard case .labels(let own) = manner, accepted.contains(kind) else { return nil }
    if own.contains(kind.name) { return TurnChange(open: nil) }
    let why = kind.role == .name ? "a turn of another speaker" : "a question"
    return TurnChange(open: OpenTurn(speaker: shown(), why: why))
  }
}
