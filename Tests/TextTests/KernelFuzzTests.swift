import FoundationEssentials
import TestSupport
import Testing

@testable import Text

/// Every implementation of finding words and sentences gives what the rules alone give. `USWARD_FUZZ_TEXTS` sets how
/// many texts are drawn (`make fuzz-tokens` takes a million).
@Suite struct KernelFuzzTests {
  static let count = ProcessInfo.processInfo.environment["USWARD_FUZZ_TEXTS"].flatMap { Int($0) } ?? 4_000

  @Test(arguments: ScanPath.available.filter { $0 != .rules }, 0..<4 as Range<UInt64>)
  func tokensAreThoseOfTheRules(path: ScanPath, seed: UInt64) {
    var random = SeededRandom(seed: 6 &+ seed)
    let rules = Tokeniser(path: .rules)
    let kernel = Tokeniser(path: path)
    for _ in 0..<Self.count / 4 {
      let text = KernelText.make(&random)
      let blocks = KernelText.blocks(of: text, &random)
      let expected = rules.tokenise(text, blocks: blocks)
      let found = kernel.tokenise(text, blocks: blocks)
      if found != expected {
        let place = zip(found.tokens, expected.tokens).first { $0 != $1 }
        Issue.record("\(text.debugDescription), \(blocks): \(String(describing: place)), \(found), not \(expected)")
        return
      }
    }
  }

  @Test(arguments: ScanPath.available)
  func countedWordsAreThoseFound(path: ScanPath) {
    var random = SeededRandom(seed: 8)
    let tokeniser = Tokeniser(path: path)
    for _ in 0..<Self.count {
      let text = KernelText.make(&random)
      let blocks = KernelText.blocks(of: text, &random)
      let expected = tokeniser.tokenise(text, blocks: blocks).tokens.count { $0.kind.countsAsWord }
      let found = tokeniser.countWords(in: text, blocks: blocks)
      if found != expected {
        Issue.record("\(text.debugDescription), \(blocks): \(found), not \(expected)")
        return
      }
    }
  }

  /// Every character, between letters, between digits, after an apostrophe and after itself.
  @Test(arguments: ScanPath.available.filter { $0 != .rules })
  func everyCharacterIsReadByTheRules(path: ScanPath) {
    let rules = Tokeniser(path: .rules)
    let kernel = Tokeniser(path: path)
    for first in stride(from: UInt32(0x80), to: 0x11_0000, by: 24) {
      // Characters in the planes without letters, and within the large scripts, are much alike.
      if first > 0x3_2400 && first < 0xE_0000 || first > 0xE_0200 { continue }
      if first % 7 != 0 && (0x4E40..<0x9F00 ~= first || 0xAC40..<0xD700 ~= first || 0x1_2400..<0x1_F000 ~= first) {
        continue
      }
      var text = ""
      for scalar in (first..<first + 24).compactMap(Unicode.Scalar.init) {
        text += "a\(scalar)b 1\(scalar)2 a'\(scalar)\(scalar) \(scalar). B "
      }
      let expected = rules.tokenise(text)
      let found = kernel.tokenise(text)
      if found != expected {
        let place = zip(found.tokens, expected.tokens).first { $0 != $1 }
        Issue.record("from U+\(String(first, radix: 16)): \(String(describing: place))")
        return
      }
    }
  }

  @Test(arguments: ScanPath.available.filter { $0 != .rules }, BreakRules.allCases)
  func sentenceBoundariesAreThoseOfTheRules(path: ScanPath, rules: BreakRules) {
    var random = SeededRandom(seed: 7)
    let breaks = SentenceBreaks(rules)
    for _ in 0..<Self.count / 4 {
      let text = KernelText.make(&random)
      let expected = breaks.boundaries(of: text, path: .rules)
      let found = breaks.boundaries(of: text, path: path)
      if found != expected {
        Issue.record("\(text.debugDescription): \(found), not \(expected)")
        return
      }
    }
  }
}

/// Texts that a scan in pieces of 64 bytes may get wrong: the adversarial ones at any distance from the edge of a
/// piece, long stretches of one script, and characters that cross an edge.
enum KernelText {
  private static let stretches: [[String]] = [
    [
      "we ", "the ", "a", "people's ", "don’t ", "1,200 ", "3.5 ", "x", "end. ", "So ", "U.S. ", "and/or ", "(b) ",
      "\n",
    ],
    ["we ", "the ", "people's ", "it", "'", "s ", "1", "2020 ", "; ", ". ", "x<y ", "c+", "\n", "é"],
    ["мы ", "на", "рода", "ёлка ", "І", "ж. ", "Ѐ’ѿ", "'", ", "],
    ["é", "ç", "Ü", "ß", "×", "÷", "ɏ", "ɰ", " ", "e\u{301}", "œu", "l’", "ÿ", "ʼ", "·"],
    ["我", "们", "の", "カ", "タ", "。", "，", "３", "、", "\u{3000}", "ー", "漢1", "ｗ", "．", "！"],
    ["है", "ค", "ำ", "ก\u{E48}", "کتاب\u{200C}ها ", "א", "ב\"", "״", "'", "ם ", "؟", "।", "১", "٣", "٫", " "],
    ["1", "2", ",", ".", "'", ";", "’", "a", "_", " ", "-", "Ⅷ", "½"],
    ["@a", "#b", "://", "http://x.y ", "www.a.b ", "x.org/a", " ", "a", "b.c", "😀", "🇩", "\u{200D}", "1\u{20E3}", "©"],
    [".", "!", "?", "…", " ", "\n", "”", ")", "a", "B", "1", "\u{2028}", "\u{85}", "‼", "‥", "․", "\u{AD}", "\u{301}"],
  ]

  /// A text of up to some 600 bytes.
  static func make(_ random: inout SeededRandom) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: text += AdversarialText.make(&random)
      case 1: text += String(repeating: "a", count: Int.random(in: 0...130, using: &random))
      case 2: text += String(repeating: " ", count: Int.random(in: 0...70, using: &random))
      default:
        let pieces = stretches[Int.random(in: stretches.indices, using: &random)]
        let other = stretches[Int.random(in: stretches.indices, using: &random)]
        for _ in 0..<Int.random(in: 0...30, using: &random) {
          let pool = Int.random(in: 0..<8, using: &random) == 0 ? other : pieces
          for scalar in pool[Int.random(in: pool.indices, using: &random)].unicodeScalars {
            text.unicodeScalars.append(scalar)
          }
        }
      }
    }
    return text
  }

  /// The text as one block or as several, with or without space between them.
  static func blocks(of text: String, _ random: inout SeededRandom) -> [ByteSpan] {
    let bytes = Array(text.utf8)
    var cuts: [Int] = []
    if Bool.random(using: &random) {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        cuts.append(Int.random(in: 0...bytes.count, using: &random))
      }
      // Most cuts are where a document's blocks would be.
      if Int.random(in: 0..<4, using: &random) > 0 {
        cuts = cuts.map { cut in bytes.indices.first { $0 >= cut && SafePlace.isSafe(bytes.span, $0) } ?? bytes.count }
      }
      cuts.sort()
    }
    let edges = [0] + cuts + [bytes.count]
    return zip(edges, edges.dropFirst()).map { start, next in
      var end = next
      while end > start, SafePlace.isWhite(bytes[end - 1]) { end -= 1 }
      return ByteSpan(start, end)
    }
  }
}
