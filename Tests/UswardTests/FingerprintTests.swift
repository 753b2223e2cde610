import TestSupport
import Testing
import Text

@testable import Usward

@Suite struct FingerprintTests {
  /// The digest by its definition: FNV-1a of the text, every run of white space one space, none at the ends.
  private static func digest(_ text: String) -> UInt64 {
    let words = text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in words.joined(separator: [0x20]) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return digest
  }

  @Test(arguments: 0..<UInt64(50))
  func isThatOfTheWordsWhereverStretchesEnd(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let pieces = (0..<40).map { _ in
      ["we", " ", "\n", "\t ", "é", "\u{1F}", "built", "\r\n"].randomElement(using: &chance)
    }
    let text = "we" + pieces.compactMap { $0 }.joined()
    var fingerprint = Fingerprint()
    var start = 0
    let end = text.utf8.count
    while start < end {
      let next = Int.random(in: start + 1...end, using: &chance)
      fingerprint.add(text, ByteSpan(start, next))
      start = next
    }
    #expect(fingerprint.value == Self.digest(text))
  }
}
