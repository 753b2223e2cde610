/// What may begin with a symbol, a category's word or a class of form.
struct StartIndex: Sendable {
  /// The entries of one part, by symbol.
  private var words = ListTable()
  /// The entries of several parts, by the symbol of the first.
  private var phrases = ListTable()
  private var patternsOfSymbol = ListTable()
  private var patternsOfCategory = ListTable()
  /// By the place of the class among all classes.
  private var patternsOfClass = ListTable()

  init() {}

  init(_ built: LexiconBuilder.Built) {
    var words = [[Int32]](repeating: [], count: Int(built.vocabulary.count))
    var (phrases, ofSymbol) = (words, words)
    var ofCategory = [[Int32]](repeating: [], count: built.categories.count)
    var ofClass = [[Int32]](repeating: [], count: PartClass.allCases.count)
    for entry in built.entries.indices.map(Int32.init) {
      let shape = built.entries.shape(entry)
      let symbol = Int(built.entries.symbols[Int(shape.symbols.lowerBound)])
      if shape.length == 1 { words[symbol].append(entry) } else { phrases[symbol].append(entry) }
    }
    for (number, pattern) in built.patterns.enumerated() {
      for test in pattern.program.firstTests ?? [] {
        switch test.subject {
        case .symbol(let symbol): ofSymbol[Int(symbol)].append(Int32(number))
        case .category(let category): ofCategory[Int(category)].append(Int32(number))
        case .partClass(let partClass):
          for (place, known) in PartClass.allCases.enumerated() where known == partClass {
            ofClass[place].append(Int32(number))
          }
        case .anything: break
        }
      }
    }
    self.words = ListTable(words)
    self.phrases = ListTable(phrases)
    patternsOfSymbol = ListTable(ofSymbol)
    patternsOfCategory = ListTable(ofCategory)
    patternsOfClass = ListTable(ofClass)
  }

  /// Fills in what a form with these symbols may begin and belong to. `above` are the categories that each category's
  /// matches count for.
  func complete(_ type: inout ResolvedForm, _ entries: EntryTable, above: ListTable) {
    for symbol in type.symbols {
      type.wordEntries += words[Int(symbol)]
      type.phraseEntries += phrases[Int(symbol)]
    }
    var categories: Set<Int32> = []
    var openers: Set<Int32> = []
    for entry in type.wordEntries {
      let shape = entries.shape(entry)
      if !shape.isException { categories.formUnion(above[Int(shape.own)]) }
    }
    for entry in type.phraseEntries {
      let shape = entries.shape(entry)
      if !shape.isException { openers.formUnion(above[Int(shape.own)]) }
    }
    type.categories = categories.sorted()
    var patterns: Set<Int32> = []
    for symbol in type.symbols { patterns.formUnion(patternsOfSymbol[Int(symbol)]) }
    for category in categories.union(openers) { patterns.formUnion(patternsOfCategory[Int(category)]) }
    for (place, partClass) in PartClass.allCases.enumerated() {
      let belongs =
        switch partClass {
        case .capital, .name: type.isCapital
        case .upper: type.isUpper
        case .number: type.isNumber
        case .label, .joinedBefore, .joinedAfter, .first, .shouted, .asked, .dotted: false
        }
      if belongs { patterns.formUnion(patternsOfClass[place]) }
    }
    type.patterns = patterns.sorted()
  }
}

extension StartIndex: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    words.code(&coder)
    phrases.code(&coder)
    patternsOfSymbol.code(&coder)
    patternsOfCategory.code(&coder)
    patternsOfClass.code(&coder)
  }
}
