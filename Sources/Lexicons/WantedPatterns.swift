internal import CWordScan

/// The patterns of a lexicon by when they are looked for.
struct WantedPatterns: Sendable {
  /// Those of rules that say something by themselves: of all but the guards that take away nothing but what is listed.
  private(set) var telling = PatternsByNeed()
  /// Those of all other guards.
  private(set) var late = Table<Int32>()
  /// The patterns of the late guards, by the category and the rule that they guard.
  private var guardsOfCategory = ListTable()
  private var guardsOfRule = ListTable()

  /// None.
  init() {}

  init(_ code: PatternCode, _ guards: Guards, _ built: LexiconBuilder.Built, needs: Int) {
    func rule(of pattern: Int) -> Int { Int(code.patterns[pattern].rule) }
    let late = code.ofRules.filter { guards.takesOnlyListed(rule(of: $0)) }
    self.late = Table(late.map(Int32.init))
    telling = PatternsByNeed(
      code.ofRules.filter { !guards.takesOnlyListed(rule(of: $0)) }.map { code.needs[$0] }, needs: needs)
    func patterns(where isGuard: (Int) -> Bool) -> [Int32] {
      late.filter { isGuard(rule(of: $0)) }.map(Int32.init)
    }
    guardsOfCategory = ListTable(
      built.categories.indices.map { category in patterns { guards.isGuard($0, ofCategory: category) } })
    guardsOfRule = ListTable(built.rules.indices.map { rule in patterns { guards.isGuard($0, ofRule: rule) } })
  }

  /// Collects the patterns of the guards of what was found in a sentence, each once.
  func collectGuards(of sentence: SentenceReading, _ guards: inout [Int32]) {
    if !guards.isEmpty { guards.removeAll(keepingCapacity: true) }
    if sentence.matches.isEmpty, sentence.rules.isEmpty { return }
    func add(_ patterns: Table<Int32>) {
      for pattern in patterns where !guards.contains(pattern) { guards.append(pattern) }
    }
    for match in sentence.matches { add(guardsOfCategory[match.own]) }
    for match in sentence.rules { add(guardsOfRule[match.rule]) }
  }
}

extension WantedPatterns: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    telling.code(&coder)
    coder.table(&late)
    guardsOfCategory.code(&coder)
    guardsOfRule.code(&coder)
  }
}
