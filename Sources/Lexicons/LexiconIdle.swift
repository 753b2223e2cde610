package import Text

extension Lexicon {
  /// Entries and rules that have no effect or add nothing: words that texts are never read as, entries whose places an
  /// exception or another entry always takes, support categories that nothing uses, patterns that match no sentence
  /// made from them, and rules that their own `unless` always removes. These are remarks: such a lexicon works, but has
  /// less in it than it seems. Only what is in `files` is examined, whatever else it is read with; all files if `nil`.
  package func idle(of files: Set<String>? = nil, with tokeniser: Tokeniser = Tokeniser()) -> [LexiconFinding] {
    var finder = IdleFinder(self, of: files, tokeniser)
    return finder.categories() + finder.entries() + finder.rules()
  }
}

/// Finds what has no effect, by reading entries and sentences made from patterns.
private struct IdleFinder {
  private let lexicon: Lexicon
  private let files: Set<String>?
  private let tokeniser: Tokeniser
  private var reader: LexiconReader

  init(_ lexicon: Lexicon, of files: Set<String>?, _ tokeniser: Tokeniser) {
    self.lexicon = lexicon
    self.files = files
    self.tokeniser = tokeniser
    reader = LexiconReader(lexicon)
  }

  private mutating func read(_ text: String) -> Reading {
    reader.read(text, tokeniser.tokenise(text))
  }

  /// Whether a file is to be examined.
  private func isMeant(_ file: String) -> Bool { files?.contains(file) ?? true }

  // MARK: Categories

  /// Support categories that no rule, category or formula reads. Those in the language's own file are read by name.
  func categories() -> [LexiconFinding] {
    let language = Set(LexiconFile.language.map(\.name))
    let read = lexicon.categoriesReadByOthers
    return lexicon.categories.enumerated().compactMap { number, category in
      guard isMeant(category.file), category.isSupport, category.entryCount > 0, !read.contains(number),
        !language.contains(category.file)
      else {
        return nil
      }
      return LexiconFinding(
        file: category.file, name: category.name, subject: "\(category.entryCount) entries",
        message: "is meant for rules to read, but none does")
    }
  }

  // MARK: Entries

  mutating func entries() -> [LexiconFinding] {
    let siblings = SiblingEntries(lexicon)
    var findings: [LexiconFinding] = []
    for number in lexicon.entries.indices where !lexicon.entries[number].isException {
      let entry = lexicon.entries[number]
      let category = lexicon.categories[entry.category]
      guard isMeant(category.file), let message = problem(of: number, entry, siblings) else { continue }
      findings.append(LexiconFinding(file: category.file, name: category.name, subject: entry.text, message: message))
    }
    return findings
  }

  /// Why an entry has no effect or adds nothing; `nil` when it does.
  private mutating func problem(of number: Int, _ entry: Entry, _ siblings: SiblingEntries) -> String? {
    if let shorter = siblings.shorter(than: number) {
      return "an entry adds nothing to the count, since '\(lexicon.entries[shorter].text)' is found wherever it is"
    }
    // A wildcard is tested with a word that is not itself an entry: how its stem is read says nothing of longer words.
    let found = read(entry.kind == .prefix ? entry.text.withoutWildcards : entry.text).matches.filter {
      $0.category == entry.category
    }
    if found.contains(where: { $0.entry == number }) { return nil }
    if let other = found.first(where: { $0.parts.lowerBound == 0 }) {
      let text = lexicon.entries[other.entry].text
      return other.own == entry.category
        ? "'\(text)' is always taken instead of the entry"
        : "'\(text)' of \(lexicon.categories[other.own].name), which the category includes, is always taken instead of the entry"
    }
    if siblings.isExcepted(number) { return "an exception covers every place of the entry" }
    guard let words = wordsRead(of: entry.text) else { return "no text is read as the entry" }
    return "no text is read as the entry (write: \(words))"
  }

  /// The words that an entry becomes in a text, as it should be written; `nil` where it is written so.
  private func wordsRead(of entry: String) -> String? {
    let stem = entry.withoutStar
    let words = tokeniser.words(of: stem).map(\.text)
    let written = words.joined(separator: " ") + (stem == entry ? "" : "*")
    return words.isEmpty || written == entry ? nil : written
  }

  // MARK: Rules

  mutating func rules() -> [LexiconFinding] {
    let sample = PatternSample(lexicon: lexicon)
    let patterns = Dictionary(grouping: lexicon.code.ofRules) { lexicon.code.rule(of: $0) }
    var findings: [LexiconFinding] = []
    for (number, rule) in lexicon.rules.enumerated() where isMeant(rule.file) {
      let trial = trial(of: rule, patterns[number] ?? [], sample)
      let fires = trial.texts.contains { text in read(text).rules.contains { $0.rule == number } }
      findings += remarks(on: rule, trial, fires: fires).map { subject, message in
        LexiconFinding(file: rule.file, name: rule.name, subject: subject, message: message)
      }
    }
    return findings
  }

  /// What was found out about the patterns of a rule.
  private struct Trial {
    /// The rule's own examples and the sentences made from its patterns.
    var texts: [String]
    /// The patterns that match none of these.
    var idle: [String] = []
    /// Whether there is a pattern that no made-up sentence can show reliably, which is left to the examples.
    var isLeftToExamples = false
  }

  private mutating func trial(of rule: Rule, _ patterns: [Int], _ sample: PatternSample) -> Trial {
    var trial = Trial(texts: rule.matches)
    for (text, pattern) in zip(rule.patterns, patterns) {
      // The patterns of a lexicon can be parsed, or it would not have been built.
      let parsed = try? PatternParser.parse(text, contractions: lexicon.contractions)
      guard let sentences = parsed.flatMap(sample.sentences) else {
        trial.isLeftToExamples = true
        continue
      }
      trial.texts += sentences
      let isFound = (sentences + rule.matches).contains { sentence in
        reader.finds(pattern, in: sentence, tokeniser.tokenise(sentence))
      }
      if !isFound { trial.idle.append(text) }
    }
    return trial
  }

  private func remarks(on rule: Rule, _ trial: Trial, fires: Bool) -> [(subject: String, message: String)] {
    if fires || trial.isLeftToExamples {
      return trial.idle.map { ($0, "no text was found that matches the pattern") }
    }
    let conditions = rule.unless + rule.with
    if trial.idle.count == rule.patterns.count || conditions.isEmpty {
      return [(rule.patterns.joined(separator: " / "), "the rule is dead: no text was found that it matches")]
    }
    // What `with` asks for is in no made-up sentence: an example must show it.
    let message =
      rule.with.isEmpty
      ? "the rule is dead: its unless takes away all that it matches"
      : "the rule is dead: no example holds what its with asks for"
    return [(conditions.joined(separator: " / "), message)]
  }
}

extension String {
  /// An entry with letters in place of its wildcards: `anyLetters`, which make no known word, but beyond ASCII a
  /// repetition of the preceding letter, since other letters may not belong to the same word.
  fileprivate var withoutWildcards: String {
    reduce(into: "") { text, character in
      let own = text.last.flatMap { $0.isASCII ? nil : String($0) }
      switch character {
      case "*": text += own ?? Wildcards.anyLetters
      case "?": text += own ?? Wildcards.oneLetter
      default: text.append(character)
      }
    }
  }
}

extension Lexicon {
  /// The categories that patterns name, with all that they contain.
  var categoriesInPatterns: Set<Int> {
    var names: Set<Substring> = []
    for pattern in rules.flatMap({ $0.patterns + $0.unless + $0.with }) {
      for piece in pattern.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        if let end = piece.firstIndex(of: ">") { names.insert(piece[..<end]) }
      }
    }
    return withAllTheyHold(names.map(String.init))
  }

  /// The categories that patterns, rules, other categories and formulas read.
  fileprivate var categoriesReadByOthers: Set<Int> {
    let named = rules.flatMap { rule -> [String] in
      switch rule.effect {
      case .guarding(let names): names
      case .marking(let name): [name]
      case .act, .we, .vision: []
      }
    }
    let weighed = verdicts.values.joined().flatMap(\.labels).flatMap(\.weights).compactMap { weight -> String? in
      guard case .category(let number) = weight.subject else { return nil }
      return categories[number].name
    }
    return categoriesInPatterns.union(withAllTheyHold(named + categories.flatMap(\.includes) + weighed))
  }

  private func withAllTheyHold(_ names: [String]) -> Set<Int> {
    let named = names.compactMap { category(named: $0) }
    return Set(named + named.flatMap { categories[$0].descendants })
  }
}
