public import Lexicons

/// Whose interest the words put at the centre.
public enum Stance: String, Codable, Hashable, Sendable, CaseIterable {
  /// The author's own gain, credit or standing.
  case own = "self"
  /// A group's needs, cause or credit.
  case collective
  /// Both.
  case mixed
  /// Neither of the two: information, a procedure, a story.
  case neither
}

/// The model of leadership the text shows.
public enum LeadershipModel: String, Codable, Hashable, Sendable, CaseIterable {
  /// The leader comes first: claims credit, commands, guards status, passes blame on.
  case power
  /// Others come first: the leader gives credit away, serves, listens, takes the blame.
  case servant
  /// The leader's own interest is admitted and joined with the group's.
  case fusion
  /// No way of leading shows: routine, figures, an account of things.
  case neutral
  /// Two models are as good as even, the text does not read as English, or it has under 10 words.
  case unclear
}

/// How far a document's length lets its figures be trusted.
public enum Reliability: String, Codable, Hashable, Sendable, CaseIterable {
  /// Under 100 words.
  case none
  /// 100 to 349 words.
  case low
  /// 350 to 1,099 words.
  case fair
  /// From 1,100 words.
  case full

  /// The reliability of a text of so many words. Two halves of one speech correlate .28 on I/(I+we) at 100 words,
  /// .42 at 350 and .51 at 500, so a reliability of .70 needs about 1,100.
  public init(words: Int) {
    switch words {
    case ..<100: self = .none
    case ..<350: self = .low
    case ..<1_100: self = .fair
    default: self = .full
    }
  }
}

/// A remark on a document that a reader must know.
public enum Flag: String, Codable, Hashable, Sendable, CaseIterable {
  /// The model is another than neutral or unclear, and no mark of it stands in the text: it is told by which words are there alone.
  case modelByWords = "model_by_words"
  /// Grand words of vision in a text whose model is power.
  case hollow
  /// The model is power, and there is blame, dominance or a mark of power: a sign that self-interest diminishes others.
  case lineCrossed = "line_crossed"
  /// Too few words for a verdict.
  case shortText = "short_text"
  /// The text does not read as English.
  case notEnglish = "not_english"
  /// The same text came before in this run.
  case duplicate
  /// Words in a line of capitals may mean something else than they are read as: US may be us.
  case ambiguousCapitals = "ambiguous_capitals"
  /// Bytes were not valid in the encoding.
  case replacedBytes = "replaced_bytes"

  /// Whether it follows from the verdict on the model, and means as little as that where no verdict is given.
  public var isOfVerdict: Bool { [.modelByWords, .hollow, .lineCrossed].contains(self) }
}

extension [Flag] {
  /// These and another, in the order of `Flag.allCases`.
  package func with(_ flag: Flag) -> [Flag] { Flag.allCases.filter { $0 == flag || contains($0) } }
}

/// The balance of collective and self evidence, from -1 (all self) to 1 (all collective).
public struct Orientation: Codable, Hashable, Sendable {
  /// The estimate.
  public var value: Double
  /// Its 95 % interval; `OrientationInterval.unknown` without evidence and with one sentence only.
  public var interval: ClosedRange<Double>

  /// Makes an orientation.
  public init(value: Double, interval: ClosedRange<Double>) {
    self.value = value
    self.interval = interval
  }
}

/// What was found in one document. Counts stand in the order of `Lexicon.categories`.
public struct DocumentScore: Hashable, Sendable {
  /// The author's words: words, numbers and hashtags; a contraction is one.
  public var words = 0
  /// Sentences that hold a word of the author's.
  public var sentences = 0
  /// Words in other voices.
  public var otherVoiceWords = 0
  /// Matches per category in the counted voices; a phrase is one, a parent is the union of its children.
  public var counts: [Int] = []
  /// Of `counts`, those within a negation.
  public var negated: [Int] = []
  /// Matches of act categories where others act; not in the acts.
  public var mentioned: [Int] = []
  /// Counted evidence per act.
  public var acts: [Act: Int] = [:]
  /// The sum of the weights of counted evidence on the self side.
  public var ownWeight = 0
  /// The sum of the weights of counted evidence on the collective side.
  public var sharedWeight = 0
  /// What the words add up to that a formula weighs by being there, by the formula's name; only formulas that weigh words.
  package var present: [String: PresentWords] = [:]
  /// What the formula of stance gives each of its labels; none without words or a formula.
  public var stanceScores: [LabelScore] = []
  /// What the formula of the model gives each of its labels; none without words or a formula.
  public var modelScores: [LabelScore] = []
  /// Readings of we, us and our.
  public var we = WeReadings()
  /// Mentions per stakeholder group: `Verdicts.attention`.
  public var attention: [StakeholderGroup: Int] = [:]
  /// Marks of a vision named.
  public var visionStated = 0
  /// Deeds that show a vision: `Verdicts.visionEvidenced`.
  public var visionEvidenced = 0
  /// The balance of the two sides, from -1 to 1; `nil` when there is no word.
  public var orientation: Orientation?
  /// Whose interest is at the centre: to be shown where `hasVerdict` only; `neither` too where the lexicon has no formula of it
  /// (`LexiconScope.decidesStance`).
  public var stance = Stance.neither
  /// The model of leadership shown: where `hasVerdict` only; `unclear` too where the lexicon has no formula of it
  /// (`LexiconScope.decidesModel`).
  public var model = LeadershipModel.unclear
  /// How far the length lets the figures be trusted.
  public var reliability = Reliability.none
  /// Remarks, in the order of `Flag.allCases`.
  public var flags: [Flag] = []
  /// Every candidate, counted or not, in order of place.
  public var evidence: [Evidence] = []
  /// What the verdicts rest on occurrence by occurrence; `nil` where that is not kept.
  package var workings: Workings?

  /// Makes the score of a text without words.
  package init() {}

  /// The same with zeros for all categories.
  init(counting zeros: [Int]) { (counts, negated, mentioned) = (zeros, zeros, zeros) }

  /// Whether stance and model may be shown as a verdict: the text is long enough and reads as English.
  public var hasVerdict: Bool { reliability != .none && !flags.contains(.notEnglish) }

  /// The flags that say something of the document: those of a verdict only where one is given.
  public var tellingFlags: [Flag] { flags.filter { hasVerdict || !$0.isOfVerdict } }

  /// How often a category was met, by name, in a score that was made with `lexicon`; `nil` where the lexicon has none of the name.
  public func count(of category: String, in lexicon: Lexicon) -> Int? {
    lexicon.category(named: category).flatMap { counts.indices.contains($0) ? counts[$0] : nil }
  }

  /// A count per 1,000 of the author's words; `nil` when there are none: a rate over nothing is not zero.
  public func perThousand(_ count: Int) -> Double? { Rate(occurrences: count, words: words).perThousand }
}
