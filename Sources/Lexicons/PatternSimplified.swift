extension Pattern {
  /// The same pattern with fewer tests: adjacent options of a choice that consume one word each become one test, as do
  /// all things that a part must not be. `isOfWords` tells which categories have no phrases.
  func simplified(_ isOfWords: (String) -> Bool) -> Pattern {
    switch self {
    case .test(let tests): .test(Self.simplified(tests))
    case .sequence(let items): .sequence(items.map { $0.simplified(isOfWords) })
    case .choice(let options): Self.simplified(choice: options.map { $0.simplified(isOfWords) }, isOfWords)
    case .repeated(let item, let counts): .repeated(item.simplified(isOfWords), counts)
    case .absent(let item): .absent(item.simplified(isOfWords))
    case .captured(let item): .captured(item.simplified(isOfWords))
    case .edge, .mayCross: self
    }
  }

  private static func simplified(_ tests: [PatternTest]) -> [PatternTest] {
    if tests.count < 2 { return tests }
    var kept: [PatternTest] = []
    var excluded: [PatternTest.Subject] = []
    for test in tests {
      switch test.subject {
      // Phrases are not possible where several tests apply to one part or where a test must fail.
      case .word, .cased, .category: if test.isNegated { excluded.append(test.subject) } else { kept.append(test) }
      case .anything where !test.isNegated: break
      case .partClass, .anyOf, .anything: kept.append(test)
      }
    }
    return excluded.isEmpty ? tests : kept + [PatternTest(subject: .anyOf(excluded), isNegated: true)]
  }

  /// All words of one test lead to the same continuation.
  private static func simplified(choice options: [Pattern], _ isOfWords: (String) -> Bool) -> Pattern {
    var kept: [Pattern] = []
    var words: [PatternTest.Subject] = []
    func take() {
      if !words.isEmpty { kept.append(.test([PatternTest(subject: .anyOf(words), isNegated: false)])) }
      words = []
    }
    for option in options {
      if let word = option.word(isOfWords) {
        words.append(word)
      } else {
        take()
        kept.append(option)
      }
    }
    take()
    return kept.count == 1 ? kept[0] : .choice(kept)
  }

  /// The single word, or category of words, that the pattern is; `nil` when it is more or something else.
  private func word(_ isOfWords: (String) -> Bool) -> PatternTest.Subject? {
    if case .sequence(let items) = self, items.count == 1 { return items[0].word(isOfWords) }
    guard case .test(let list) = self, list.count == 1, !list[0].isNegated else { return nil }
    switch list[0].subject {
    case .word, .cased: return list[0].subject
    case .category(let name): return isOfWords(name) ? list[0].subject : nil
    case .partClass, .anyOf, .anything: return nil
    }
  }
}
