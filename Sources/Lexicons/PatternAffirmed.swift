extension Pattern {
  /// The same pattern with the restriction that no `_` stands for a word of denial: *I give you no guarantee* gives
  /// none. Patterns that must be absent remain as they are, so that they are looked for anywhere.
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
  /// The category of words that deny what a match is about when they are within it.
  static let denying = "denial"
}
