/// The forms met so far.
///
/// Most of what is known of a form hangs on its symbols alone, and is worked out once for all forms that have the same ones:
/// its kind. Kinds are not forgotten, since a lexicon has only so many.
struct PartTypes: Sendable {
  private(set) var types = TypeTable()
  /// The lists of all kinds, one after another.
  private(set) var pool: [Int32] = []
  /// The lists of matches that only count, as numbers of `CountedMatch`, each there once; the first is empty.
  private(set) var countedMatches = InternedLists<Int32>([])
  /// For each of these lists the bits of its categories.
  private var countedBits: [UInt64] = [0]
  /// Which tests of patterns those forms pass that are of no kind in `known`.
  private(set) var tests: TestRows
  /// Which needs of patterns forms pass.
  private(set) var needs: NeedRows
  /// The types of forms of one part.
  private var shared = SharedTypes()
  /// What forms of each kind are in small letters.
  private var kinds: [PartType] = []
  /// For each kind the place in `needRows` of what its forms pass.
  private var needsOfKind: [Int32] = []
  /// Where the rows of needs begin of forms that pass the same by what they are, for all `WrittenClasses`, -1 where one was not
  /// met; at first those of forms that pass nothing. Half of the kinds pass what others do.
  private var needRows: [Int32] = [0] + Array(repeating: -1, count: Self.writings - 1)
  /// How many `WrittenClasses` there are.
  private static let writings = 8
  /// What was worked out beforehand.
  let known: KnownKinds
  /// By the number in `known`, -1 where it was not met: the kind of a row, how forms count, and the place of needs in `needRows`.
  private var kindOfKnown: [Int32]
  private var signatureOfKnown: [Int32]
  private var needsOfKnown: [Int32]
  /// The symbols of other kinds, the first of them none; and the kind of each.
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
    // The first kind is of forms without symbols.
    _ = addKind(ofKnown: 0)
  }

  /// How many forms there are.
  var count: Int { types.count }

  /// Makes room for so many forms. Room that nothing was written to takes no memory, and tables that grow leave holes.
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

  /// As many kinds as most readers of long texts meet, and some more; and how many numbers their lists have at most. Of needs a
  /// kind has a row more where it is met with a capital.
  private static let likelyKinds = 8_192
  private static let likelyLists = 16

  /// Forgets the forms, but not their kinds nor how they count.
  mutating func removeAll() {
    types.removeAll()
    shared.removeAll()
  }

  /// Asks for the memory of what is known of words that are soon to be added, a step for all of them at a time.
  func ask(for words: [FormResolver.Spelling?]) {
    forEachKnown(words) { list in
      if kindOfKnown[list] < 0 {
        known.ask(for: list)
      } else {
        shared.ask(for: kindOfKnown[list], among: types)
      }
    }
    forEachKnown(words) { list in
      if kindOfKnown[list] < 0 { known.askForParts(of: list) }
    }
    forEachKnown(words) { list in
      if kindOfKnown[list] < 0 { known.askForPieces(of: list) }
    }
  }

  @inline(__always)
  private func forEachKnown(_ words: [FormResolver.Spelling?], _ body: (_ list: Int) -> Void) {
    for word in words { if let known = word?.known { body(Int(known.symbols)) } }
  }

  /// The kind of forms with some symbols that are no list of `KnownWords`; `nil` where it is not known yet.
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

  /// Adds a kind that is none of those worked out beforehand.
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

  /// The number of a form, which is added where it is new. Nothing matters but its kind, how it is written and which word it is
  /// to formulas, so that all forms that are alike in these share one type: names and rare words, and most of all.
  mutating func number(of kind: Int32, _ writing: FormWriting) -> Int32 {
    let type = type(of: kind, writing)
    let number = Int32(types.count)
    let known = shared.number(of: type, orElse: number, among: types)
    if known == number { types.append(type) }
    return known
  }

  /// Adds a form.
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

  /// Where the row of needs begins of a form of a kind, written in some way.
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
