import Text

/// Collects lexicon files and compiles them.
struct LexiconBuilder {
  private var syntaxes: [String: CategorySyntax] = [:]
  private(set) var rules: [String: Rule] = [:]
  private var verdicts: [VerdictSyntax] = []
  private var files: [String: LexiconFile] = [:]
  private var names: [String] = []
  private var whole: [String: String] = [:]
  private var endings: [String: String] = [:]
  /// The names under which everything is left out.
  private var leftOut: [String] = []

  /// Reads a file. Within a file each name must be unique; a later file replaces names of earlier ones.
  mutating func add(_ file: LexiconFile) throws(LexiconError) {
    let syntax = try LexiconSyntax(file)
    files[file.name] = file
    var seen: Set<String> = []
    var errors = LexiconErrors()
    let sharedName = "is the name of both a category and a rule; names must be unique"
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

  /// Leaves out the rules with these names and under them. Of such categories only the names are kept, so that rules
  /// and formulas may refer to them, but nothing is found of them.
  mutating func leaveOut(_ names: [String]) throws(LexiconError) {
    for name in names {
      let categories = syntaxes.keys.filter { $0.isOrLiesUnder(name) }
      let rules = self.rules.keys.filter { $0.isOrLiesUnder(name) }
      if categories.isEmpty, rules.isEmpty {
        throw LexiconError(file: "", term: name, message: "no category or rule is called, or lies under,")
      }
      for category in categories { syntaxes[category]?.empty() }
      for rule in rules { self.rules[rule] = nil }
    }
    leftOut += names
  }

  /// Whether a name was left out.
  func isLeftOut(_ name: String) -> Bool { leftOut.contains { name.isOrLiesUnder($0) } }

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

  /// An error in a file; finds the line.
  func problem(
    _ file: String, _ scope: String?, _ term: String?, _ message: String, last: Bool = false
  ) -> LexiconError {
    let text = String(decoding: files[file]?.bytes ?? [], as: UTF8.self)
    let line = LineFinder(text).line(of: term, inTableNamed: scope, last: last)
    return LexiconError(file: file, line: line, category: scope, term: term, message: message)
  }

  // MARK: Categories

  private func layOutCategories(_ built: inout Built) throws(LexiconError) {
    numberCategories(&built)
    try checkNames(in: built)
    try findDescendants(&built)
  }

  /// Sorts and numbers the categories, with parents for those that no file gives one.
  private func numberCategories(_ built: inout Built) {
    var all = syntaxes.mapValues(\.category)
    for name in syntaxes.keys.sorted() {
      var parent = CategoryTree.parent(of: name)
      while let known = parent {
        if all[known] == nil { all[known] = Self.implicit(known) }
        parent = CategoryTree.parent(of: known)
      }
    }
    built.categories = all.values.sorted { $0.name < $1.name }
    for (number, category) in built.categories.enumerated() { built.numberOfName[category.name] = number }
    // A parent made only for support categories is itself one.
    for (number, category) in built.categories.enumerated() where syntaxes[category.name] == nil {
      built.categories[number].isSupport = syntaxes.values.allSatisfy {
        !$0.category.name.liesUnder(category.name) || $0.category.isSupport
      }
    }
  }

  /// Throws where a category names another, or a rule, that does not exist.
  private func checkNames(in built: Built) throws(LexiconError) {
    var errors = LexiconErrors()
    for category in built.categories {
      for name in category.includes where built.numberOfName[name] == nil {
        errors.add(problem(category.file, category.name, name, "there is no category"))
      }
      if let name = category.guardedAs, built.numberOfName[name] == nil, !isLeftOut(name),
        !rules.keys.contains(where: { $0.isOrLiesUnder(name) })
      {
        errors.add(problem(category.file, category.name, name, "there is no category or rule"))
      }
    }
    try errors.check()
  }

  private func findDescendants(_ built: inout Built) throws(LexiconError) {
    var tree = CategoryTree(built.categories, numberOfName: built.numberOfName)
    for number in built.categories.indices {
      let descendants: Set<Int>
      do {
        descendants = try tree.descendants(of: number)
      } catch {
        // Names alone cannot form a circle: somewhere in it one category includes the next.
        let steps = error.steps.map { (built.categories[$0], built.categories[$1].name) }
        let (category, next) = steps.last { $0.includes.contains($1) } ?? steps[0]
        throw problem(category.file, category.name, next, "the category contains itself, through")
      }
      var texts = built.categories[number].texts.value
      texts.descendants = descendants.sorted()
      built.categories[number].texts = .made(texts)
    }
  }

  /// A category that no file defines, for those that lie under it.
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
      let groups: [([String], Entry.Role)] = [
        (syntax.entries, .folded), (syntax.cased, .cased), (syntax.except, .exception),
      ]
      for (terms, role) in groups {
        for term in terms {
          let compiled: (entry: Entry, symbols: [Int32])
          do {
            compiled = try Entry.compile(
              term, as: role, category: number, wildcards: syntax.wildcards, contractions: built.contractions,
              symbols: &built.symbols)
          } catch {
            errors.add(problem(category.file, category.name, term, error.message))
            continue
          }
          let words = Entry.words(of: term).joined(separator: " ")
          let key = role == .cased ? "=" + words : Folding.key(of: words)
          if !seen.insert(key).inserted {
            errors.add(problem(category.file, category.name, term, "the entry appears twice:", last: true))
          }
          entries.append(compiled)
        }
      }
      built.categories[number].entryCount = syntax.entries.count + syntax.cased.count
    }
    try errors.check()
    built.entries = EntryTable(entries)
  }

  // MARK: Verdicts

  private func compileVerdicts(_ built: inout Built) throws(LexiconError) {
    var errors = LexiconErrors()
    // Formulas for short texts first; labels of one formula in the order of their file.
    for syntax in verdicts.sorted(by: { $0.formula.fromWords < $1.formula.fromWords }) {
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
              syntax.file, nil, name, "the verdict \(syntax.verdict) weighs an act or category that does not exist:"))
          continue
        }
        weights.append(VerdictFormula.Weight(subject: subject, tenths: tenths))
      }
      let label = VerdictFormula.Label(name: syntax.label, bias: syntax.bias, weights: weights)
      var formulas = built.verdicts[syntax.verdict] ?? []
      let fromWords = syntax.formula.fromWords
      if formulas.last?.fromWords != fromWords {
        formulas.append(VerdictFormula(fromWords: fromWords, half: syntax.half, labels: []))
      }
      formulas[formulas.count - 1].labels.append(label)
      built.verdicts[syntax.verdict] = formulas
    }
    try errors.check()
    weighWords(&built)
  }

  /// Numbers the words that formulas weigh, and stores their weights.
  private func weighWords(_ built: inout Built) {
    built.weighedWords = WeighedWords(Set(verdicts.flatMap(\.words.keys)))
    built.wordWeights = WordWeights(verdicts, built.weighedWords)
  }
}
