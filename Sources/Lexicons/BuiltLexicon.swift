extension LexiconBuilder {
  /// Everything a lexicon is made of.
  struct Built {
    var categories: [Category] = []
    var numberOfName: [String: Int] = [:]
    var entries = EntryTable()
    /// For each category those that its matches count for: itself, those above it, those that include one of these.
    var above = ListTable()
    var rules: [Rule] = []
    var patterns: [CompiledPattern] = []
    /// For each rule its `unless`.
    var unless: [[CompiledPattern]] = []
    /// For each rule its `with`.
    var with: [[CompiledPattern]] = []
    /// How often parts pass tests, roughly.
    var costs = TestCosts()
    var names: [String] = []
    var verdicts: [String: [VerdictFormula]] = [:]
    var weighedWords = WeighedWords()
    var wordWeights = WordWeights()
    var contractions = Contractions()
    var symbols = SymbolNumbers()
    /// The sets that patterns look for, each there once.
    var sets: [Set<SetMember>] = []
    var numberOfSet: [Set<SetMember>: Int32] = [:]

    /// The patterns of all rules, then all `unless`, then all `with`.
    var allPatterns: [CompiledPattern] { patterns + unless.joined() + with.joined() }

    /// Whether a rule has the name or one that lies under it.
    func hasRule(under name: String) -> Bool { rules.contains { $0.name.isOrLiesUnder(name) } }

    /// The number of the set of words, prefixes, cased forms and categories, all of which are there.
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

  /// What a set that patterns look for holds: a symbol, or all words of a category.
  enum SetMember: Hashable {
    case symbol(Int32)
    case category(Int32)
  }

  /// A rule's pattern, compiled.
  struct CompiledPattern {
    var rule: Int
    var program: PatternProgram
    /// What it cannot match without, the rarest first.
    var needs: [PatternNeed]
    /// What its first part passes; `nil` where that is nothing that can be looked up.
    var beginning: NeedNumbers.Need?
  }
}
