import CByteScan

/// Words found in some lines of a text.
public struct BrokenWords: Sendable {
  /// Those that are broken elsewhere in the text and were not found before.
  var seen: Set<String> = []
  /// All words, and those with a hyphen in them.
  var words = 0
  var compounds = 0
}

/// Looks for words that a text breaks at line ends where they stand whole, some lines at a time. One serves one thread.
public struct BrokenWordSearch: Sendable {
  /// The words looked for, with and without the hyphen.
  private let wanted: Set<String>
  private let wantsPastASCII: Bool
  /// A bit for the digest of each that was not seen yet.
  private var filter = [UInt64](repeating: 0, count: 1_024)
  /// How many of a digest were not seen yet.
  private var unseen: [UInt32: Int] = [:]
  private var seen: Set<String> = []

  init(for hyphenation: Hyphenation) {
    wanted = hyphenation.wanted
    wantsPastASCII = !wanted.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    for word in wanted {
      let digest = Self.digest(word)
      filter[Int(digest >> 6)] |= 1 << UInt64(digest & 63)
      unseen[digest, default: 0] += 1
    }
  }

  /// The words of some lines.
  mutating func words(in bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> BrokenWords {
    var found = BrokenWords()
    guard let base = bytes.baseAddress else { return found }
    var walk = usward_word_walk()
    for line in lines {
      walk.index = line.textStart
      while usward_next_word(&walk, base, bytes.count, line.textEnd, filter) != 0 {
        guard walk.end - walk.start <= 128, mayBeWanted(bytes, walk.start..<walk.end) else { continue }
        meet(bytes.string(walk.start..<walk.end).lowercased(), &found)
      }
    }
    found.words = walk.words
    found.compounds = walk.compounds
    return found
  }

  private static func digest(_ word: String) -> UInt32 {
    Array(word.utf8).withUnsafeBufferPointer { usward_word_digest($0.baseAddress, $0.count) }
  }

  /// A word that was seen is looked for no more, which matters where it is a frequent one.
  private mutating func meet(_ word: String, _ found: inout BrokenWords) {
    guard wanted.contains(word), seen.insert(word).inserted else { return }
    found.seen.insert(word)
    let digest = Self.digest(word)
    unseen[digest, default: 1] -= 1
    if unseen[digest] == 0 { filter[Int(digest >> 6)] &= ~(1 << UInt64(digest & 63)) }
  }

  /// Whether a word that passed the filter may be a wanted one: past ASCII all pass it. The Kelvin sign is the one character
  /// there whose small letter is of ASCII.
  private func mayBeWanted(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    if wantsPastASCII { return true }
    for place in range where bytes[place] >= 0x80 {
      return range.contains { $0 + 2 < range.upperBound && bytes.holds("\u{212A}", at: $0, before: range.upperBound) }
    }
    return true
  }
}
