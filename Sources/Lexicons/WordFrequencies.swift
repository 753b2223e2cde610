import CLexiconData
import Text

/// How frequent words are in texts: lexicons/word-frequencies.tsv, written by scripts/word-frequencies.py. Only read
/// when a lexicon is compiled.
struct WordFrequencies: Sendable {
  /// The words, sorted, and how many of a million words each one is.
  private(set) var words: [String] = []
  private var perMillion: [Int] = []

  /// How many of a million words an unlisted word is, approximately; and all unlisted words with one prefix together.
  private static let ofOther = 2
  private static let ofOthersWithPrefix = 20
  private static let ofAll = 1_000_000
  /// One in how many occurrences of a word is capitalised where the case matters (`May`, `II`); a guess.
  private static let casedShare = 10

  /// The frequencies embedded in the program.
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

  /// How many of a million parts a term matches, approximately.
  func perMillion(of term: SymbolNumbers.Term) -> Int {
    switch term.kind {
    case .word: return frequency(of: term.text) ?? Self.ofOther
    case .cased: return max(Self.ofOther, (frequency(of: term.text.lowercased()) ?? 0) / Self.casedShare)
    case .prefix:
      let listed = words[place(of: term.text)...].prefix { $0.hasPrefix(term.text) }.indices
      return Self.ofOthersWithPrefix + perMillion[listed].reduce(0, +)
    case .wildcards:
      // Never worth looking up: the words next to them are rarer, or as frequent.
      return Self.ofAll
    }
  }

  /// Words by descending frequency, then by their bytes.
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

  /// The place of a word, or where it would be. O(log words).
  private func place(of word: String) -> Int { words.indices.partitionPoint { words[$0] >= word } }
}
