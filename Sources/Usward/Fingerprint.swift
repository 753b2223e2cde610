/// A digest of a text's words and their order, by which exact duplicates are known.
enum Fingerprint {
  /// The FNV-1a digest, 64 bits, of the text's UTF-8 with every run of ASCII white space read as one space and none at
  /// the ends. With a million documents two different texts share a digest with a chance of 3 in 100 million.
  /// - SeeAlso: Fowler, Noll and Vo, The FNV Non-Cryptographic Hash Algorithm (RFC 9923).
  static func of(_ text: String) -> UInt64 {
    let bytes = text.utf8Span.span
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    /// The digest without the space that came last, if one did.
    var trimmed = digest
    var followsSpace = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte <= 0x20, byte == 0x20 || byte &- 0x09 < 5 {
        if followsSpace { continue }
        followsSpace = true
        trimmed = digest
        digest = (digest ^ 0x20) &* 0x100_0000_01B3
      } else {
        followsSpace = false
        digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return followsSpace ? trimmed : digest
  }
}
