import TestSupport
import Testing

@testable import Extraction

/// Questions about a line answered from its bytes have the answers that its characters give.
struct LineBytesTests {
  private static func line(of pieces: [String], _ chance: inout SeededRandom) -> String {
    (0..<Int.random(in: 1...8, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
  }

  @Test(arguments: 0..<UInt64(60))
  func headerFieldsAreThoseOfTheString(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let pieces = [
      "From", "to", "Date", ":", ": ", ":", " ", "\t", "*", "-", "'", ".", "é", "：", "//", "a b", "2020", "@x",
      "’",
    ]
    for _ in 0..<200 {
      Self.line(of: pieces, &chance).withBytes { bytes in
        for line in SourceLines.all(of: bytes) where !line.isBlank {
          let text = MailThread.text(of: line, in: bytes)
          #expect(HeaderField(bytes, line) == HeaderField(text), "\(text)")
        }
      }
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func addedLinesAreThoseOfTheString(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let pieces = [
      "sent", "Sent from my ", "SENT VIA ", "envoyé de mon ", "Envoye\u{301} de mon ", " ", "x", "é", "\u{301}",
      "von meinem ",
      "\u{212A}",
    ]
    for _ in 0..<200 {
      let text = Self.line(of: pieces, &chance)
      let small = text.lowercased()
      let expected = MailMarkers.addedLines.contains { small.hasPrefix($0) }
      text.withBytes { bytes in
        if let isAdded = MailMarkers.isAdded(bytes[...]) { #expect(isAdded == expected, "\(text)") }
      }
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func capitalsAreThoseOfTheCharacters(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let pieces = ["A", "BC", "a", "1", " ", "É", "é", "ß", "Ж", "ж", "漢", ".", "DEFGHIJKLMNOPQRSTU", "ª"]
    for _ in 0..<200 {
      let text = Self.line(of: pieces, &chance)
      let scalars = text.unicodeScalars
      let expected =
        scalars.count { $0.properties.isUppercase } >= 3 && !scalars.contains { $0.properties.isLowercase }
      // If there are enough bytes after a line, they are read together with it.
      for rest in ["", "and so much more\n"] {
        (text + rest).withBytes { bytes in
          #expect(Glyphs.isCapitals(bytes, 0..<text.utf8.count) == expected, "\(text)")
        }
      }
    }
  }
}
