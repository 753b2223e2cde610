import CWordScan

/// What a reading knows of a part's form, resolved once for each form and not for each occurrence. It is the kernel's
/// record `usward_part_type`, a cache line whose first half is read for every part.
struct PartType: Sendable {
  /// A bit for each second symbol of the phrases that begin with it, by `Filter.bit`.
  var opens: UInt32 = 0
  /// A bit for each of its symbols.
  var follows: UInt32 = 0
  /// Its only symbol that is first in phrases, and its only one that is second; or `none`, or `several`.
  var opener = PartType.none
  var follower = PartType.none
  /// Where its row begins in `TestRows`.
  var row: Int32 = 0
  /// Where its row begins in `NeedRows`; 0 where it passes no need.
  var needs: Int32 = 0
  /// The numbers of upper-case and of lower-case ASCII letters in its token, each capped at 65,535; only set for the
  /// first part of a token.
  var capitals: UInt16 = 0
  var smalls: UInt16 = 0
  var traits: PartTraits = []
  /// What it does in a clause by itself.
  var marks: ClauseMarks = []
  /// Where its lists begin in `PartTypes.pool`, and their lengths, as in `PartLists`.
  private(set) var matches: UInt16 = 0
  private(set) var lists: Int32 = 0
  private(set) var symbols: UInt16 = 0
  private(set) var openers: UInt16 = 0
  private(set) var followers: UInt16 = 0
  private(set) var wordEntries: UInt16 = 0
  /// Its kind, which is everything except how it is written: a number of `PartTypes`.
  var kind: Int32 = 0
  /// How it counts where it is not listed: an index of `PartTypes.countedMatches`.
  var signature: Int32 = 0
  /// Its number among the words that formulas weigh; -1 if it is not one of them.
  var weighed: Int32 = -1
  /// The bits of the categories that it counts for.
  var countedBits: UInt64 = 0

  /// Stores where its lists are.
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

  /// The summary of these symbols: the only one, `none`, or `several`.
  static func only(of symbols: [Int32]) -> Int32 { symbols.isEmpty ? none : symbols.count > 1 ? several : symbols[0] }
}

/// Properties of a form.
struct PartTraits: OptionSet, Sendable {
  var rawValue: UInt8

  /// Its first letter is upper case, and it is not the pronoun I.
  static let capital = PartTraits(rawValue: 1)
  /// It has at least two letters, all of them upper case.
  static let upper = PartTraits(rawValue: 2)
  static let number = PartTraits(rawValue: 4)
  /// Some of its matches must be listed one by one even where others are only counted.
  static let listed = PartTraits(rawValue: 8)
  /// It is an entry by itself.
  static let matches = PartTraits(rawValue: 16)
  /// It belongs to the category of clause openers.
  static let opensClause = PartTraits(rawValue: 32)
  /// It is an exception of some category.
  static let excepts = PartTraits(rawValue: 64)
  /// A guard may remove some of its matches that are only counted.
  static let guarded = PartTraits(rawValue: 128)
}

/// 32-bit filters that tell where a lookup would be in vain.
enum Filter {
  /// The bit that belongs to no symbol.
  static let end: UInt32 = 1 << 31

  /// The bit of a symbol: one of 31, by Fibonacci hashing.
  static func bit(_ symbol: Int32) -> UInt32 {
    let hash = UInt64(UInt32(bitPattern: symbol) &* 0x9E37_79B9)
    return 1 << UInt32((hash * 31) >> 32)
  }
}
