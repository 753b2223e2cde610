// The layout of a lexicon's parts in its compiled tables. What a field means is documented where it is declared.

extension Category: TableCodable {
  /// A category of no fields.
  static let blank = Category(
    name: "", weight: 0, actor: .subject, isSupport: false, entryCount: 0, texts: .made(Texts()))

  mutating func code(_ coder: inout some TableCoder) {
    coder.text(&name)
    coder.number(&weight)
    coder.choice(&act)
    coder.choice(&actor)
    coder.choice(&attention)
    coder.choice(&arena)
    coder.choice(&vision)
    coder.flag(&isSupport)
    coder.text(&guardedAs)
    coder.number(&entryCount)
    coder.deferred(&texts)
  }
}

extension Category.Texts: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.text(&description)
    coder.text(&source)
    coder.text(&reason)
    coder.texts(&matches)
    coder.texts(&rejects)
    coder.text(&file)
    coder.texts(&includes)
    coder.wide(&descendants)
  }
}

extension Rule: TableCodable {
  /// A rule of no fields.
  static let blank = Rule(
    name: "", effect: .guarding([]), weight: 0, standsNegated: false, isDoubtful: false, texts: .made(Texts()))

  mutating func code(_ coder: inout some TableCoder) {
    coder.text(&name)
    effect.code(&coder)
    coder.choice(&actor)
    coder.number(&weight)
    coder.flag(&standsNegated)
    coder.text(&reason)
    coder.flag(&isDoubtful)
    coder.deferred(&texts)
  }
}

extension Rule.Texts: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.text(&description)
    coder.text(&source)
    coder.texts(&patterns)
    coder.texts(&unless)
    coder.texts(&with)
    coder.texts(&matches)
    coder.texts(&rejects)
    coder.text(&file)
  }
}

extension Rule.Effect: TableCodable {
  /// The one field that is set, depending on the case.
  mutating func code(_ coder: inout some TableCoder) {
    var (act, we, vision): (Act?, WeReading?, VisionMark?) = (nil, nil, nil)
    var (guarded, marked): ([String], String?) = ([], nil)
    switch self {
    case .act(let value): act = value
    case .we(let value): we = value
    case .vision(let value): vision = value
    case .guarding(let value): guarded = value
    case .marking(let value): marked = value
    }
    coder.choice(&act)
    coder.choice(&we)
    coder.choice(&vision)
    coder.texts(&guarded)
    coder.text(&marked)
    self =
      act.map { .act($0) } ?? we.map { .we($0) } ?? vision.map { .vision($0) } ?? marked.map { .marking($0) }
      ?? .guarding(guarded)
  }
}

extension VerdictFormula {
  /// A formula and the name of what it decides.
  struct Named: TableCodable {
    static let blank = Named(name: "", formula: VerdictFormula(fromWords: 0, half: 1, labels: []))

    var name: String
    var formula: VerdictFormula

    mutating func code(_ coder: inout some TableCoder) {
      coder.text(&name)
      coder.number(&formula.fromWords)
      coder.number(&formula.half)
      coder.list(&formula.labels, blank: Label(name: "", bias: 0, weights: [])) { coder, label in
        coder.text(&label.name)
        coder.number(&label.bias)
        coder.list(&label.weights, blank: Weight(subject: .category(0), tenths: 0)) { coder, weight in
          weight.subject.code(&coder)
          coder.number(&weight.tenths)
        }
      }
    }
  }
}

extension VerdictFormula.Subject: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    var (category, act): (Int, Act?) =
      switch self {
      case .category(let number): (number, nil)
      case .act(let act): (0, act)
      }
    coder.number(&category)
    coder.choice(&act)
    self = act.map { .act($0) } ?? .category(category)
  }
}

extension Contractions: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    var written = whole.sorted { $0.key < $1.key }.map { [$0.key] + $0.value }
    coder.list(&written, blank: []) { $0.texts(&$1) }
    whole = Dictionary(uniqueKeysWithValues: written.map { ($0[0], Array($0.dropFirst())) })
    coder.list(&endings, blank: ("", "")) { coder, ending in
      coder.text(&ending.ending)
      coder.text(&ending.part)
    }
  }
}
