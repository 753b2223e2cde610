import CLexiconData
import Text

/// How often words stand in texts: lexicons/word-frequencies.tsv, written by scripts/word-frequencies.py. It is read only where
/// a lexicon is compiled.
struct WordFrequencies: Sendable {
  /// The words, sorted, and how often each stands in a million.
  private(set) var words: [String] = []
  private var perMillion: [Int] = []

  /// How often a word that is not listed stands in a million words, roughly; and all such words that begin in some way.
  private static let ofOther = 2
  private static let ofOthersWithPrefix = 20
  private static let ofAll = 1_000_000
  /// How many of a word's places have it in capitals where the case matters (`May`, `II`): one in so many, a guess.
  private static let casedShare = 10

  /// The frequencies that come with the program.
  static let embedded = WordFrequencies()

  private init() {
    let bytes = (0..<usward_frequencies_size()).map { usward_frequencies_byte($0) }
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 2, let frequency = Int(fields[1]) else { continue }
      words.append(fields[0])
      perMillion.append(frequency)
    }
  }

  /// How many of a million parts are a term's, roughly.
  func perMillion(of term: SymbolNumbers.Term) -> Int {
    switch term.kind {
    case .word: return frequency(of: term.text) ?? Self.ofOther
    case .cased: return max(Self.ofOther, (frequency(of: term.text.lowercased()) ?? 0) / Self.casedShare)
    case .prefix:
      let listed = words[place(of: term.text)...].prefix { $0.hasPrefix(term.text) }.indices
      return Self.ofOthersWithPrefix + perMillion[listed].reduce(0, +)
    case .wildcards:
      // They are no ground to look for anything: the words beside them are rarer, or as many are.
      return Self.ofAll
    }
  }

  /// Words by how frequent they are, then by their bytes.
  func sorted(_ words: Set<String>) -> [String] {
    let counted = words.map { (word: $0, count: perMillion(of: SymbolNumbers.Term(kind: .word, text: $0))) }
    return counted.sorted { a, b in
      a.count == b.count ? a.word.utf8.lexicographicallyPrecedes(b.word.utf8) : a.count > b.count
    }.map(\.word)
  }

  private func frequency(of word: String) -> Int? {
    let place = place(of: word)
    return place < words.count && words[place] == word ? perMillion[place] : nil
  }

  /// Where a word stands or would. O(log words).
  private func place(of word: String) -> Int { words.indices.partitionPoint { words[$0] >= word } }
}
