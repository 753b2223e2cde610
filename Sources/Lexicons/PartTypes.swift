/// The forms met so far.
///
/// Most of what is known of a form hangs on its symbols alone, and is worked out once for all forms that have the same ones:
/// its kind. Kinds are not forgotten, since a lexicon has only so many.
struct PartTypes: Sendable {
  private(set) var types: [PartType] = []
  private(set) var lists = ListsOfForms()
  /// The lists of all kinds, one after another.
  private(set) var pool: [Int32] = []
  /// The lists of matches that only count, as numbers of `CountedMatch`, each there once; the first is empty.
  private(set) var countedMatches = InternedLists<Int32>([])
  /// Which tests of patterns forms pass.
  private(set) var tests: TestRows
  /// Which needs of patterns forms pass.
  private(set) var needs: NeedRows
  /// The types of forms that no formula weighs.
  private var shared = SharedTypes()
  /// The symbols of each kind, those of the first none; and what its forms are in small letters.
  private var symbolsOfKind = InternedLists<Int32>([])
  private var kinds: [PartType] = [PartType()]
  /// For each kind where the row of needs begins of a form in some of `WrittenClasses`, -1 where it was not met.
  private var needsOfKind: [SIMD8<Int32>] = [PartTypes.rows(inSmallLetters: 0)]
  /// The kind of forms with the symbols of each list of `KnownWords`, -1 where it was not met.
  private var kindOfKnown: [Int32]

  /// Makes room for forms of a lexicon.
  init(_ lexicon: Lexicon) {
    needs = NeedRows(lexicon)
    kindOfKnown = Array(repeating: -1, count: lexicon.knownWords.symbols.count)
    tests = TestRows(tests: lexicon.testBits)
    lists.addKind(PartLists(ResolvedForm(lexicon), at: 0))
  }

  /// How many forms there are.
  var count: Int { types.count }

  /// Makes room for so many forms. Room that nothing was written to takes no memory, and tables that grow leave holes.
  mutating func reserve(_ forms: Int) {
    types.reserveCapacity(forms)
    lists.reserve(forms)
    needs.reserve(Self.likelyKinds)
  }

  /// As many kinds as most readers of long texts meet, and some more.
  private static let likelyKinds = 8_192

  /// Forgets the forms, but not their kinds nor how they count.
  mutating func removeAll() {
    types.removeAll(keepingCapacity: true)
    lists.removeForms()
    shared.removeAll()
  }

  /// The kind of forms with some symbols; `nil` where it is not known yet.
  func kind(of symbols: [Int32]) -> Int32? {
    symbols.isEmpty ? 0 : symbolsOfKind.known(symbols).map(Int32.init)
  }

  /// The kind of forms with the symbols of a list of `KnownWords`; `nil` where it is not known yet.
  @inline(__always)
  func kind(ofKnown list: Int32) -> Int32? {
    let kind = kindOfKnown[Int(list)]
    return kind < 0 ? nil : kind
  }

  /// Notes the kind of forms with the symbols of a list.
  mutating func note(_ kind: Int32, ofKnown list: Int32) { kindOfKnown[Int(list)] = kind }

  /// Adds a kind.
  mutating func addKind(_ resolved: ResolvedForm) -> Int32 {
    let kind = symbolsOfKind.number(of: resolved.symbols)
    var type = resolved.type
    type.signature = Int32(countedMatches.number(of: resolved.counted))
    type.row = tests.row(of: resolved.bits)
    kinds.appendSparingly(type)
    needsOfKind.appendSparingly(Self.rows(inSmallLetters: needs.row(of: resolved.needs)))
    lists.addKind(PartLists(resolved, at: Int32(pool.count)))
    pool.makeRoomSparingly(for: 16)
    pool += resolved.matches
    pool += resolved.symbols
    pool += resolved.openers
    pool += resolved.followers
    pool += resolved.wordEntries
    return Int32(kind)
  }

  /// The number of a form, which is added where it is new. Of those that no formula weighs nothing matters but their kind and how
  /// they are written, so that all that are written alike share one type: names and rare words, and most of all.
  mutating func number(of kind: Int32, _ writing: FormWriting) -> Int32 {
    let type = type(of: kind, writing)
    let number = Int32(types.count)
    if type.weighed < 0 {
      let known = shared.number(of: type, kind, orElse: number, among: types, lists)
      if known != number { return known }
    }
    append(type, kind)
    return number
  }

  /// Adds a form.
  mutating func append(_ kind: Int32, _ writing: FormWriting) { append(type(of: kind, writing), kind) }

  private mutating func append(_ type: PartType, _ kind: Int32) {
    types.appendSparingly(type)
    lists.append(kind)
  }

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
    let rows = needsOfKind[kind]
    let place = Int(classes.rawValue)
    if rows[place] >= 0 { return rows[place] }
    let row = needs.row(rows[0], and: classes)
    needsOfKind[kind][place] = row
    return row
  }

  private static func rows(inSmallLetters row: Int32) -> SIMD8<Int32> {
    var rows = SIMD8<Int32>(repeating: -1)
    rows[0] = row
    return rows
  }

  /// Whether a form has a symbol. O(symbols of one form), a handful.
  func has(_ symbol: Int32, _ type: Int32) -> Bool {
    for index in lists[Int(type)].symbols where pool[Int(index)] == symbol { return true }
    return false
  }
}
