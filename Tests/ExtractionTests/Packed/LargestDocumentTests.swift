import Testing

@testable import Extraction

/// How much of a document is unpacked before its size is known.
@Suite struct LargestDocumentTests {
  @Test(
    arguments: [
      ("a.txt", Array("We won.\n".utf8), Int.max), ("a.txt", Array("<html><p>We won.".utf8), 1 << 28),
      ("a.html.gz", Array("We won.\n".utf8), 1 << 28), ("a.md.gz", Array("# We won.\n".utf8), 1 << 30),
      ("a.txt", [0x50, 0x4B, 3, 4], 1 << 28), ("a.txt", [UInt8](repeating: 0, count: 99) + [10], 1 << 28),
      // In UTF-16, every second byte of this text is zero.
      ("a.txt", [0xFF, 0xFE] + "We won it.\n".utf8.flatMap { [$0, 0] }, .max),
    ] as [(String, [UInt8], Int)])
  func isToldByTheBytesThatOpenIt(name: String, opening: [UInt8], largest: Int) throws {
    #expect(try Extractor().largest(opening: opening, name: name) == largest)
  }

  @Test func whatIsNoTextHasNone() {
    #expect(throws: ExtractionError.binary(reason: "a PNG image")) {
      try Extractor().largest(opening: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], name: "a.txt")
    }
  }
}
