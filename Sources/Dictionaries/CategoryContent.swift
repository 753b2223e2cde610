/// The contents of a dictionary's category in a lexicon: entries, and rules where entries alone would say less than was
/// meant.
struct CategoryContent {
  /// A rule of the category.
  struct Rule: Hashable {
    /// Whether it removes matches of entries; otherwise it adds occurrences.
    var isGuard: Bool
    /// The end of its name.
    var name: String
    var description: String
    /// The patterns; categories in them are named by number: `<3>`.
    var patterns: [String]
  }

  /// The entries as a lexicon has them, without repetition.
  private(set) var entries: [String] = []
  /// Whether some have wildcards in places where a lexicon's own entries have none.
  private(set) var hasFreeWildcards = false
  private(set) var rules: [Rule] = []
  /// The categories that its rules refer to, by their places in the dictionary.
  private(set) var categoriesRead: Set<Int> = []
  private(set) var leftOut: [ImportedDictionary.LeftOut] = []
  private var known: Set<String> = []

  init(_ category: ImportedDictionary.Category, of format: DictionaryFormat) {
    var plain: [DictionaryTerm] = []
    var joined: [DictionaryTerm] = []
    for entry in category.entries {
      do throws(DictionaryTerm.Problem) {
        let term = try DictionaryTerm(entry.text, hasOneCharacterWildcard: format.hasOneCharacterWildcard)
        if let condition = entry.condition {
          try add(term, condition)
        } else if term.isJoinedOn {
          guard term.pattern != nil, !term.text.contains("'") else {
            throw DictionaryTerm.Problem(
              message: "a wildcard after a hyphen becomes a rule, which cannot have such words")
          }
          joined.append(term)
        } else {
          add(term)
          plain.append(term)
        }
      } catch {
        leftOut.append(ImportedDictionary.LeftOut(line: entry.line, message: "\(error.message): \(entry.text)"))
      }
    }
    // A word that an entry finds is counted once, whatever is joined to it.
    let patterns = joined.filter { term in !plain.contains { $0.covers(term) } }.map {
      "\($0.text)&%joined-after (_|<denial>)"
    }
    if !patterns.isEmpty {
      rules.append(
        Rule(
          isGuard: false, name: "joined", description: "A word and another that a hyphen joins to it.",
          patterns: patterns.uniqued))
    }
  }

  /// Whether it can never find anything.
  var isEmpty: Bool { entries.isEmpty && rules.isEmpty }

  /// The number of entries, and of patterns that add occurrences.
  var count: Int { entries.count + rules.filter { !$0.isGuard }.map(\.patterns.count).reduce(0, +) }

  private mutating func add(_ term: DictionaryTerm) {
    if !known.insert(term.text).inserted { return }
    entries.append(term.text)
    hasFreeWildcards = hasFreeWildcards || term.needsFreeWildcards
  }

  /// Adds an entry that counts only next to others, or only away from them. The former becomes a rule that finds both;
  /// the latter an entry with a guard that finds both.
  private mutating func add(
    _ term: DictionaryTerm, _ condition: ImportedDictionary.Condition
  ) throws(DictionaryTerm.Problem) {
    let pattern = try Self.pattern(of: term)
    let beside: String
    switch condition.neighbour {
    case .before(let categories):
      beside = "(\(categories.map { "<\($0)>" }.joined(separator: "|"))) [\(pattern)]"
      categoriesRead.formUnion(categories)
    case .after(let words):
      var patterns: [String] = []
      for word in words {
        patterns.append(try Self.pattern(of: DictionaryTerm(word, hasOneCharacterWildcard: false)))
      }
      beside = "[\(pattern)] (\(patterns.joined(separator: "|")))"
    }
    if !condition.isMet { add(term) }
    let place = condition.isMet ? "beside" : "not beside"
    rules.append(
      Rule(
        isGuard: !condition.isMet, name: condition.isMet ? "beside" : "apart",
        description: "\(term.text), which counts here \(place) some words.", patterns: [beside]))
  }

  /// A term of a condition, as a pattern.
  private static func pattern(of term: DictionaryTerm) throws(DictionaryTerm.Problem) -> String {
    guard let pattern = term.isJoinedOn ? nil : term.pattern else {
      throw DictionaryTerm.Problem(message: "its condition becomes a rule, which cannot have such a wildcard")
    }
    return pattern
  }
}

extension [String] {
  /// The elements without repetition, in order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
