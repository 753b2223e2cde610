/// Categories of entries and rules, compiled for looking up.
public struct Lexicon: Sendable {
  /// The categories sorted by name; parents that no file defines are made.
  public private(set) var categories: [Category] = []
  /// What scoring needs of each category.
  public private(set) var roles: [CategoryRole] = []
  /// Every entry and exception, in the order of the files.
  public private(set) var entries = EntryTable()
  /// The rules sorted by name.
  public private(set) var rules: [Rule] = []
  /// The formulas of verdicts by what they decide: "stance", "model".
  public private(set) var verdicts: [String: VerdictFormula] = [:]
  /// The names of the lexicons read, with their versions: `["usward 1"]`.
  public private(set) var names: [String] = []
  /// The SHA-256 of everything that was read, in hexadecimal.
  public private(set) var digest = ""

  /// The entries of more than one part as matching finds them.
  private(set) var phrases = Phrases()
  /// For each category those that its matches count for: its own, those above it, those that include one of these.
  private(set) var above = ListTable()
  private(set) var contractions = Contractions(whole: [:], endings: [:])
  private(set) var code = PatternCode()
  /// For each rule what it guards; `nil` for rules that are no guards.
  private(set) var guards: [Guarded?] = []
  /// For each rule the category it marks, then those above; none for rules that mark none.
  public private(set) var marks: [[Int]] = []
  /// The words that the formulas weigh.
  private(set) var weighedWords = WeighedWords()
  private var vocabulary = Vocabulary()
  private var index = SymbolIndex()
  private var numberOfName: [String: Int] = [:]
  /// For each category what its words do in a clause.
  private(set) var clauseMarks: [ClauseMarks] = []
  /// For each category whether its entries' matches are read one by one, because they are evidence of an act or their
  /// readings are told apart; others only count, where no guard stands.
  private(set) var isListed: [Bool] = []
  /// The category of the first person plural, whose words are read by the rules of `we`.
  public private(set) var collective: Int?
  /// The category of the words after which a clause may begin.
  private(set) var clauseOpener: Int32?

  /// What a guard takes away within its match.
  struct Guarded: Sendable {
    /// Whether it guards the category of each index.
    var categories: [Bool]
    /// Whether it guards the rule of each index: those of acts whose name lies under a guarded one.
    var rules: [Bool]
    /// Whether it guards a category whose matches may be counted without being listed, when nothing can be taken away.
    var guardsCounted = false

    /// `acts` are the rules of acts with their names.
    init(
      _ names: [String], _ all: [Category], isListed: [Bool], _ acts: [(rule: Int, name: String)], of ruleCount: Int,
      _ numberOfName: [String: Int]
    ) {
      categories = Array(repeating: false, count: all.count)
      rules = Array(repeating: false, count: ruleCount)
      for name in names {
        if let category = numberOfName[name] {
          for number in [category] + all[category].descendants { categories[number] = true }
        }
        let below = name + "."
        for act in acts where act.name == name || act.name.hasPrefix(below) { rules[act.rule] = true }
      }
      guardsCounted = zip(categories, isListed).contains { $0 && !$1 }
    }
  }

  /// Compiles lexicon files in order; a category or rule of a later file replaces one of the same name.
  public init(_ files: [LexiconFile]) throws(LexiconError) {
    var builder = LexiconBuilder()
    for file in files { try builder.add(file) }
    let built = try builder.build()
    categories = built.categories
    entries = built.entries
    rules = built.rules
    names = built.names
    verdicts = built.verdicts
    weighedWords = built.weighedWords
    digest = SHA256.hexDigest(files.flatMap { Array($0.name.utf8) + [0] + $0.bytes + [0] })
    phrases = Phrases(built.entries)
    above = built.above
    contractions = built.contractions
    vocabulary = built.vocabulary
    let needs = NeedNumbers(built.allPatterns)
    index = SymbolIndex(built, needs)
    code = PatternCode(built, index, needs)
    derive()
  }

  /// Sets what follows from the rest.
  private mutating func derive() {
    roles = categories.map(CategoryRole.init)
    for (number, category) in categories.enumerated() { numberOfName[category.name] = number }
    collective = category(named: "collective.reference")
    clauseOpener = category(named: "clause.opener").map(Int32.init)
    isListed = roles.indices.map { !roles[$0].isSupport && (roles[$0].act != nil || $0 == collective) }
    var acts: [(rule: Int, name: String)] = []
    for rule in rules.indices {
      if case .act = rules[rule].effect { acts.append((rule, rules[rule].name)) }
    }
    guards = rules.indices.map { rule in
      guard case .guarding(let names) = rules[rule].effect else { return nil }
      return Guarded(names, categories, isListed: isListed, acts, of: rules.count, numberOfName)
    }
    marks = rules.indices.map { rule in
      guard case .marking(let name) = rules[rule].effect, let category = numberOfName[name] else { return [] }
      return [category] + categories.indices.filter { categories[$0].descendants.contains(category) }
    }
    clauseMarks = Array(repeating: [], count: categories.count)
    mark("negation", .negates)
    mark("negation.end", .endsNegation)
    mark("clause.opener", .opensClause)
    mark("clause.relative", .isRelative)
    for actor in RuleActor.allCases {
      var marks: ClauseMarks = []
      marks.subject = actor
      mark("subject.\(actor.rawValue)", marks)
    }
    index.derive()
    phrases.derive(entries)
  }

  private mutating func mark(_ name: String, _ marks: ClauseMarks) {
    if let category = numberOfName[name] { clauseMarks[category] = marks }
  }

  /// The index in `categories` of a name; `nil` when there is none.
  public func category(named name: String) -> Int? { numberOfName[name] }

  /// The needs of patterns that a part of a class passes, or a sentence of it.
  func needs(of partClass: PartClass) -> ArraySlice<Int32> { index.needs(of: partClass) }

  /// Whether the guards that leave a doubt over a document all look for a line in capitals.
  var doubtsCapitalsOnly: Bool {
    let capitals = index.needsOnly(of: .shouted)
    return code.ofRules.filter { rules[Int(code.patterns[$0].rule)].isDoubtful }.allSatisfy { pattern in
      let first = PatternCode.needsLookedAt * pattern
      return code.needs[first..<first + PatternCode.needsLookedAt].contains(where: capitals.contains)
    }
  }

  /// Whether a rule is a guard that takes away nothing but what is listed, so that nobody need know of it before that is found.
  func guardsOnlyListed(_ rule: Int) -> Bool { guards[rule].map { !$0.guardsCounted } ?? false }

  /// The patterns of rules that say something by themselves: of all but the guards that take away nothing but what is listed.
  var tellingPatterns: [Int] { code.ofRules.filter { !guardsOnlyListed(Int(code.patterns[$0].rule)) } }

  /// How many needs patterns have.
  var needCount: Int { index.needCount }

  /// How many bits tell which tests of patterns a form passes.
  var testBits: Int { index.bitCount }

  /// Fills in the symbols, entries and patterns of a form. `key` is folded, `spelt` keeps its case. O(entries that begin with
  /// it).
  func lookUp(_ form: inout ResolvedForm, key: Span<UInt8>, spelt: Span<UInt8>, isCapital: Bool) {
    vocabulary.find(key: key, form: spelt, &form.symbols)
    index.complete(&form, isCapital: isCapital, entries, above: above)
  }
}

extension Lexicon {
  /// A lexicon from its tables.
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
    var formulas = verdicts.sorted { $0.key < $1.key }.map { VerdictFormula.Named(name: $0.key, formula: $0.value) }
    coder.list(&formulas, blank: .blank) { $1.code(&$0) }
    verdicts = Dictionary(uniqueKeysWithValues: formulas.map { ($0.name, $0.formula) })
    weighedWords.code(&coder)
    coder.texts(&names)
    coder.text(&digest)
    phrases.code(&coder)
    above.code(&coder)
    contractions.code(&coder)
    code.code(&coder)
    vocabulary.code(&coder)
    index.code(&coder)
  }
}
