/// The types of forms met so far.
///
/// Most of what is known of a form depends only on its symbols, and is computed once for all forms that have the same
/// symbols: a kind. Kinds are never forgotten, since a lexicon has only a limited number of them.
struct PartTypes: Sendable {
  private(set) var types = TypeTable()
  /// The lists of all kinds, one after another.
  private(set) var pool: [Int32] = []
  /// The distinct lists of matches that are only counted, as numbers of `CountedMatch`; the first is empty.
  private(set) var countedMatches = InternedLists<Int32>([])
  /// For each of these lists, the bits of its categories.
  private var countedBits: [UInt64] = [0]
  /// The tests of patterns passed by forms whose kind is not in `known`.
  private(set) var tests: TestRows
  /// The needs of patterns that forms pass.
  private(set) var needs: NeedRows
  /// The types of single-part forms.
  private var shared = SharedTypes()
  /// For each kind, the type of its lower-case forms.
  private var kinds: [PartType] = []
  /// For each kind, the place in `needRows` of what its forms pass.
  private var needsOfKind: [Int32] = []
  /// Where the rows of needs begin for forms with the same needs apart from their writing, one for each of the
  /// `WrittenClasses`, -1 if not met yet; the first are those of forms that pass nothing. Half of the kinds pass the
  /// same as others.
  private var needRows: [Int32] = [0] + Array(repeating: -1, count: Self.writings - 1)
  /// The number of combinations of `WrittenClasses`.
  private static let writings = 8
  /// The kinds computed in advance.
  let known: KnownKinds
  /// For each number in `known`, -1 if not met yet: the kind of the row, how its forms count, and the place of its
  /// needs in `needRows`.
  private var kindOfKnown: [Int32]
  private var signatureOfKnown: [Int32]
  private var needsOfKnown: [Int32]
  /// The symbols of the other kinds, the first list being empty; and the kind of each.
  private var otherSymbols = InternedLists<Int32>([])
  private var otherKinds: [Int32] = [0]

  /// Makes room for forms of a lexicon.
  init(_ lexicon: Lexicon) {
    known = lexicon.knownKinds
    needs = NeedRows(lexicon)
    tests = TestRows(tests: lexicon.testBits)
    kindOfKnown = Array(repeating: -1, count: known.count)
    signatureOfKnown = Array(repeating: -1, count: known.counted.count)
    needsOfKnown = Array(repeating: -1, count: known.needs.count)
    (signatureOfKnown[0], needsOfKnown[0]) = (0, 0)
    // The first kind is that of forms without symbols.
    _ = addKind(ofKnown: 0)
  }

  /// The number of types.
  var count: Int { types.count }

  /// Makes room for this many types. Room that was never written to takes no memory, whereas growing tables leave
  /// holes.
  mutating func reserve(_ forms: Int) {
    let likely = Self.likelyKinds
    types.reserve(forms)
    shared.reserve(kinds: likely)
    kinds.reserveCapacity(likely)
    needsOfKind.reserveCapacity(likely)
    pool.reserveCapacity(Self.likelyLists * likely)
    needRows.reserveCapacity(Self.writings * likely)
    needs.reserve(likely)
  }

  /// Enough kinds for most readers of long texts, and the most numbers that their lists usually have. A kind has one
  /// more row of needs if it is met capitalised.
  private static let likelyKinds = 8_192
  private static let likelyLists = 16

  /// Forgets the types, but not their kinds or how they count.
  mutating func removeAll() {
    types.removeAll()
    shared.removeAll()
  }

  /// Prefetches what is known of words that will be added soon, in steps over all of them.
  func prefetch(_ words: [FormResolver.Spelling?]) {
    forEachKnown(words) { list in
      if kindOfKnown[list] < 0 {
        known.prefetch(list)
      } else {
        shared.prefetchType(of: kindOfKnown[list], among: types)
      }
    }
    forEachKnown(words) { list in
      if kindOfKnown[list] < 0 { known.prefetchParts(of: list) }
    }
    forEachKnown(words) { list in
      if kindOfKnown[list] < 0 { known.prefetchPieces(of: list) }
    }
  }

  @inline(__always)
  private func forEachKnown(_ words: [FormResolver.Spelling?], _ body: (_ list: Int) -> Void) {
    for word in words { if let known = word?.known { body(Int(known.symbols)) } }
  }

  /// The kind of forms with these symbols, which are not a list of `KnownWords`; `nil` where it is not known yet.
  func kind(of symbols: [Int32]) -> Int32? { otherSymbols.known(symbols).map { otherKinds[$0] } }

  /// The kind of forms with the symbols of a list of `KnownWords`.
  @inline(__always)
  mutating func kind(ofKnown list: Int32) -> Int32 {
    let kind = kindOfKnown[Int(list)]
    return kind < 0 ? addKind(ofKnown: list) : kind
  }

  private mutating func addKind(ofKnown list: Int32) -> Int32 {
    let row = known[list]
    var type = row.type
    type.row = row.tests
    let counted = signature(ofKnown: Int(row.counted))
    let kind = add(type, counted, needs: needs(ofKnown: row), known.append(row, to: &pool))
    kindOfKnown[Int(list)] = kind
    return kind
  }

  private mutating func signature(ofKnown number: Int) -> Int32 {
    if signatureOfKnown[number] < 0 { signatureOfKnown[number] = signature(of: Array(known.counted[number])) }
    return signatureOfKnown[number]
  }

  private mutating func signature(of counted: [Int32]) -> Int32 {
    let number = countedMatches.number(of: counted)
    if number == countedBits.count { countedBits.append(CountedMatch.bits(of: counted)) }
    return Int32(number)
  }

  private mutating func needs(ofKnown row: KnownKinds.Row) -> Int32 {
    let number = Int(row.needs)
    if needsOfKnown[number] < 0 { needsOfKnown[number] = addNeeds(needs.row(row.needs, of: known.needs)) }
    return needsOfKnown[number]
  }

  /// The place in `needRows` of a new row.
  private mutating func addNeeds(_ row: Int32) -> Int32 {
    if row == 0 { return 0 }
    needRows.appendSparingly(row)
    for _ in 1..<Self.writings { needRows.appendSparingly(-1) }
    return Int32(needRows.count / Self.writings - 1)
  }

  /// Adds a kind that is not among those computed in advance.
  mutating func addKind(_ resolved: ResolvedForm) -> Int32 {
    var type = resolved.type
    let counted = signature(of: resolved.counted)
    type.row = tests.row(of: resolved.bits)
    let lists = PartLists(resolved, at: Int32(pool.count))
    pool.makeRoomSparingly(for: 16)
    resolved.appendLists(to: &pool)
    let kind = add(type, counted, needs: addNeeds(needs.row(of: resolved.needs)), lists)
    _ = otherSymbols.number(of: resolved.symbols)
    otherKinds.append(kind)
    return kind
  }

  private mutating func add(_ type: PartType, _ signature: Int32, needs place: Int32, _ lists: PartLists) -> Int32 {
    var type = type
    type.kind = Int32(kinds.count)
    type.signature = signature
    type.countedBits = countedBits[Int(signature)]
    type.take(lists)
    kinds.appendSparingly(type)
    needsOfKind.appendSparingly(place)
    return type.kind
  }

  /// The type for a kind and a way of writing, which is added if it is new. All forms with the same kind, writing and
  /// number among weighed words share one type: names and rare words most of all.
  mutating func number(of kind: Int32, _ writing: FormWriting) -> Int32 {
    let type = type(of: kind, writing)
    let number = Int32(types.count)
    let known = shared.number(of: type, orElse: number, among: types)
    if known == number { types.append(type) }
    return known
  }

  /// Adds a type.
  mutating func append(_ kind: Int32, _ writing: FormWriting) { types.append(type(of: kind, writing)) }

  private mutating func type(of kind: Int32, _ writing: FormWriting) -> PartType {
    var type = kinds[Int(kind)]
    type.traits.formUnion(writing.traits)
    if writing.beginsWithCapital { type.marks.insert(.isCapital) }
    type.capitals = writing.capitals
    type.smalls = writing.smalls
    type.weighed = writing.weighed
    type.needs = needs(of: Int(kind), writing.classes)
    return type
  }

  /// Where the row of needs begins for a form of a kind that is written in this way.
  private mutating func needs(of kind: Int, _ classes: WrittenClasses) -> Int32 {
    let first = Self.writings * Int(needsOfKind[kind])
    let place = first + Int(classes.rawValue)
    let known = needRows[place]
    if known >= 0 { return known }
    let row = needs.row(needRows[first], and: classes)
    needRows[place] = row
    return row
  }
}
