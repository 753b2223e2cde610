import CByteScan
package import Text

/// A digest of a text's words and their order, by which exact duplicates are recognised. Words are what ASCII white
/// space separates.
///
/// It is the text, with one separator between two words, as a number modulo a prime below 2⁶⁰ that was chosen at
/// random. The digest of two texts in sequence follows from those of both, so that several threads can each take a
/// part. Among a million documents, the chance that two different texts share a digest is 5 in 10 million.
/// - SeeAlso: Karp and Rabin (1987), Efficient randomized pattern-matching algorithms, IBM Journal of Research and
/// Development 31(2), 249–260.
package struct Fingerprint: Hashable, Sendable {
  /// The digest.
  package private(set) var value: UInt64 = 0
  /// The base, 256, to the power of the number of digits.
  private var power: UInt64 = 1

  /// Makes the digest of a text without words.
  package init() {}

  /// Makes the digest of some blocks of a text.
  package init(_ text: String, _ blocks: [ByteSpan]) {
    guard let first = blocks.first, let last = blocks.last else { return }
    text.withBytes { add(ByteSpan(first.start, last.end), of: $0) }
  }

  /// Adds the words of a stretch that does not end within a word.
  mutating func add(_ stretch: ByteSpan, of bytes: Bytes) {
    guard let base = bytes.baseAddress, !stretch.isEmpty else { return }
    var digest = usward_digits(value: value, power: power)
    usward_add_words(&digest, base + stretch.start, stretch.count)
    (value, power) = (digest.value, digest.power)
  }

  /// Adds a text that follows.
  package mutating func add(_ next: Fingerprint) {
    value = usward_product(value, next.power, next.value)
    power = usward_product(power, next.power, 0)
  }
}
