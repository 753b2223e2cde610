import Glibc

/// A word that a group uses more or less than the rest does.
public struct KeyWord: Hashable, Sendable {
  /// The word in its folded form: lower case, straight apostrophe.
  public let word: String
  /// How often the group uses it.
  public let count: Int
  /// The group's documents that hold it: one odd document must not speak for all.
  public let documentsWith: Int
  /// How often the rest uses it.
  public let restCount: Int
  /// The rest's documents that hold it.
  public let restDocumentsWith: Int
  /// The group's uses per 1,000 of its words, numbers and hashtags left out.
  public let perThousand: Double
  /// The rest's, likewise.
  public let restPerThousand: Double
  /// The log odds of the word in the group less those in the rest, both drawn toward the word's share of all words by
  /// the prior. Above 0 for words used more. The size to rank and to read by.
  public let logOdds: Double
  /// Its 95 % interval, documents or their authors being the unit.
  public let interval: Interval
  /// The standard error of `logOdds`.
  public let standardError: Double
  /// The two-sided probability of log odds as far from 0 by chance alone.
  public let probability: Double
  /// The same after Benjamini and Hochberg's control over every word tested; `nil` above the share of false findings accepted,
  /// where words count that are not reckoned to the end since their intervals take in 0.
  public let adjusted: Double?
  /// What can be said: `.higher`, `.lower`, or `.notClear` where chance among so many words could give it:
  /// false findings are controlled over every word tested.
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
  /// Words used more, the one that is surest to be used most first: in order of the interval's lower end, which is above
  /// 0 for all that are listed.
  public let overused: [KeyWord]
  /// Words used less, likewise: in order of the interval's upper end, which is below 0.
  public let underused: [KeyWord]
  /// The group's words that rates are of, numbers and hashtags left out.
  public let words: Int
  /// The rest's, likewise.
  public let restWords: Int
  /// How many words were tested.
  public let tested: Int
  /// Why there is nothing to list whatever the words; `nil` when there could be. Lists are empty too when no interval
  /// leaves out 0, and when the group has too little text for a verdict.
  public let missing: MissingInterval?
}

/// What the intervals of words take as the unit of the rest.
public enum RestUnit: String, Hashable, Sendable {
  /// The other groups, when there are at least `Comparison.fewestOtherAuthors` that have a name.
  case group
  /// The others' documents.
  case document
  /// The others' authors, where the author is the unit of the groups too.
  case author
}

/// Which words each group uses more or less than all others do, with document frequency and interval.
public struct KeynessTable: Hashable, Sendable {
  /// The groups in the comparison's order.
  public let groups: [GroupKeyness]
  /// What the rest's intervals of words take as their unit, whatever groups are made by.
  public let restUnit: RestUnit
  /// The documents that must hold a word, on the side that uses it more, for it to be tested.
  public let fewestDocuments: Int
  /// The words that the prior weighs: as many as an average document has.
  public let priorWords: Double
  /// How many tests the control of false findings runs over: words by groups.
  public let tested: Int
}
