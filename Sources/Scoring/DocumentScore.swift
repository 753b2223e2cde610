public import Lexicons

/// What was found in one document. Counts stand in the order of `Lexicon.categories`.
public struct DocumentScore: Hashable, Sendable {
  /// The author's words: words, numbers and hashtags; a contraction is one word.
  public var words = 0
  /// Sentences that contain a word of the author's.
  public var sentences = 0
  /// Words in other voices.
  public var otherVoiceWords = 0
  /// Matches per category in the voices that count; a phrase is one match, and a parent category counts the union of
  /// its children's.
  public var counts: [Int] = []
  /// Of `counts`, those within a negation.
  public var negated: [Int] = []
  /// Matches of act categories whose actor is somebody else; they are not in `acts`.
  public var mentioned: [Int] = []
  /// Counted evidence per act.
  public var acts: [Act: Int] = [:]
  /// The sum of the weights of counted evidence on the self side.
  public var ownWeight = 0
  /// The sum of the weights of counted evidence on the collective side.
  public var sharedWeight = 0
  /// What the words that a formula weighs by their presence add up to, by the formula's name; only for formulas that
  /// weigh words.
  package var present: [String: PresentWords] = [:]
  /// The score that the stance formula gives each of its labels; empty without words or without a formula.
  public var stanceScores: [LabelScore] = []
  /// The score that the model formula gives each of its labels; empty without words or without a formula.
  public var modelScores: [LabelScore] = []
  /// Readings of we, us and our.
  public var we = WeReadings()
  /// Mentions per stakeholder group: `Verdicts.attention`.
  public var attention: [StakeholderGroup: Int] = [:]
  /// Occurrences that name a vision.
  public var visionStated = 0
  /// Deeds that show a vision: `Verdicts.visionEvidenced`.
  public var visionEvidenced = 0
  /// The balance of the two sides, from -1 to 1; `nil` when there are no words.
  public var orientation: Orientation?
  /// Whose interest is at the centre. To be shown only where `hasVerdict`. Also `neither` where the lexicon has no
  /// stance formula (`LexiconScope.decidesStance`).
  public var stance = Stance.neither
  /// The model of leadership. To be shown only where `hasVerdict`. Also `unclear` where the lexicon has no model
  /// formula (`LexiconScope.decidesModel`).
  public var model = LeadershipModel.unclear
  /// How far the length lets the figures be trusted.
  public var reliability = Reliability.none
  /// Remarks, in the order of `Flag.allCases`.
  public var flags: [Flag] = []
  /// Every candidate for evidence, counted or not, in order of place.
  public var evidence: [Evidence] = []
  /// The occurrences that the verdicts rest on; `nil` where they are not kept.
  package var workings: Workings?

  /// Makes the score of a text without words.
  package init() {}

  /// Makes the same, with `zeros` as the counts of all categories.
  init(counting zeros: [Int]) { (counts, negated, mentioned) = (zeros, zeros, zeros) }

  /// Whether stance and model may be shown as a verdict: the text is long enough and reads as English.
  public var hasVerdict: Bool { reliability != .none && !flags.contains(.notEnglish) }

  /// The flags that apply to the document: those that qualify a verdict only where a verdict is given.
  public var tellingFlags: [Flag] { flags.filter { hasVerdict || !$0.isOfVerdict } }

  /// How often the category of this name occurs, in a score made with `lexicon`; `nil` where the lexicon has no such
  /// category.
  public func count(of category: String, in lexicon: Lexicon) -> Int? {
    lexicon.category(named: category).flatMap { counts.indices.contains($0) ? counts[$0] : nil }
  }

  /// A count per 1,000 of the author's words; `nil` when there are no words: a rate over nothing is not zero.
  public func perThousand(_ count: Int) -> Double? { Rate(occurrences: count, words: words).perThousand }
}
