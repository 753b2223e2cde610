import Glibc

/// A word that a group uses more or less often than the rest does.
public struct KeyWord: Hashable, Sendable {
  /// The word in its folded form: lower case, straight apostrophe.
  public let word: String
  /// How often the group uses it.
  public let count: Int
  /// The number of the group's documents that contain it: one odd document must not speak for all.
  public let documentsWith: Int
  /// How often the rest uses it.
  public let restCount: Int
  /// The number of the rest's documents that contain it.
  public let restDocumentsWith: Int
  /// The group's uses per 1,000 of its words, not counting numbers and hashtags.
  public let perThousand: Double
  /// The rest's uses, likewise.
  public let restPerThousand: Double
  /// The log odds of the word in the group minus those in the rest, both drawn by the prior toward the word's share of
  /// all words. Above 0 for words used more. This is the size to rank and read by.
  public let logOdds: Double
  /// Its 95 % interval, with documents or their authors as units.
  public let interval: Interval
  /// The standard error of `logOdds`.
  public let standardError: Double
  /// The two-sided probability of log odds at least this far from 0 by chance.
  public let probability: Double
  /// The same after Benjamini and Hochberg's control over every word tested; `nil` when above the accepted share of
  /// false findings, because words whose intervals include 0 count as tests but their probabilities are not computed.
  public let adjusted: Double?
  /// What can be said: `.higher`, `.lower`, or `.notClear` where chance among this many words could explain it: false
  /// findings are controlled over every word tested.
  public let verdict: Verdict

  /// How many times as often the group uses the word: the odds ratio, 2.0 for twice as often.
  public var timesAsOften: Double { exp(logOdds) }
  /// The 95 % interval of `timesAsOften`.
  public var timesInterval: Interval { Interval(low: exp(interval.low), high: exp(interval.high)) }
}

/// The words that set a group apart.
public struct GroupKeyness: Hashable, Sendable {
  /// The group's name; `nil` for the documents whose metadata does not say.
  public let name: String?
  /// Words used more, the most certain first: in order of the lower end of the interval, which is above 0 for all of
  /// them.
  public let overused: [KeyWord]
  /// Words used less, likewise: in order of the upper end of the interval, which is below 0.
  public let underused: [KeyWord]
  /// The number of the group's words that rates refer to, not counting numbers and hashtags.
  public let words: Int
  /// The rest's words, likewise.
  public let restWords: Int
  /// The number of words tested.
  public let tested: Int
  /// Why no word could be listed; `nil` when some could. The lists are also empty when no interval excludes 0, and when
  /// the group has too little text for a verdict.
  public let missing: MissingInterval?
}

/// What the intervals of words take as the units of the rest.
public enum RestUnit: String, Hashable, Sendable {
  /// The other groups, when at least `Comparison.fewestOtherAuthors` of them have a name.
  case group
  /// The documents of the others.
  case document
  /// The authors of the others, where the author is the unit of the groups too.
  case author
}

/// Which words each group uses more or less often than all others do, with document frequency and interval.
public struct KeynessTable: Hashable, Sendable {
  /// The groups in the comparison's order.
  public let groups: [GroupKeyness]
  /// What the intervals of words take as the units of the rest, whatever the groups are made by.
  public let restUnit: RestUnit
  /// The number of documents, on the side that uses a word more, that must contain it for it to be tested.
  public let fewestDocuments: Int
  /// The weight of the prior in words: the length of an average document.
  public let priorWords: Double
  /// The number of tests that false findings are controlled over: words times groups.
  public let tested: Int
}
