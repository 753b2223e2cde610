import Text

/// A word, prefix, phrase or exception of a category, as written and as looked up.
public struct Entry: Hashable, Sendable {
  /// How an entry matches; at equal place and length, a lower kind wins over a higher one.
  public enum Kind: Int, Hashable, Sendable {
    case cased, exact, prefix
  }

  /// The entry as written.
  public let text: String
  /// The category's index in `Lexicon.categories`.
  public let category: Int
  /// How it matches.
  public let kind: Kind
  /// Whether it marks a place where other entries of the category do not count.
  public let isException: Bool
  /// The number of parts it covers; more than one for a phrase.
  public let length: Int
}

extension Entry {
  /// The words of a term, separated by any white space.
  static func words(of term: String) -> [Substring] {
    term.utf8.split { $0 <= 0x20 }.map(Substring.init)
  }

  /// Where wildcards may stand.
  enum WildcardRule: String, CaseIterable {
    /// At the end of a word, after at least three letters.
    case strict
    /// Anywhere, as dictionaries of other programs have them.
    case free
  }

  /// What a term is in its category.
  enum Role {
    /// An entry that matches regardless of case.
    case folded
    case cased
    case exception
  }

  /// Compiles a term to an entry and the symbols of its parts. Throws what is wrong with the term.
  static func compile(
    _ term: String, as role: Role, category: Int, wildcards: WildcardRule = .strict, contractions: Contractions,
    symbols numbers: inout SymbolNumbers
  ) throws(TermProblem) -> (entry: Entry, symbols: [Int32]) {
    let words = Self.words(of: term)
    guard !words.isEmpty else { throw TermProblem("an entry is empty:") }
    var symbols: [Int32] = []
    var hasPrefix = false
    for word in words {
      if role == .cased {
        guard !word.utf8.contains(UInt8(ascii: "*")) else { throw TermProblem("a cased entry cannot have a wildcard:") }
        symbols.append(numbers.symbol(String(word), cased: true))
        continue
      }
      let found = try self.symbols(
        of: Folding.key(of: String(word)), isAlone: words.count == 1, wildcards, contractions, &numbers)
      symbols += found.symbols
      hasPrefix = hasPrefix || found.isPrefix
    }
    let kind: Kind = role == .cased ? .cased : hasPrefix ? .prefix : .exact
    let entry = Entry(
      text: term, category: category, kind: kind, isException: role == .exception, length: symbols.count)
    return (entry, symbols)
  }

  /// The symbols of the parts of a folded word, the only one of its term if `isAlone`; and whether it has a wildcard.
  private static func symbols(
    of key: String, isAlone: Bool, _ wildcards: WildcardRule, _ contractions: Contractions,
    _ numbers: inout SymbolNumbers
  ) throws(TermProblem) -> (symbols: [Int32], isPrefix: Bool) {
    if wildcards == .free, key.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      // A contraction is split before matching, so nothing can follow it within a word.
      let parts = key.hasSuffix("*") ? contractions.parts(of: String(key.dropLast())) : []
      if parts.count > 1 { return (parts.map { numbers.symbol($0) }, false) }
      guard !isAlone || key.contains(where: { $0 != "*" && $0 != "?" }) else {
        throw TermProblem("a wildcard alone would match every word:")
      }
      return ([numbers.symbol(withWildcards: key)], true)
    }
    guard let star = key.utf8.firstIndex(of: UInt8(ascii: "*")) else {
      return (contractions.parts(of: key).map { numbers.symbol($0) }, false)
    }
    guard key.utf8.index(after: star) == key.endIndex else {
      throw TermProblem("a wildcard can be only at the end of a word:")
    }
    guard key.count > 3 else { throw TermProblem("a wildcard must follow at least three letters:") }
    return ([numbers.symbol(key)], true)
  }
}

/// What is wrong with a term.
struct TermProblem: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
