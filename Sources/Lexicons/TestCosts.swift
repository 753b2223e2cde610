/// A test, and how often it is passed.
struct TestCost {
  var subject: PatternProgram.Test.Subject
  /// How many of a million parts pass it, approximately: for phrases of a category, if the rarest part is looked for,
  /// and if the first is.
  var cost: Int
  var costOfBeginnings: Int
  /// The most parts that it consumes: those of the longest phrase of a category.
  var longest = 1
}

extension TestCost {
  fileprivate init(subject: PatternProgram.Test.Subject, cost: Int) {
    self.init(subject: subject, cost: cost, costOfBeginnings: cost)
  }
}

/// How often parts pass tests. This decides which of a pattern's words is the rarest, and so how long texts take, but
/// not what is found.
struct TestCosts {
  private var ofCategory: [Int] = []
  private var ofBeginnings: [Int] = []
  private var longestOfCategory: [Int] = []

  init() {}

  init(_ built: LexiconBuilder.Built) {
    longestOfCategory = Array(repeating: 1, count: built.categories.count)
    // A word that many phrases of a category are looked up by counts once.
    var symbols = Array(repeating: Set<Int32>(), count: built.categories.count)
    var begun = symbols
    for shape in built.entries.indices.map({ built.entries.shape(Int32($0)) }) {
      let rarest = rarest(of: shape, built)
      let first = built.entries.symbols[Int(shape.symbols.lowerBound)]
      for category in built.above[Int(shape.own)].map({ Int($0) }) {
        symbols[category].insert(rarest)
        begun[category].insert(first)
        longestOfCategory[category] = max(longestOfCategory[category], shape.length)
      }
    }
    ofCategory = symbols.map { $0.reduce(0) { $0 + built.symbols.perMillion(of: $1) } }
    ofBeginnings = begun.map { $0.reduce(0) { $0 + built.symbols.perMillion(of: $1) } }
  }

  /// Whether a category has no phrases.
  func isOfWords(_ category: Int) -> Bool { longestOfCategory[category] == 1 }

  /// The test of a subject and its cost.
  func cost(of subject: PatternProgram.Test.Subject, _ built: LexiconBuilder.Built) -> TestCost {
    switch subject {
    case .oneOf(let set):
      TestCost(
        subject: subject,
        cost: built.sets[Int(set)].reduce(0) {
          switch $1 {
          case .symbol(let symbol): $0 + built.symbols.perMillion(of: symbol)
          case .category(let category): $0 + ofCategory[Int(category)]
          }
        })
    case .category(let category):
      TestCost(
        subject: subject, cost: ofCategory[Int(category)], costOfBeginnings: ofBeginnings[Int(category)],
        longest: longestOfCategory[Int(category)])
    case .partClass(let partClass): TestCost(subject: subject, cost: Self.cost(of: partClass))
    case .anything: TestCost(subject: subject, cost: .max)
    }
  }

  /// The rarest symbol of an entry.
  func rarest(of shape: EntryShape, _ built: LexiconBuilder.Built) -> Int32 {
    let symbols = built.entries.symbols[Int(shape.symbols.lowerBound)..<Int(shape.symbols.upperBound)]
    return symbols.min { built.symbols.perMillion(of: $0) < built.symbols.perMillion(of: $1) } ?? 0
  }

  private static func cost(of partClass: PartClass) -> Int {
    switch partClass {
    case .capital: 120_000
    case .name: 80_000
    case .asked: 30_000
    case .number, .upper, .shouted: 15_000
    case .label, .joinedBefore, .joinedAfter, .dotted, .first: .max
    }
  }
}
