import CWordScan

/// What a reading knows of a part's form: resolved once per form, not per occurrence. It is the kernel's record,
/// `usward_part_type`, a line of the processor's cache, the first half of which is looked at for every part.
struct PartType: Sendable {
  /// A bit for each second symbol of the phrases that begin with it, by `Filter.bit`.
  var opens: UInt32 = 0
  /// A bit for each of its symbols.
  var follows: UInt32 = 0
  /// The one symbol of it that stands first in phrases, and the one that stands second: `none`, or `several`.
  var opener = PartType.none
  var follower = PartType.none
  /// Where its row begins in `TestRows`.
  var row: Int32 = 0
  /// Where its row begins in `NeedRows`; 0 where it passes no need.
  var needs: Int32 = 0
  /// How many capital and how many small letters of ASCII its token has, up to 65,535 of each; set in a token's first part.
  var capitals: UInt16 = 0
  var smalls: UInt16 = 0
  var traits: PartTraits = []
  /// What its own words do in a clause.
  var marks: ClauseMarks = []
  /// Where its lists begin in `PartTypes.pool`, and how long they are, as in `PartLists`.
  private(set) var matches: UInt16 = 0
  private(set) var lists: Int32 = 0
  private(set) var symbols: UInt16 = 0
  private(set) var openers: UInt16 = 0
  private(set) var followers: UInt16 = 0
  private(set) var wordEntries: UInt16 = 0
  /// What it is but for how it is written: a number of `PartTypes`.
  var kind: Int32 = 0
  /// How it counts where it is not listed: an index of `PartTypes.countedMatches`.
  var signature: Int32 = 0
  /// Its number among the words that formulas weigh; -1 where it is none.
  var weighed: Int32 = -1
  /// The bits of the categories of what it counts for.
  var countedBits: UInt64 = 0

  /// Notes where its lists are.
  mutating func take(_ lists: PartLists) {
    (self.lists, matches, symbols) = (lists.all.lowerBound, UInt16(lists.matches.count), UInt16(lists.symbols.count))
    (openers, followers) = (UInt16(lists.openers.count), UInt16(lists.followers.count))
    wordEntries = UInt16(lists.wordEntries.count)
  }
}

extension PartType {
  /// No symbol.
  static let none = Int32(USWARD_NO_SYMBOL)
  /// More than one symbol.
  static let several = Int32(USWARD_SEVERAL_SYMBOLS)

  /// What is said of some symbols: the one there is, `none`, or `several`.
  static func only(of symbols: [Int32]) -> Int32 { symbols.isEmpty ? none : symbols.count > 1 ? several : symbols[0] }
}

/// What a form is.
struct PartTraits: OptionSet, Sendable {
  var rawValue: UInt8

  /// Its first letter is upper case and it is not the pronoun I.
  static let capital = PartTraits(rawValue: 1)
  /// It has two letters or more, all upper case.
  static let upper = PartTraits(rawValue: 2)
  static let number = PartTraits(rawValue: 4)
  /// Some of its matches are to be listed one by one, also where others are only counted.
  static let listed = PartTraits(rawValue: 8)
  /// It is an entry by itself.
  static let matches = PartTraits(rawValue: 16)
  /// It is a word of the category that opens clauses.
  static let opensClause = PartTraits(rawValue: 32)
  /// It is an exception of some category.
  static let excepts = PartTraits(rawValue: 64)
  /// A guard may take away some of its matches that only count.
  static let guarded = PartTraits(rawValue: 128)
}

/// Filters of 32 bits that say where a look is in vain.
enum Filter {
  /// The bit of no symbol.
  static let end: UInt32 = 1 << 31

  /// The bit of a symbol, by Fibonacci hashing to one of 31.
  static func bit(_ symbol: Int32) -> UInt32 {
    let hash = UInt64(UInt32(bitPattern: symbol) &* 0x9E37_79B9)
    return 1 << UInt32((hash * 31) >> 32)
  }
}
