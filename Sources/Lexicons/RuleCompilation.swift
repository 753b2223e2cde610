extension LexiconBuilder {
  /// Compiles the patterns of rules and checks what they name.
  func compileRules(_ built: inout Built) throws(LexiconError) {
    built.rules = rules.values.sorted { $0.name < $1.name }
    built.costs = TestCosts(built)
    let costs = built.costs
    var errors = LexiconErrors()
    for (number, rule) in built.rules.enumerated() {
      switch rule.effect {
      case .guarding(let names):
        for name in names
        where built.numberOfName[name] == nil && !built.hasRule(under: name) && !isLeftOut(name) {
          errors.add(problem(rule.file, rule.name, name, "there is no category or rule"))
        }
      case .marking(let name) where built.numberOfName[name] == nil:
        errors.add(problem(rule.file, rule.name, name, "there is no category"))
      case .act, .we, .vision, .marking: break
      }
      for text in rule.patterns {
        guard let pattern = compile(text, of: rule, number, costs, &built, &errors, isOfDeeds: rule.effect.isOfDeeds)
        else { continue }
        if pattern.needs.isEmpty || pattern.program.beginsWithAnything {
          let message = "a pattern must begin with a word, a category or a capital, not with anything:"
          errors.add(problem(rule.file, rule.name, text, message))
        }
        built.patterns.append(pattern)
      }
      built.unless.append(rule.unless.compactMap { compile($0, of: rule, number, costs, &built, &errors) })
      built.with.append(rule.with.compactMap { compile($0, of: rule, number, costs, &built, &errors) })
    }
    try errors.check()
  }

  /// Compiles a pattern; `nil` where something is wrong with it.
  private func compile(
    _ text: String, of rule: Rule, _ number: Int, _ costs: TestCosts, _ built: inout Built,
    _ errors: inout LexiconErrors, isOfDeeds: Bool = false
  ) -> CompiledPattern? {
    errors.gather { () throws(LexiconError) in try compile(text, of: rule, number, costs, &built, isOfDeeds) }
  }

  private func compile(
    _ text: String, of rule: Rule, _ number: Int, _ costs: TestCosts, _ built: inout Built, _ isOfDeeds: Bool
  ) throws(LexiconError) -> CompiledPattern {
    var pattern = try parsed(text, of: rule, built)
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
      var found = problem(rule.file, rule.name, text, "there is no category")
      found.term = unknown
      throw found
    }
    let needs = NeedFinder.needs(of: pattern, program) {
      costs.cost(of: resolve($0, &built), built)
    } cost: {
      costs.cost(of: $0, built)
    }
    let beginning = program.beginnings.map { subjects in
      // If no category has phrases, the need may be one that exists already.
      NeedNumbers.Need(subjects: subjects, isOfBeginnings: subjects.contains { costs.cost(of: $0, built).longest > 1 })
    }
    return CompiledPattern(rule: number, program: program, needs: needs, beginning: beginning)
  }

  /// The parsed pattern.
  private func parsed(_ text: String, of rule: Rule, _ built: Built) throws(LexiconError) -> Pattern {
    do {
      return try PatternParser.parse(text, contractions: built.contractions)
    } catch {
      var found = problem(rule.file, rule.name, text, error.message)
      found.term = error.term.isEmpty ? text : error.term
      throw found
    }
  }
}
