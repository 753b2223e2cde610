public import Lexicons

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
