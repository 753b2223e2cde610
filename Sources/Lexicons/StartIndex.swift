/// What may begin with a symbol, a category's word or a class of form.
struct StartIndex: Sendable {
  private var words: [Int32: [Int32]] = [:]
  private var phrases: [Int32: [Int32]] = [:]
  private var patternsOfSymbol: [Int32: [Int32]] = [:]
  private var patternsOfCategory: [Int32: [Int32]] = [:]
  private var patternsOfClass: [PartClass: [Int32]] = [:]

  init(_ built: LexiconBuilder.Built) {
    for (number, entry) in built.entries.enumerated() {
      if entry.length == 1 {
        words[entry.symbols[0], default: []].append(Int32(number))
      } else {
        phrases[entry.symbols[0], default: []].append(Int32(number))
      }
    }
    for (number, pattern) in built.patterns.enumerated() {
      for test in pattern.program.firstTests ?? [] {
        switch test.subject {
        case .symbol(let symbol): patternsOfSymbol[symbol, default: []].append(Int32(number))
        case .category(let category): patternsOfCategory[category, default: []].append(Int32(number))
        case .partClass(let partClass): patternsOfClass[partClass, default: []].append(Int32(number))
        case .anything: break
        }
      }
    }
  }

  /// Fills in what a form with these symbols may begin and belong to.
  func complete(_ type: inout ResolvedForm, shapes: EntryShapes) {
    for symbol in type.symbols {
      type.wordEntries += words[symbol] ?? []
      type.phraseEntries += phrases[symbol] ?? []
    }
    var categories: Set<Int32> = []
    var openers: Set<Int32> = []
    for entry in type.wordEntries where !shapes[entry].isException {
      for index in shapes[entry].categories { categories.insert(shapes.pool[Int(index)]) }
    }
    for entry in type.phraseEntries where !shapes[entry].isException {
      for index in shapes[entry].categories { openers.insert(shapes.pool[Int(index)]) }
    }
    type.categories = categories.sorted()
    var patterns: Set<Int32> = []
    for symbol in type.symbols { patterns.formUnion(patternsOfSymbol[symbol] ?? []) }
    for category in categories.union(openers) { patterns.formUnion(patternsOfCategory[category] ?? []) }
    for (partClass, numbers) in patternsOfClass {
      let belongs =
        switch partClass {
        case .capital, .name: type.isCapital
        case .upper: type.isUpper
        case .number: type.isNumber
        case .label, .joinedBefore, .joinedAfter, .first, .shouted, .asked, .dotted: false
        }
      if belongs { patterns.formUnion(numbers) }
    }
    type.patterns = patterns.sorted()
  }
}
