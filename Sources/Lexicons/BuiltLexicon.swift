extension LexiconBuilder {
  /// Everything a lexicon consists of.
  struct Built {
    var categories: [Category] = []
    var numberOfName: [String: Int] = [:]
    var entries = EntryTable()
    /// For each category, the categories that its matches count for: itself, those above it, and those that include one
    /// of these.
    var above = ListTable()
    var rules: [Rule] = []
    var patterns: [CompiledPattern] = []
    /// For each rule, its `unless` patterns.
    var unless: [[CompiledPattern]] = []
    /// For each rule, its `with` patterns.
    var with: [[CompiledPattern]] = []
    /// How often parts pass tests, approximately.
    var costs = TestCosts()
    var names: [String] = []
    var verdicts: [String: [VerdictFormula]] = [:]
    var weighedWords = WeighedWords()
    var wordWeights = WordWeights()
    var contractions = Contractions()
    var symbols = SymbolNumbers()
    /// The distinct sets that patterns look for.
    var sets: [Set<SetMember>] = []
    var numberOfSet: [Set<SetMember>: Int32] = [:]

    /// The patterns of all rules, followed by all `unless` and then all `with` patterns.
    var allPatterns: [CompiledPattern] { patterns + unless.joined() + with.joined() }

    /// Whether a rule has this name or one under it.
    func hasRule(under name: String) -> Bool { rules.contains { $0.name.isOrLiesUnder(name) } }

    /// The number of the set of these words, prefixes, cased forms and categories, all of which exist.
    mutating func set(of subjects: [PatternTest.Subject]) -> Int32 {
      var members: Set<SetMember> = []
      for subject in subjects {
        switch subject {
        case .word(let word): members.insert(.symbol(symbols.symbol(word)))
        case .cased(let form): members.insert(.symbol(symbols.symbol(form, cased: true)))
        case .category(let name): members.insert(.category(Int32(numberOfName[name] ?? 0)))
        case .partClass, .anyOf, .anything: preconditionFailure("a set is of words and categories")
        }
      }
      if let known = numberOfSet[members] { return known }
      numberOfSet[members] = Int32(sets.count)
      sets.append(members)
      return Int32(sets.count - 1)
    }
  }

  /// A member of a set that patterns look for: a symbol, or all words of a category.
  enum SetMember: Hashable {
    case symbol(Int32)
    case category(Int32)
  }

  /// A compiled pattern of a rule.
  struct CompiledPattern {
    var rule: Int
    var program: PatternProgram
    /// What it cannot match without, the rarest need first.
    var needs: [PatternNeed]
    /// What its first part passes; `nil` where that cannot be looked up.
    var beginning: NeedNumbers.Need?
  }
}
