/// Numbers for the words, prefixes and cased forms of a lexicon that is being compiled (its symbols), from 0 in the
/// order in which they are met.
struct SymbolNumbers {
  /// A word, a prefix without its `*`, a word with wildcards anywhere, or a form whose case matters.
  struct Term: Hashable {
    var kind: Vocabulary.Kind
    var text: String
  }

  /// The terms by number.
  private(set) var terms: [Term] = []
  /// For each term, how many of a million parts it matches, approximately.
  private var frequencies: [Int] = []
  private var numbers: [Term: Int32] = [:]

  /// The number of symbols.
  var count: Int { terms.count }

  /// How many of a million parts have a symbol, approximately.
  func perMillion(of symbol: Int32) -> Int { frequencies[Int(symbol)] }

  /// The symbol of a term: `word`, `prefix*`, or a form whose case matters.
  mutating func symbol(_ word: String, cased: Bool = false) -> Int32 {
    if cased { return number(Term(kind: .cased, text: word)) }
    guard word.hasSuffix("*") else { return number(Term(kind: .word, text: word)) }
    return number(Term(kind: .prefix, text: String(word.dropLast())))
  }

  /// The symbol of a word with wildcards anywhere.
  mutating func symbol(withWildcards word: String) -> Int32 {
    let isStem = word.utf8.dropLast().allSatisfy { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
    return isStem && word.utf8.count > 1 && word.hasSuffix("*")
      ? symbol(word) : number(Term(kind: .wildcards, text: word))
  }

  private mutating func number(_ term: Term) -> Int32 {
    if let known = numbers[term] { return known }
    numbers[term] = Int32(terms.count)
    terms.append(term)
    frequencies.append(WordFrequencies.embedded.perMillion(of: term))
    return Int32(terms.count - 1)
  }
}
