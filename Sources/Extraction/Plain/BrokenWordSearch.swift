import CWordScan
import Text

/// Words found in some lines of a text.
package struct BrokenWords: Sendable {
  /// Words found that are broken elsewhere in the text and were not found before.
  var seen: Set<String> = []
  /// The number of all words, and of those with a hyphen.
  var words = 0
  var compounds = 0
}

/// Searches for unbroken occurrences of the words that a text breaks at line ends, some lines at a time. Each thread
/// needs one of its own.
package struct BrokenWordSearch: Sendable {
  /// The words searched for, with and without the hyphen.
  private let wanted: Set<String>
  private let wantsPastASCII: Bool
  private let shortest: Int
  /// A filter for those not found yet; few other words pass it.
  private var filter = DigestFilter()
  private var openings = WordOpenings()
  private var heads: WordHeads
  /// Those not found yet, by the upper bits of their digests.
  private var unseen: [UInt32: [String]] = [:]
  private var seen: Set<String> = []
  private let path: Int32

  /// Makes a search for the words that joining breaks would give. `path` is the kernel's.
  init(for hyphenation: Hyphenation, path: Int32 = SourceLines.best) {
    self.path = path
    wanted = hyphenation.wanted
    shortest = wanted.reduce(.max) { min($0, $1.utf8.count) }
    wantsPastASCII = !wanted.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    for word in wanted {
      let digest = Self.digest(word)
      filter.insert(digest)
      openings.insert(Array(word.utf8.prefix(Int(USWARD_HEAD_BIT_BYTES))))
      unseen[DigestFilter.key(digest), default: []].append(word)
    }
    heads = WordHeads(of: wanted)
  }

  /// Searches some lines.
  mutating func words(in bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> BrokenWords {
    var found = BrokenWords()
    var walk = begin()
    lines.withUnsafeBufferPointer { lines in
      var next = 0
      while next < lines.count { read(bytes, Self.stretch(bytes, lines, from: &next), &walk, &found) }
    }
    return found
  }

  /// Searches some stretches of text.
  mutating func words(in bytes: Bytes, _ stretches: [Range<Int>]) -> BrokenWords {
    var found = BrokenWords()
    var walk = begin()
    for stretch in stretches { read(bytes, stretch, &walk, &found) }
    return found
  }

  /// A walk that has not begun.
  private func begin() -> usward_word_walk {
    var walk = usward_word_walk()
    (walk.wants_past, walk.shortest) = (wantsPastASCII, shortest)
    return walk
  }

  private mutating func read(
    _ bytes: Bytes, _ stretch: Range<Int>, _ walk: inout usward_word_walk, _ found: inout BrokenWords
  ) {
    guard let base = bytes.baseAddress else { return }
    walk.index = stretch.lowerBound
    walk.goes_on = false
    withUnsafeTemporaryAllocation(of: usward_met_word.self, capacity: Int(USWARD_MET_WORDS)) { met in
      while walk.index < stretch.upperBound {
        let count = usward_meet_words(
          &walk, base, bytes.count, stretch.upperBound, filter.bits, openings.bits, heads.rows, path, met.baseAddress)
        for word in met[..<count] where word.end - word.start <= 128 && mayBeWanted(bytes, word.start..<word.end) {
          meet(bytes.string(word.start..<word.end).lowercased(), &found)
        }
      }
    }
    found.words = walk.words
    found.compounds = walk.compounds
  }

  /// The stretches of text that the lines can be read as; `nil` where there are more than may be kept.
  static func stretches(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> [Range<UInt32>]? {
    lines.withUnsafeBufferPointer { lines in
      var stretches: [Range<UInt32>] = []
      var next = 0
      while next < lines.count {
        let stretch = stretch(bytes, lines, from: &next)
        guard stretches.count < mostStretches, let end = UInt32(exactly: stretch.upperBound) else { return nil }
        stretches.append(UInt32(stretch.lowerBound)..<end)
      }
      return stretches
    }
  }

  /// The most stretches of a part that are kept; they take little memory compared with its text.
  private static let mostStretches = 4_096

  /// The text of a line and of the lines below that can be read together with it: only ASCII that belongs to no word is
  /// between them. `next` becomes the line after them.
  @inline(__always)
  private static func stretch(
    _ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, from next: inout Int
  ) -> Range<Int> {
    let start = lines[next].textStart
    var end = lines[next].textEnd
    next += 1
    while next < lines.count {
      let textStart = lines[next].textStart
      if textStart &- end &- 1 < 2 {
        // As in most lines: whether a space precedes the line end cannot be predicted.
        if bytes[end] | bytes[textStart &- 1] >= 0x80 { break }
      } else {
        while end < textStart, bytes[end] < 0x80 { end &+= 1 }
        if end < textStart { break }
      }
      end = lines[next].textEnd
      next += 1
    }
    return start..<end
  }

  private static func digest(_ word: String) -> UInt32 {
    Array(word.utf8).withUnsafeBufferPointer { usward_word_digest($0.baseAddress, $0.count) }
  }

  /// Notes a word as found, after which it is no longer searched for, which matters for frequent words.
  private mutating func meet(_ word: String, _ found: inout BrokenWords) {
    guard wanted.contains(word), seen.insert(word).inserted else { return }
    found.seen.insert(word)
    let digest = Self.digest(word)
    let key = DigestFilter.key(digest)
    unseen[key]?.removeAll { $0 == word }
    if unseen[key]?.isEmpty ?? true { filter.remove(digest) }
    // Often enough that few words pass, and seldom enough to cost little.
    if (wanted.count - seen.count) * 2 < heads.count { heads = WordHeads(of: wanted.subtracting(seen)) }
  }

  /// Whether a word that passed may be a wanted one: all non-ASCII words pass. The Kelvin sign is the only non-ASCII
  /// character whose lower case is ASCII.
  private func mayBeWanted(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound, bytes[place] < 0x80 || Self.isPunctuation(bytes, place, range.upperBound) {
      place += bytes[place] < 0x80 ? 1 : 3
    }
    // For ASCII and punctuation, which includes nearly all apostrophes, the bytes decide.
    if place == range.upperBound { return isUnseen(bytes, range) }
    return wantsPastASCII
      || range.contains { $0 + 2 < range.upperBound && bytes.holds("\u{212A}", at: $0, before: range.upperBound) }
  }

  /// Whether a word of ASCII and punctuation is one not found yet: most words that pass begin like one and have its
  /// length.
  private func isUnseen(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let digest = usward_word_digest(bytes.baseAddress! + range.lowerBound, range.count)
    guard filter.mayHold(digest), let words = unseen[DigestFilter.key(digest)] else { return false }
    return words.contains { word in
      word.utf8.elementsEqual(bytes[range].lazy.map(\.asciiLowercased))
    }
  }

  /// Whether there is a character of three bytes with only one encoding (U+2010 to U+203F) at a place.
  private static func isPunctuation(_ bytes: Bytes, _ place: Int, _ end: Int) -> Bool {
    place + 2 < end && bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && bytes[place + 2] >= 0x90
  }
}
