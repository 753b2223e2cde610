internal import Text

/// Gathers lexicon files and compiles them.
struct LexiconBuilder {
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
    var verdicts: [String: VerdictFormula] = [:]
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

  private var syntaxes: [String: CategorySyntax] = [:]
  private var rules: [String: Rule] = [:]
  private var verdicts: [VerdictSyntax] = []
  private var files: [String: LexiconFile] = [:]
  private var names: [String] = []
  private var whole: [String: String] = [:]
  private var endings: [String: String] = [:]

  /// Reads a file. Within one file a name may stand once; across files the later one replaces.
  mutating func add(_ file: LexiconFile) throws(LexiconError) {
    let syntax = try LexiconSyntax(file)
    files[file.name] = file
    var seen: Set<String> = []
    var errors = LexiconErrors()
    let sharedName = "is the name of a category and of a rule, and names are unique"
    for category in syntax.categories {
      let name = category.category.name
      if !seen.insert(name).inserted { errors.add(problem(file.name, name, nil, "the category is defined twice")) }
      if rules[name] != nil { errors.add(problem(file.name, name, nil, sharedName)) }
      syntaxes[name] = category
    }
    for rule in syntax.rules {
      if !seen.insert("rule " + rule.name).inserted {
        errors.add(problem(file.name, rule.name, nil, "the rule is defined twice"))
      }
      if syntaxes[rule.name] != nil {
        errors.add(problem(file.name, rule.name, nil, sharedName))
      }
      rules[rule.name] = rule
    }
    try errors.check()
    let given = Set(syntax.verdicts.map(\.verdict))
    verdicts.removeAll { given.contains($0.verdict) }
    verdicts += syntax.verdicts
    whole.merge(syntax.wholeContractions) { _, later in later }
    endings.merge(syntax.contractionEndings) { _, later in later }
    let title = "\(syntax.name) \(syntax.version)"
    if !names.contains(title) { names.append(title) }
  }

  func build() throws(LexiconError) -> Built {
    var built = Built()
    built.names = names
    built.contractions = Contractions(whole: whole, endings: endings)
    try layOutCategories(&built)
    try compileEntries(&built)
    try compileRules(&built)
    try compileVerdicts(&built)
    return built
  }

  /// An error in a file, with the line looked up.
  private func problem(
    _ file: String, _ scope: String?, _ term: String?, _ message: String, last: Bool = false
  ) -> LexiconError {
    let text = String(decoding: files[file]?.bytes ?? [], as: UTF8.self)
    let line = LineFinder(text).line(of: term, inTableNamed: scope, last: last)
    return LexiconError(file: file, line: line, category: scope, term: term, message: message)
  }

  // MARK: Categories

  private func layOutCategories(_ built: inout Built) throws(LexiconError) {
    var all = syntaxes.mapValues(\.category)
    for name in syntaxes.keys.sorted() {
      var parent = Self.parent(of: name)
      while let known = parent {
        if all[known] == nil { all[known] = Self.implicit(known) }
        parent = Self.parent(of: known)
      }
    }
    built.categories = all.values.sorted { $0.name < $1.name }
    for (number, category) in built.categories.enumerated() { built.numberOfName[category.name] = number }
    // A made parent only of support categories is one itself.
    for (number, category) in built.categories.enumerated() where syntaxes[category.name] == nil {
      built.categories[number].isSupport = syntaxes.values.allSatisfy {
        !$0.category.name.liesUnder(category.name) || $0.category.isSupport
      }
    }
    var errors = LexiconErrors()
    for category in built.categories {
      for name in category.includes where built.numberOfName[name] == nil {
        errors.add(problem(category.file, category.name, name, "no category has the name"))
      }
    }
    try errors.check()
    for number in built.categories.indices {
      var reached: Set<Int> = []
      try descend(from: number, origin: number, built, &reached)
      var texts = built.categories[number].texts.value
      texts.descendants = reached.sorted()
      built.categories[number].texts = .made(texts)
    }
  }

  /// By their names categories take in their like alone: what is left out of results enters no sum of theirs because a file
  /// happens to name a category so, and no rule reads a result's words as its own. `includes` says what is meant.
  private func descend(from number: Int, origin: Int, _ built: Built, _ reached: inout Set<Int>) throws(LexiconError) {
    let category = built.categories[number]
    let below = built.categories.indices.filter {
      built.categories[$0].name.liesUnder(category.name) && built.categories[$0].isSupport == category.isSupport
    }
    for next in below + category.includes.map({ built.numberOfName[$0]! }) {
      if next == origin {
        let name = built.categories[origin].name
        let closing = category.includes.contains(name) ? category : built.categories[origin]
        throw problem(
          closing.file, closing.name, closing.includes.first, "the category contains itself, through")
      }
      if reached.insert(next).inserted { try descend(from: next, origin: origin, built, &reached) }
    }
  }

  private static func parent(of name: String) -> String? {
    name.lastIndex(of: ".").map { String(name[..<$0]) }
  }

  /// A category that no file defines: others lie under it.
  private static func implicit(_ name: String) -> Category {
    let texts = Category.Texts(
      description: "All of \(name).*", source: "the categories below it", reason: "sums up its children")
    return Category(
      name: name, weight: 0, actor: .subject, isSupport: false, entryCount: 0, texts: .made(texts))
  }

  // MARK: Entries

  private func compileEntries(_ built: inout Built) throws(LexiconError) {
    var above: [[Int32]] = built.categories.indices.map { [Int32($0)] }
    for (number, category) in built.categories.enumerated() {
      for below in category.descendants { above[below].append(Int32(number)) }
    }
    built.above = ListTable(above)
    var entries: [(entry: Entry, symbols: [Int32])] = []
    var errors = LexiconErrors()
    for (number, category) in built.categories.enumerated() {
      guard let syntax = syntaxes[category.name] else { continue }
      var seen: Set<String> = []
      let groups = [(syntax.entries, false, false), (syntax.cased, true, false), (syntax.except, false, true)]
      for (terms, cased, isException) in groups {
        for term in terms {
          let compiled: (entry: Entry, symbols: [Int32])
          do {
            compiled = try Entry.compile(
              term, category: number, cased: cased, isException: isException, contractions: built.contractions,
              symbols: &built.symbols)
          } catch {
            errors.add(problem(category.file, category.name, term, error.message))
            continue
          }
          let words = Entry.words(of: term).joined(separator: " ")
          let key = (cased ? "=" : "") + (cased ? words : Folding.key(of: words))
          if !seen.insert(key).inserted {
            errors.add(problem(category.file, category.name, term, "the entry stands twice:", last: true))
          }
          entries.append(compiled)
        }
      }
      built.categories[number].entryCount = syntax.entries.count + syntax.cased.count
    }
    try errors.check()
    built.entries = EntryTable(entries)
  }

  // MARK: Rules

  private func compileRules(_ built: inout Built) throws(LexiconError) {
    built.rules = rules.values.sorted { $0.name < $1.name }
    built.costs = TestCosts(built)
    let costs = built.costs
    var errors = LexiconErrors()
    for (number, rule) in built.rules.enumerated() {
      switch rule.effect {
      case .guarding(let names):
        for name in names where built.numberOfName[name] == nil && !built.hasRule(under: name) {
          errors.add(problem(rule.file, rule.name, name, "no category or rule has the name"))
        }
      case .marking(let name) where built.numberOfName[name] == nil:
        errors.add(problem(rule.file, rule.name, name, "no category has the name"))
      case .act, .we, .vision, .marking: break
      }
      for text in rule.patterns {
        guard let pattern = compile(text, of: rule, number, costs, &built, &errors, isOfDeeds: rule.effect.isOfDeeds)
        else { continue }
        if pattern.needs.isEmpty || pattern.program.beginsWithAnything {
          let message = "a pattern begins with a word, a category or a capital, not with anything:"
          errors.add(problem(rule.file, rule.name, text, message))
        }
        built.patterns.append(pattern)
      }
      built.unless.append(rule.unless.compactMap { compile($0, of: rule, number, costs, &built, &errors) })
      built.with.append(rule.with.compactMap { compile($0, of: rule, number, costs, &built, &errors) })
    }
    try errors.check()
  }

  /// A pattern, compiled; `nil` where something is wrong with it.
  private func compile(
    _ text: String, of rule: Rule, _ number: Int, _ costs: TestCosts, _ built: inout Built,
    _ errors: inout LexiconErrors, isOfDeeds: Bool = false
  ) -> CompiledPattern? {
    errors.gather { () throws(LexiconError) in try compile(text, of: rule, number, costs, &built, isOfDeeds) }
  }

  private func compile(
    _ text: String, of rule: Rule, _ number: Int, _ costs: TestCosts, _ built: inout Built, _ isOfDeeds: Bool
  ) throws(LexiconError) -> CompiledPattern {
    var pattern: Pattern
    do {
      pattern = try PatternParser.parse(text, contractions: built.contractions)
    } catch {
      let offender = error.term.isEmpty ? text : error.term
      var found = problem(rule.file, rule.name, text, error.message)
      found.term = offender
      throw found
    }
    if isOfDeeds, built.numberOfName[Category.denying] != nil { pattern = pattern.affirmed }
    pattern = pattern.simplified { built.numberOfName[$0].map(costs.isOfWords) ?? false }
    var unknown: String?
    func numberOfCategory(_ category: String, _ built: Built) -> Int32 {
      if built.numberOfName[category] == nil { unknown = category }
      return Int32(built.numberOfName[category] ?? 0)
    }
    func resolve(_ subject: PatternTest.Subject, _ built: inout Built) -> PatternProgram.Test.Subject {
      switch subject {
      case .word, .cased: return .oneOf(built.set(of: [subject]))
      case .anyOf(let subjects):
        for case .category(let name) in subjects { _ = numberOfCategory(name, built) }
        return .oneOf(built.set(of: subjects))
      case .partClass(let partClass): return .partClass(partClass)
      case .anything: return .anything
      case .category(let name): return .category(numberOfCategory(name, built))
      }
    }
    let program = PatternProgram(pattern) { resolve($0, &built) }
    if let unknown {
      var found = problem(rule.file, rule.name, text, "no category has the name")
      found.term = unknown
      throw found
    }
    let needs = NeedFinder.needs(of: pattern, program) {
      costs.cost(of: resolve($0, &built), built)
    } cost: {
      costs.cost(of: $0, built)
    }
    let beginning = program.beginnings.map { subjects in
      // Where no category has phrases, the need may be one that there is already.
      NeedNumbers.Need(subjects: subjects, isOfBeginnings: subjects.contains { costs.cost(of: $0, built).longest > 1 })
    }
    return CompiledPattern(rule: number, program: program, needs: needs, beginning: beginning)
  }

  // MARK: Verdicts

  private func compileVerdicts(_ built: inout Built) throws(LexiconError) {
    var errors = LexiconErrors()
    for syntax in verdicts {
      var weights: [VerdictFormula.Weight] = []
      for (name, tenths) in syntax.weights.sorted(by: { $0.key < $1.key }) {
        let subject: VerdictFormula.Subject
        if let act = Act(rawValue: name) {
          subject = .act(act)
        } else if let category = built.numberOfName[name] {
          subject = .category(category)
        } else {
          errors.add(
            problem(
              syntax.file, nil, name, "the verdict \(syntax.verdict) weighs an act or category that is not there:"))
          continue
        }
        weights.append(VerdictFormula.Weight(subject: subject, tenths: tenths))
      }
      let label = VerdictFormula.Label(name: syntax.label, bias: syntax.bias, weights: weights)
      built.verdicts[syntax.verdict, default: VerdictFormula(half: syntax.half, labels: [])].labels.append(label)
    }
    try errors.check()
    weighWords(&built)
  }

  /// Numbers the words that formulas weigh and says what they weigh.
  private func weighWords(_ built: inout Built) {
    built.weighedWords = WeighedWords(Set(verdicts.flatMap(\.words.keys)))
    built.wordWeights = WordWeights(verdicts, built.weighedWords)
  }
}
