/// What a reading knows of a part's form and looks at for every part: resolved once per form, not per occurrence.
struct PartType: Sendable {
  /// A bit for each second symbol of the phrases that begin with it, by `Filter.bit`.
  var opens: UInt64 = 0
  /// A bit for each of its symbols.
  var follows: UInt64 = 0
  /// The one symbol of it that stands first in phrases, and the one that stands second: `none`, or `several`.
  var opener = PartType.none
  var follower = PartType.none
  /// How it counts where it is not listed: an index of `PartTypes.countedMatches`.
  var signature: Int32 = 0
  /// Its number among the words that formulas weigh; -1 where it is none.
  var weighed: Int32 = -1
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
}

extension PartType {
  /// No symbol.
  static let none: Int32 = -1
  /// More than one symbol.
  static let several: Int32 = -2

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
}

/// Filters of 64 bits that say where a look is in vain.
enum Filter {
  /// The bit of no symbol.
  static let end: UInt64 = 1 << 63

  /// The bit of a symbol, by Fibonacci hashing to one of 63.
  static func bit(_ symbol: Int32) -> UInt64 {
    let hash = UInt64(UInt32(bitPattern: symbol) &* 0x9E37_79B9)
    return 1 << ((hash * 63) >> 32)
  }
}

/// What else is known of a form, looked at where `PartType` says there is something. Its lists lie in `PartTypes.pool`, one
/// after another: of each only the length is kept, since there are tens of thousands of forms.
struct PartLists: Sendable {
  private var start: Int32
  private var counts: (UInt16, UInt16, UInt16, UInt16, UInt16)

  /// The lists of a form that begin at a place of the pool.
  init(_ form: ResolvedForm, at start: Int32) {
    self.start = start
    counts = (
      UInt16(form.symbols.count), UInt16(form.openers.count), UInt16(form.followers.count),
      UInt16(form.wordEntries.count), UInt16(form.matches.count)
    )
  }

  /// The symbols it satisfies.
  var symbols: Range<Int32> { start..<start + Int32(counts.0) }
  /// Of these, those that stand first in phrases.
  var openers: Range<Int32> { symbols.upperBound..<symbols.upperBound + Int32(counts.1) }
  /// Those that stand second.
  var followers: Range<Int32> { openers.upperBound..<openers.upperBound + Int32(counts.2) }
  /// Entries that are this one word, the strongest first.
  var wordEntries: Range<Int32> { followers.upperBound..<followers.upperBound + Int32(counts.3) }
  /// Category and entry of each match of this one word where no phrase is near, one after the other.
  var matches: Range<Int32> { wordEntries.upperBound..<wordEntries.upperBound + Int32(counts.4) }
}

/// The forms met so far.
struct PartTypes: Sendable {
  private(set) var types: [PartType] = []
  private(set) var lists: [PartLists] = []
  /// The lists of all types, one after another.
  private(set) var pool: [Int32] = []
  /// The lists of matches that only count, as numbers of `CountedMatch`, each there once; the first is empty.
  private(set) var countedMatches = InternedLists<Int32>([])
  /// Which tests of patterns forms pass.
  private var tests: TestRows
  /// The types of forms that the lexicon does not know, by how they are written.
  private var unknown: [UInt64: Int32] = [:]
  /// Which needs of patterns forms pass.
  private(set) var needs: NeedRows

  /// Makes room for forms of a lexicon.
  init(_ lexicon: Lexicon) {
    needs = NeedRows(lexicon)
    tests = TestRows(tests: lexicon.testBits)
  }

  /// How many forms there are.
  var count: Int { types.count }

  /// Forgets the forms, but not how they count.
  mutating func removeAll() {
    types.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
    pool.removeAll(keepingCapacity: true)
    tests.removeAll()
    needs.removeAll()
    unknown.removeAll(keepingCapacity: true)
  }

  /// Adds a form.
  mutating func append(_ resolved: ResolvedForm) {
    var type = resolved.type
    type.signature = Int32(countedMatches.number(of: resolved.counted))
    type.needs = needs.row(of: resolved.needs)
    type.row = tests.row(of: resolved.bits)
    types.appendSparingly(type)
    lists.appendSparingly(PartLists(resolved, at: Int32(pool.count)))
    pool += resolved.symbols
    pool += resolved.openers
    pool += resolved.followers
    pool += resolved.wordEntries
    pool += resolved.matches
  }

  /// The number of a form, which is added where it is new. Of those that the lexicon does not know, names and rare words and
  /// most of all, nothing matters but how they are written, so that all that are written alike share one type.
  mutating func number(of resolved: ResolvedForm) -> Int32 {
    let number = Int32(types.count)
    if resolved.isUnknown {
      let spelling = Spelling(resolved.type).number
      if let known = unknown[spelling] { return known }
      unknown[spelling] = number
    }
    append(resolved)
    return number
  }

  /// Whether a form has a symbol. O(symbols of one form), a handful.
  func has(_ symbol: Int32, _ type: Int32) -> Bool {
    for index in lists[Int(type)].symbols where pool[Int(index)] == symbol { return true }
    return false
  }

  /// Whether a part passes the test of a bit.
  func passes(_ bit: Int32, _ part: Part) -> Bool { tests.passes(bit, part.row) }
}

/// What matters of a form that the lexicon does not know.
struct Spelling {
  /// All of it, as one number: traits and marks of eight bits each, and how many capital and small letters.
  let number: UInt64

  /// That of a form with nothing but these.
  init(_ type: PartType) {
    number =
      UInt64(type.traits.rawValue) << 40 | UInt64(type.marks.rawValue) << 32 | UInt64(type.capitals) << 16
      | UInt64(type.smalls)
  }
}
