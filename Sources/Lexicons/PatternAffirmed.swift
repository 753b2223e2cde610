extension Pattern {
  /// The same pattern, in which no `_` stands for a word that denies: *I give you no guarantee* gives none. What a pattern must
  /// not find it may look for anywhere.
  var affirmed: Pattern {
    switch self {
    case .test(let tests) where tests.contains(.anything): .test(tests + [.notDenying])
    case .sequence(let items): .sequence(items.map(\.affirmed))
    case .choice(let options): .choice(options.map(\.affirmed))
    case .repeated(let item, let counts): .repeated(item.affirmed, counts)
    case .captured(let item): .captured(item.affirmed)
    case .test, .absent, .edge, .mayCross: self
    }
  }
}

extension PatternTest {
  fileprivate static let anything = PatternTest(subject: .anything, isNegated: false)
  fileprivate static let notDenying = PatternTest(subject: .category(Category.denying), isNegated: true)
}

extension Category {
  /// The category of the words that deny what a match is about when they stand within it.
  static let denying = "denial"
}
