/// What guards remove within their matches: a bit for each category and each rule.
struct Guards: Sendable {
  /// For each rule, where its bits begin in `bits`, first those for categories and then those for rules; -1 for rules
  /// that are not guards.
  private(set) var rows = Table<Int32>()
  private(set) var bits = Table<UInt64>()
  /// For each rule, whether it guards a category whose matches may be merely counted when nothing can be removed.
  private var counted = Table<Bool>()
  /// For each category, whether some guard removes its matches although they may be merely counted.
  private var guarded = Table<Bool>()
  private(set) var categoryCount = 0

  init() {}

  /// Makes the guards among a lexicon's rules. `isListed` tells the categories whose matches are always listed.
  init(_ built: LexiconBuilder.Built, isListed: [Bool]) {
    categoryCount = built.categories.count
    let words = (categoryCount + built.rules.count + 63) / 64
    var (rows, bits, counted): ([Int32], [UInt64], [Bool]) = ([], [], [])
    var isGuarded = Array(repeating: false, count: categoryCount)
    for rule in built.rules {
      guard case .guarding(let names) = rule.effect else {
        rows.append(-1)
        counted.append(false)
        continue
      }
      let (categories, rules) = built.guarded(by: names)
      var row = Array(repeating: UInt64(0), count: words)
      for place in categories + rules.map({ categoryCount + $0 }) { row[place / 64] |= 1 << UInt64(place % 64) }
      rows.append(Int32(bits.count))
      bits += row
      counted.append(categories.contains { !isListed[$0] })
      for category in categories where !isListed[category] { isGuarded[category] = true }
    }
    self.rows = Table(rows)
    self.bits = Table(bits)
    self.counted = Table(counted)
    guarded = Table(isGuarded)
  }

  /// Whether a rule is a guard.
  func isGuard(_ rule: Int) -> Bool { rows[rule] >= 0 }

  /// Whether a rule is a guard that removes matches of a category.
  func isGuard(_ rule: Int, ofCategory category: Int) -> Bool { isSet(category, rule) }

  /// Whether a rule is a guard that removes matches of another rule, one of an act.
  func isGuard(_ rule: Int, ofRule other: Int) -> Bool { isSet(categoryCount + other, rule) }

  /// Whether some guard may remove matches of a category that are merely counted.
  func takesCounted(ofCategory category: Int) -> Bool { guarded[category] }

  /// Whether a rule is a guard that may remove matches that are merely counted.
  func takesCounted(_ rule: Int) -> Bool { counted[rule] }

  /// Whether a rule is a guard that removes only what is listed, so that it need not be looked for before that is
  /// found.
  func takesOnlyListed(_ rule: Int) -> Bool { isGuard(rule) && !counted[rule] }

  private func isSet(_ place: Int, _ rule: Int) -> Bool {
    let row = Int(rows[rule])
    return row >= 0 && bits[row + place / 64] >> UInt64(place % 64) & 1 != 0
  }
}

extension LexiconBuilder.Built {
  /// The categories and the rules of acts under these names, the categories that are guarded as one of these, and the
  /// rules that mark one of all these.
  fileprivate func guarded(by names: [String]) -> (categories: [Int], rules: [Int]) {
    let named = names.compactMap { numberOfName[$0] }
    let alike = categories.indices.filter { category in
      categories[category].guardedAs.map { names.contains(where: $0.isOrLiesUnder) } ?? false
    }
    let guarded = Set(named + named.flatMap { categories[$0].descendants } + alike)
    let under = rules.indices.filter { rule in
      switch rules[rule].effect {
      case .act: names.contains(where: rules[rule].name.isOrLiesUnder)
      case .marking(let name): numberOfName[name].map(guarded.contains) ?? false
      case .we, .vision, .guarding: false
      }
    }
    return (guarded.sorted(), under)
  }
}

extension Guards: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&rows)
    coder.table(&bits)
    coder.table(&counted)
    coder.table(&guarded)
    coder.number(&categoryCount)
  }
}
