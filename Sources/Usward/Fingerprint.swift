import Text

/// A digest of a text's words and their order, by which exact duplicates are known.
///
/// It is the FNV-1a digest, 64 bits, of the text's UTF-8 with every run of ASCII white space read as one space and none at
/// the ends. With a million documents two different texts share a digest with a chance of 3 in 100 million.
/// - SeeAlso: Fowler, Noll and Vo, The FNV Non-Cryptographic Hash Algorithm (RFC 9923).
struct Fingerprint: Hashable, Sendable {
  private var digest: UInt64 = 0xCBF2_9CE4_8422_2325
  /// The digest without the space that came last, if one did.
  private var trimmed: UInt64 = 0xCBF2_9CE4_8422_2325
  private var followsSpace = true

  /// The digest of the text taken in so far.
  var value: UInt64 { followsSpace ? trimmed : digest }

  /// Takes in a stretch of a text, which comes after what was taken in before.
  mutating func add(_ text: String, _ stretch: ByteSpan) {
    let bytes = text.utf8Span.span
    var (digest, trimmed, followsSpace) = (digest, trimmed, followsSpace)
    // Nobody foresees where words end: choices in place of branches.
    for index in stretch.range {
      let byte = bytes[index]
      let isSpace = byte == 0x20 || byte &- 0x09 < 5
      let next = (digest ^ (isSpace ? 0x20 : UInt64(byte))) &* 0x100_0000_01B3
      let isRepeated = isSpace && followsSpace
      trimmed = isSpace && !followsSpace ? digest : trimmed
      digest = isRepeated ? digest : next
      followsSpace = isSpace
    }
    (self.digest, self.trimmed, self.followsSpace) = (digest, trimmed, followsSpace)
  }

  /// Takes in white space: what comes next is another block.
  mutating func addGap() {
    if followsSpace { return }
    trimmed = digest
    digest = (digest ^ 0x20) &* 0x100_0000_01B3
    followsSpace = true
  }
}
