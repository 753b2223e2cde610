/// Categories of entries and rules, compiled for matching.
public struct Lexicon: Sendable {
  /// The categories sorted by name, including parents that no file defines.
  public private(set) var categories: [Category] = []
  /// What scoring needs of each category.
  package private(set) var roles: [CategoryRole] = []
  /// All entries and exceptions, in the order of the files.
  public private(set) var entries = EntryTable()
  /// The rules sorted by name.
  public private(set) var rules: [Rule] = []
  /// The formulas of verdicts, by what they decide (`VerdictName`); those for longer texts come after those for shorter
  /// ones.
  package private(set) var verdicts: [String: [VerdictFormula]] = [:]
  /// The names and versions of the lexicons read: `["usward 1"]`.
  public private(set) var names: [String] = []
  /// The SHA-256 digest of everything that was read, in hexadecimal.
  public private(set) var digest = ""

  /// The entries of more than one part, in the form that matching needs.
  private(set) var phrases = Phrases()
  /// For each category, the categories that its matches count for: itself, those above it, and those that include one
  /// of these.
  private(set) var above = ListTable()
  private(set) var contractions = Contractions()
  private(set) var code = PatternCode()
  private(set) var guards = Guards()
  private(set) var wanted = WantedPatterns()
  /// The words that the formulas weigh.
  private(set) var weighedWords = WeighedWords()
  /// Their weights.
  package private(set) var wordWeights = WordWeights()
  private(set) var vocabulary = Vocabulary()
  private(set) var index = SymbolIndex()
  /// The words looked up in advance.
  private(set) var knownWords = KnownWords()
  /// What these amount to.
  private(set) var knownKinds = KnownKinds()
  /// The names of the categories, in ASCII, sorted.
  private var categoryNames = TextTable()
  /// For each category, what its words do in a clause.
  private(set) var clauseMarks: [ClauseMarks] = []
  /// For each category, whether the matches of its entries are read one by one, because they are evidence of an act or
  /// have several readings; others are only counted where there is no guard.
  private(set) var isListed: [Bool] = []
  /// The category of the first person plural, whose words have readings; `nil` for none.
  package private(set) var collective: Int?
  /// The category of words after which a clause may begin; `nil` for none.
  private(set) var clauseOpener: Int32?

  /// Compiles lexicon files in order; a category or rule of a later file replaces one with the same name. Categories
  /// and rules with the names `without`, and those under them, are left out.
  public init(_ files: [LexiconFile], without: [String] = []) throws(LexiconError) {
    var builder = LexiconBuilder()
    var errors = LexiconErrors()
    for file in files { _ = errors.gather { () throws(LexiconError) in try builder.add(file) } }
    try errors.check()
    try builder.leaveOut(without)
    let built = try builder.build()
    categories = built.categories
    entries = built.entries
    rules = built.rules
    names = built.names
    verdicts = built.verdicts
    weighedWords = built.weighedWords
    wordWeights = built.wordWeights
    // The same files are the same lexicon, wherever they were read from and whatever they are called. TOML never
    // contains a zero byte.
    digest = SHA256.hexDigest(files.flatMap { $0.bytes + [0] } + Set(without).sorted().flatMap { Array($0.utf8) + [0] })
    phrases = Phrases(built.entries)
    above = built.above
    contractions = built.contractions
    vocabulary = Vocabulary(built.symbols)
    categoryNames = TextTable(categories.map(\.name.utf8))
    derive()
    guards = Guards(built, isListed: isListed)
    let all = built.allPatterns
    let isLate = guards.takesOnlyListed
    let needs = NeedNumbers(all, ofRules: built.patterns.indices) { !isLate(all[$0].rule) }
    index = SymbolIndex(built, needs, isLate: isLate)
    code = PatternCode(built, index, needs)
    wanted = WantedPatterns(code, guards, needs)
    knownKinds = KnownKinds(knownWords.symbols, self)
  }

  /// Whether tables that are stored can contain everything that is looked for: wildcards other than at the end of a
  /// word are not stored.
  var keepsAll: Bool { vocabulary.wildcards.isEmpty }

  /// Looks words up in advance, for tables that are stored.
  mutating func lookUpBeforehand() {
    knownWords = KnownWords(vocabulary, weighedWords, contractions)
    knownKinds = KnownKinds(knownWords.symbols, self)
  }

  /// Sets what follows from the rest, in one step for each category.
  private mutating func derive() {
    roles = categories.map(CategoryRole.init)
    collective = category(named: ReferenceCategory.shared)
    clauseOpener = category(named: ClauseCategory.opener).map(Int32.init)
    // Categories that guards of an act may remove are rarely met: listing them spares looking for these guards in
    // advance.
    isListed = roles.indices.map {
      !roles[$0].isSupport && (roles[$0].act != nil || $0 == collective || categories[$0].guardedAs != nil)
    }
    clauseMarks = Array(repeating: [], count: categories.count)
    mark(ClauseCategory.negation, .negates)
    mark(ClauseCategory.negationEnd, .endsNegation)
    mark(ClauseCategory.opener, .opensClause)
    mark(ClauseCategory.relative, .isRelative)
    for actor in RuleActor.allCases {
      var marks: ClauseMarks = []
      marks.subject = actor
      mark(ClauseCategory.subject(actor), marks)
    }
  }

  /// When matches of a category's entries are listed where others are counted.
  func listing(of category: Int) -> Listing {
    isListed[category] ? .always : guards.takesCounted(ofCategory: category) ? .whereGuarded : []
  }

  private mutating func mark(_ name: String, _ marks: ClauseMarks) {
    if let category = category(named: name) { clauseMarks[category] = marks }
  }

  /// The index in `categories` of a name; `nil` when there is no such category. O(log categories).
  public func category(named name: String) -> Int? { categoryNames.place(ofSorted: name.utf8Span.span) }

  /// The category that a rule marks, followed by those above it; empty for a rule that marks none.
  package func marks(of rule: Int) -> [Int] {
    guard case .marking(let name) = rules[rule].effect, let category = category(named: name) else { return [] }
    return above[category].map { Int($0) }
  }

  /// The needs of patterns that a part of this class passes, or a sentence in such a class.
  func needs(of partClass: PartClass) -> Table<Int32> { index.needs(of: partClass) }

  /// The number of needs that patterns have.
  var needCount: Int { index.needCount }

  /// How many of these, counted from the first, are asked of sentences.
  var needCountOfSentences: Int { index.needCountOfSentences }

  /// How many bits say which tests of patterns a form passes.
  var testBits: Int { index.bitCount }
}

extension Lexicon {
  /// Loads a lexicon from its tables.
  init(_ loader: inout TableLoader) {
    code(&loader)
    derive()
  }
}

extension Lexicon: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.list(&categories, blank: .blank) { $1.code(&$0) }
    entries.code(&coder)
    coder.list(&rules, blank: .blank) { $1.code(&$0) }
    var formulas = verdicts.sorted { $0.key < $1.key }.flatMap { name, formulas in
      formulas.map { VerdictFormula.Named(name: name, formula: $0) }
    }
    coder.list(&formulas, blank: .blank) { $1.code(&$0) }
    verdicts = Dictionary(grouping: formulas, by: \.name).mapValues { $0.map(\.formula) }
    weighedWords.code(&coder)
    wordWeights.code(&coder)
    coder.texts(&names)
    coder.text(&digest)
    phrases.code(&coder)
    above.code(&coder)
    contractions.code(&coder)
    code.code(&coder)
    vocabulary.code(&coder)
    index.code(&coder)
    guards.code(&coder)
    wanted.code(&coder)
    categoryNames.code(&coder)
    knownWords.code(&coder)
    knownKinds.code(&coder)
  }
}
