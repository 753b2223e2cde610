import TestSupport
import Testing

@testable import Extraction

/// The words of lines are found 64 bytes at a time.
struct BrokenWordTests {
  /// The numbers of words and of compounds in some lines, counted byte by byte.
  private static func counted(_ lines: [[UInt8]]) -> (words: Set<String>, count: Int, compounds: Int) {
    var found: Set<String> = []
    var (count, compounds) = (0, 0)
    for line in lines {
      var word: [UInt8] = []
      for (place, byte) in (line + [0x20]).enumerated() {
        let isJoint =
          byte == UInt8(ascii: "-") && !word.isEmpty && place + 1 < line.count && Glyphs.isLetterByte(line[place + 1])
        if Glyphs.isLetterByte(byte) || isJoint {
          word.append(byte)
        } else if !word.isEmpty {
          count += 1
          if word.contains(UInt8(ascii: "-")) { compounds += 1 }
          found.insert(String(decoding: word, as: UTF8.self).lowercased())
          word = []
        }
      }
    }
    return (found, count, compounds)
  }

  @Test(arguments: 0..<UInt64(40))
  func wordsAreFoundWhereverTheyStand(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let pieces = ["well", "known", "-", "-", " ", " ", ", ", "é", "a", "B", "--", "extraordinarily", "3", "’"]
    let lines = (0..<20).map { _ in
      (0..<Int.random(in: 1...60, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
    }
    // Words broken at the ends of these lines are searched for in the others.
    let text = "well-\nknown\nextraordi-\nnarily\n" + lines.joined(separator: "\n") + "\n"
    text.withBytes { bytes in
      let all = SourceLines.all(of: bytes)
      var hyphenation = Hyphenation()
      hyphenation.addBreaks(bytes, all, 0..<3)
      let expected = Self.counted(all[4...].map { Array(bytes[$0.range]) })
      for path in SourceLineTests.paths {
        var search = BrokenWordSearch(for: hyphenation, path: path)
        let found = search.words(in: bytes, all[4...])
        #expect(found.words == expected.count)
        #expect(found.compounds == expected.compounds)
        #expect(found.seen == hyphenation.wanted.intersection(expected.words))
        // Here stretches take the place of their lines.
        search = BrokenWordSearch(for: hyphenation, path: path)
        let stretches = BrokenWordSearch.stretches(bytes, all[4...])?.map { Int($0.lowerBound)..<Int($0.upperBound) }
        let again = search.words(in: bytes, stretches ?? [])
        #expect((again.words, again.compounds) == (found.words, found.compounds))
        #expect(again.seen == found.seen)
      }
    }
  }

  /// A word becomes a candidate by its first bytes and its length, and is confirmed by all of it.
  @Test(arguments: SourceLineTests.paths) func wordsThatBeginAlikeAreOthers(path: Int32) {
    let text = "extraordi-\nnarily\nextra-ordinarely Extraordinarely extraordinari\nEXTRAORDINARILY\n"
    text.withBytes { bytes in
      let all = SourceLines.all(of: bytes)
      var hyphenation = Hyphenation()
      hyphenation.addBreaks(bytes, all, 0..<2)
      var search = BrokenWordSearch(for: hyphenation, path: path)
      #expect(search.words(in: bytes, all[2..<3]).seen.isEmpty)
      #expect(search.words(in: bytes, all[3...]).seen == ["extraordinarily"])
      // A word that has been found is not searched for again.
      #expect(search.words(in: bytes, all[3...]).seen.isEmpty)
    }
  }

  /// A lower-case letter may take more bytes than its capital. Line ends, digits and no-break spaces are not part of a
  /// word.
  @Test func wordsPastASCIIAreFoundInCapitals() {
    let text = "Ⱥ-\nbc\nna-\nïve\na-\nb\nȺBC, NA\nÏVE; NAÏVE 1a-\u{A0}b\nAB\n"
    text.withBytes { bytes in
      let all = SourceLines.all(of: bytes)
      var hyphenation = Hyphenation()
      hyphenation.addBreaks(bytes, all, 0..<6)
      var search = BrokenWordSearch(for: hyphenation)
      let found = search.words(in: bytes, all[6...])
      #expect(hyphenation.wanted == ["ⱥbc", "ⱥ-bc", "naïve", "na-ïve", "ab", "a-b"])
      #expect(found.seen == ["ⱥbc", "naïve", "ab"])
    }
  }

  /// The Kelvin sign is a capital whose lower case is ASCII; it is recognised at every position within the bytes read
  /// together.
  @Test(arguments: SourceLineTests.paths) func kelvinSignIsALetter(path: Int32) {
    for padding in 0..<70 {
      let text = "wor-\nk\n" + String(repeating: ".", count: padding) + " “wor’” WOR\u{212A}\n"
      text.withBytes { bytes in
        let all = SourceLines.all(of: bytes)
        var hyphenation = Hyphenation()
        hyphenation.addBreaks(bytes, all, 0..<2)
        var search = BrokenWordSearch(for: hyphenation, path: path)
        #expect(search.words(in: bytes, all[2...]).seen == ["work"])
      }
    }
  }

  /// Short and longer words are told apart by what follows them, wherever the bytes read together end.
  @Test(arguments: SourceLineTests.paths, [1, 3]) func wordsOfAnyLengthAreFound(path: Int32, letters: Int) {
    let first = String("abc".prefix(letters))
    let words = ["d", "de", "def", "defgh"].map { first + $0 }
    for padding in Array(0..<70) + Array(2_030..<2_060) {
      let breaks = ["d", "de", "def", "defgh"].map { "\(first)-\n\($0)\n" }.joined()
      let text = breaks + String(repeating: ".", count: padding) + words.joined(separator: " ") + ". \(first)\n"
      text.withBytes { bytes in
        let all = SourceLines.all(of: bytes)
        var hyphenation = Hyphenation()
        hyphenation.addBreaks(bytes, all, 0..<8)
        var search = BrokenWordSearch(for: hyphenation, path: path)
        let found = search.words(in: bytes, all[8...])
        #expect(found.seen == Set(words))
        #expect((found.words, found.compounds) == (5, 0))
      }
    }
  }

  /// When many words are searched for, each is found among others that begin like it.
  @Test(arguments: SourceLineTests.paths) func manyWordsAreFoundAmongTheirLikes(path: Int32) {
    var chance = SeededRandom(seed: 8)
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    func word() -> String {
      String((0..<Int.random(in: 2...9, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? "a" })
    }
    for count in [1, 7, 60, 900] {
      let broken = (0..<count).map { _ in (word(), word()) }
      let whole = broken.filter { _ in Bool.random(using: &chance) }.map { $0.0 + $0.1 }
      let others = broken.map { $0.0 + word() } + (0..<count).map { _ in word() }
      let breaks = broken.map { "\($0.0)-\n\($0.1)\n" }.joined()
      let text = breaks + (whole + others).shuffled(using: &chance).joined(separator: " ") + "\n"
      text.withBytes { bytes in
        let all = SourceLines.all(of: bytes)
        var hyphenation = Hyphenation()
        hyphenation.addBreaks(bytes, all, 0..<2 * count)
        var search = BrokenWordSearch(for: hyphenation, path: path)
        let expected = Self.counted(all[(2 * count)...].map { Array(bytes[$0.range]) })
        #expect(search.words(in: bytes, all[(2 * count)...]).seen == hyphenation.wanted.intersection(expected.words))
      }
    }
  }
}

extension Hyphenation {
  /// Adds the breaks at the ends of some lines.
  fileprivate mutating func addBreaks(_ bytes: Bytes, _ lines: [SourceLine], _ range: Range<Int>) {
    lines.withUnsafeBufferPointer { lines in
      for index in range { addBreak(bytes, lines, index) }
    }
  }
}
