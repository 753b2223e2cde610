/// Makes sentences that a pattern should match from the pattern itself, to find patterns that no text can match.
struct PatternSample {
  /// The lexicon whose categories supply words.
  private let lexicon: Lexicon
  /// For each category its shortest entries in order, as many as are tried. Hundreds of patterns may name one category.
  private let shortest: [[EntryKey]]

  /// The order of entries: by number of words, then by letters.
  private struct EntryKey: Comparable {
    var length: Int
    var text: String

    static func < (a: EntryKey, b: EntryKey) -> Bool { (a.length, a.text) < (b.length, b.text) }
  }

  /// The most sentences made of a pattern. The first leaves out optional pieces and takes the first option of every
  /// choice and category; later ones take others.
  private static let limit = 24
  /// How many entries of a category are tried.
  private static let entriesTried = 4

  /// Makes a source of sentences for patterns of a lexicon. O(entries · log entries).
  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    var entries = Array(repeating: [EntryKey](), count: lexicon.categories.count)
    for entry in lexicon.entries where !entry.isException {
      entries[entry.category].append(EntryKey(length: entry.length, text: entry.text))
    }
    shortest = entries.map { Array($0.sorted().prefix(Self.entriesTried)) }
  }

  /// The sentences; `nil` when the pattern asks for something that no made-up sentence can show reliably, such as a
  /// list label.
  func sentences(_ pattern: Pattern) -> [String]? {
    guard let variants = variants(pattern) else { return nil }
    return variants.flatMap { words -> [String] in
      guard !words.isEmpty else { return [] }
      let text = Self.written(words)
      return [text + ".", "Then " + text + ".", text + "?", text]
    }
  }

  /// The words as a writer would set them: the ending of a possessive or contraction is attached to the preceding word,
  /// as is whatever a slash or hyphen must join, to another letter if the pattern names no word there.
  private static func written(_ words: [String]) -> String {
    let text = words.reduce(into: "") { text, word in
      let joins = text.isEmpty || text.last == "-" || word.first == "'" || word.first == "/"
      text += (joins ? "" : " ") + word
    }
    return (text.first == "/" ? "A" : "") + text + (text.last == "-" ? "B" : "")
  }

  private func variants(_ pattern: Pattern) -> [[String]]? {
    switch pattern {
    case .test(let tests): return words(tests)?.map { $0.isEmpty ? [] : [$0] }
    case .absent, .edge, .mayCross: return [[]]
    case .captured(let inner): return variants(inner)
    case .choice(let options):
      let lists = options.map(variants)
      guard lists.contains(where: { $0 != nil }) else { return nil }
      return Array(lists.compactMap { $0 }.flatMap { $0 }.prefix(Self.limit))
    case .repeated(let inner, let counts):
      guard let once = variants(inner) else { return counts.lowerBound == 0 ? [[]] : nil }
      let least = once.map { words in Array(repeatElement(words, count: counts.lowerBound).joined()) }
      return counts.lowerBound == 0 ? [[]] + once.prefix(Self.limit - 1) : least
    case .sequence(let items):
      var lists: [[[String]]] = []
      for item in items {
        guard let list = variants(item) else { return nil }
        lists.append(list)
      }
      if lists.contains(where: \.isEmpty) { return [] }
      let count = min(Self.limit, lists.map(\.count).max() ?? 1)
      // First the first option of each piece, then each list advances at its own pace, so that pieces vary
      // independently.
      return (0..<count).map { number in
        lists.enumerated().flatMap { place, list in
          list[number == 0 ? 0 : (number * (list.count > count / 2 ? 1 : place + 1)) % list.count]
        }
      } + (1..<max(2, count)).map { number in lists.flatMap { $0[number % $0.count] } }
    }
  }

  /// Words that pass all tests, as far as one can tell; empty when none can, `nil` when no word could show it.
  private func words(_ tests: [PatternTest]) -> [String]? {
    var forms: [String] = []
    var isCapital = false
    var isUpper = false
    var (before, after) = ("", "")
    for test in tests where !test.isNegated {
      switch test.subject {
      case .word(let word): forms = [word.last == "*" ? String(word.dropLast()) : word]
      case .cased(let form): forms = [form]
      case .category(let name): if forms.isEmpty { forms = entries(of: name) }
      case .anyOf, .anything: break
      case .partClass(let partClass):
        switch partClass {
        case .capital, .name: isCapital = true
        case .upper: isUpper = true
        case .number: forms = ["7"]
        case .asked: break
        case .joinedBefore: before = "/"
        case .joinedAfter: after = "-"
        case .label, .dotted, .first, .shouted: return nil
        }
      }
    }
    if forms.isEmpty {
      let asksForCategory = tests.contains { test in
        if case .category = test.subject { !test.isNegated } else { false }
      }
      if asksForCategory { return [] }
      forms = ["plain", "seven", "Xanthia", "of"]
      if isCapital || isUpper { forms = ["Xanthia"] }
    }
    if isUpper {
      forms = forms.map { $0.uppercased() }
    } else if isCapital {
      forms = forms.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
    return forms.map { before + $0 + after }
  }

  /// Some entries of a category and of those under it, with wildcards replaced by their stems.
  private func entries(of name: String) -> [String] {
    guard let number = lexicon.category(named: name) else { return [] }
    return Set([number] + lexicon.categories[number].descendants).flatMap { shortest[$0] }.sorted()
      .prefix(Self.entriesTried)
      .map { $0.text.last == "*" ? String($0.text.dropLast()) : $0.text }
  }
}
