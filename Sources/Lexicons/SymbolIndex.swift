/// What depends on a symbol, on a category or on a class of parts: entries, sets of words, and patterns that need it.
struct SymbolIndex: Sendable {
  /// The single-part entries of each symbol.
  private var words = ListTable()
  /// For each symbol, the categories, with those above them, that have phrases whose rarest part it is.
  private var phraseCategories = ListTable()
  /// The same for the first parts of phrases.
  private var begunCategories = ListTable()
  /// For each symbol, the second symbols of the phrases that begin with it.
  private var secondSymbols = ListTable()
  /// For each symbol, whether it is second in some phrase.
  private var isSecond = Table<Bool>()
  /// The sets in patterns that contain a symbol, and those that contain a category.
  private var sets = ListTable()
  private var setsOfCategory = ListTable()
  /// The needs of patterns that a set's words pass, by `NeedNumbers`.
  private var needsOfSet = ListTable()
  /// The needs that a category's words, and the rarest parts of its phrases, pass.
  private var needsOfCategory = ListTable()
  /// The needs that a category's words, and the first parts of its phrases, pass.
  private var needsOfBegun = ListTable()
  /// The needs that a class of parts passes, by the place of the class in `allCases`.
  private var needsOfClass = ListTable()
  /// The bit of each set among the tests of patterns, and that of each category; -1 for those that no pattern tests.
  /// Frequent tests come first.
  private(set) var bitOfSet = Table<Int32>()
  private(set) var bitOfCategory = Table<Int32>()
  /// The number of bits for tests of patterns: one for each set of words, and one for each tested category.
  private(set) var bitCount = 0
  /// The number of needs, and how many of them, counted from the first, are asked of sentences.
  private(set) var needCount = 0
  private(set) var needCountOfSentences = 0

  init() {}

  /// Makes an index. `isLate` tells which rules are looked for only after something else was found.
  init(_ built: LexiconBuilder.Built, _ needs: NeedNumbers, isLate: (Int) -> Bool) {
    indexEntries(built)
    indexPatterns(built, isLate)
    indexNeeds(built, needs)
  }

  private mutating func indexEntries(_ built: LexiconBuilder.Built) {
    var words = [[Int32]](repeating: [], count: built.symbols.count)
    var second = words
    var categories = [Set<Int32>](repeating: [], count: words.count)
    var begun = categories
    for entry in built.entries.indices.map(Int32.init) {
      let shape = built.entries.shape(entry)
      let first = Int(shape.symbols.lowerBound)
      let symbol = Int(built.entries.symbols[first])
      if shape.length == 1 {
        words[symbol].append(entry)
      } else {
        second[symbol].append(built.entries.symbols[first + 1])
        let rarest = Int(built.costs.rarest(of: shape, built))
        if !shape.isException {
          categories[rarest].formUnion(built.above[Int(shape.own)])
          begun[symbol].formUnion(built.above[Int(shape.own)])
        }
      }
    }
    self.words = ListTable(words)
    var isSecond = Array(repeating: false, count: words.count)
    for symbol in second.joined() { isSecond[Int(symbol)] = true }
    self.isSecond = Table(isSecond)
    secondSymbols = ListTable(second.map { Set($0).sorted() })
    phraseCategories = ListTable(categories.map { $0.sorted() })
    begunCategories = ListTable(begun.map { $0.sorted() })
  }

  private mutating func indexPatterns(_ built: LexiconBuilder.Built, _ isLate: (Int) -> Bool) {
    var setsOfSymbol = [[Int32]](repeating: [], count: built.symbols.count)
    var setsOfCategory = [[Int32]](repeating: [], count: built.categories.count)
    for (number, set) in built.sets.enumerated() {
      for member in set {
        switch member {
        case .symbol(let symbol): setsOfSymbol[Int(symbol)].append(Int32(number))
        case .category(let category): setsOfCategory[Int(category)].append(Int32(number))
        }
      }
    }
    sets = ListTable(setsOfSymbol)
    self.setsOfCategory = ListTable(setsOfCategory)
    numberTests(built, isLate: isLate)
  }

  /// Numbers the tests of patterns, the most frequent first.
  private mutating func numberTests(_ built: LexiconBuilder.Built, isLate: (Int) -> Bool) {
    var asked = TestsAsked(built, isLate: isLate).counts
    // Some sets occur only as needs of patterns.
    for set in built.sets.indices { asked[.oneOf(Int32(set)), default: 0] += 0 }
    var ofSet = Array(repeating: Int32(-1), count: built.sets.count)
    var ofCategory = Array(repeating: Int32(-1), count: built.categories.count)
    let tests = asked.compactMap { subject, count in
      switch subject {
      case .oneOf(let set): (count: count, isCategory: false, number: Int(set))
      case .category(let category): (count: count, isCategory: true, number: Int(category))
      case .partClass, .anything: nil
      }
    }
    bitCount = tests.count
    let inOrder = tests.sorted {
      ($0.count, $1.number, $1.isCategory ? 1 : 0) > ($1.count, $0.number, $0.isCategory ? 1 : 0)
    }
    for (bit, test) in inOrder.enumerated() {
      if test.isCategory { ofCategory[test.number] = Int32(bit) } else { ofSet[test.number] = Int32(bit) }
    }
    (bitOfSet, bitOfCategory) = (Table(ofSet), Table(ofCategory))
  }

  private mutating func indexNeeds(_ built: LexiconBuilder.Built, _ needs: NeedNumbers) {
    var ofSet = [[Int32]](repeating: [], count: built.sets.count)
    var ofCategory = [[Int32]](repeating: [], count: built.categories.count)
    var ofBegun = ofCategory
    var ofClass = [[Int32]](repeating: [], count: PartClass.allCases.count)
    for (number, need) in needs.all.enumerated() {
      for subject in need.subjects {
        switch subject {
        case .oneOf(let set): ofSet[Int(set)].append(Int32(number))
        case .category(let category) where need.isOfBeginnings: ofBegun[Int(category)].append(Int32(number))
        case .category(let category): ofCategory[Int(category)].append(Int32(number))
        case .partClass(let partClass): ofClass[partClass.place].append(Int32(number))
        case .anything: break
        }
      }
    }
    needsOfSet = ListTable(ofSet)
    needsOfCategory = ListTable(ofCategory)
    needsOfBegun = ListTable(ofBegun)
    needsOfClass = ListTable(ofClass)
    needCount = needs.all.count
    needCountOfSentences = needs.countOfSentences
  }

  /// Fills in what a form with these symbols may begin and belong to. `above` has, for each category, the categories
  /// that its matches count for.
  func complete(_ form: inout ResolvedForm, _ entries: EntryTable, above: ListTable) {
    for symbol in form.symbols {
      words.append(Int(symbol), to: &form.wordEntries)
      for index in phraseCategories.range(Int(symbol)) { form.near.insert(phraseCategories.pool[index]) }
      for index in begunCategories.range(Int(symbol)) { form.begun.insert(begunCategories.pool[index]) }
      sets.append(Int(symbol), to: &form.bits)
      let seconds = secondSymbols.range(Int(symbol))
      for index in seconds { form.type.opens |= Filter.bit(secondSymbols.pool[index]) }
      if !seconds.isEmpty { form.openers.append(symbol) }
      if isSecond[Int(symbol)] { form.followers.append(symbol) }
      form.type.follows |= Filter.bit(symbol)
    }
    form.type.opener = PartType.only(of: form.openers)
    form.type.follower = PartType.only(of: form.followers)
    for entry in form.wordEntries {
      let shape = entries.shape(entry)
      if shape.isException { continue }
      for index in above.range(Int(shape.own)) { form.categories.insert(above.pool[index]) }
    }
    form.categories.forEach { setsOfCategory.append($0, to: &form.bits) }
    for place in form.bits.indices {
      let set = Int(form.bits[place])
      needsOfSet.append(set, to: &form.needs)
      form.bits[place] = bitOfSet[set]
    }
    form.near.formUnion(form.categories)
    form.near.forEach { needsOfCategory.append($0, to: &form.needs) }
    form.begun.formUnion(form.categories)
    form.begun.forEach { needsOfBegun.append($0, to: &form.needs) }
    form.categories.forEach { category in
      if bitOfCategory[category] >= 0 { form.bits.append(bitOfCategory[category]) }
    }
  }

  /// The needs that a part of this class passes, or for a class of sentences, a sentence.
  func needs(of partClass: PartClass) -> Table<Int32> { needsOfClass[partClass.place] }
}

extension SymbolIndex: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    words.code(&coder)
    phraseCategories.code(&coder)
    begunCategories.code(&coder)
    secondSymbols.code(&coder)
    coder.table(&isSecond)
    sets.code(&coder)
    setsOfCategory.code(&coder)
    needsOfSet.code(&coder)
    needsOfCategory.code(&coder)
    needsOfBegun.code(&coder)
    needsOfClass.code(&coder)
    coder.table(&bitOfSet)
    coder.table(&bitOfCategory)
    coder.number(&bitCount)
    coder.number(&needCount)
    coder.number(&needCountOfSentences)
  }
}

extension ListTable {
  /// Appends the numbers of a list.
  fileprivate func append(_ list: Int, to numbers: inout [Int32]) {
    for index in range(list) { numbers.append(pool[index]) }
  }
}
