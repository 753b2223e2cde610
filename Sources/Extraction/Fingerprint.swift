import CByteScan
package import Text

/// A digest of a text's words and their order, by which exact duplicates are known. Words are what stands between ASCII
/// white space.
///
/// It is the text, one separator between two words, as a number modulo a prime below 2⁶⁰ that was drawn by chance: the
/// digest of two texts, one after the other, follows from those of both, so that several threads may each take a part. With
/// a million documents two different texts share a digest with a chance of 5 in 10 million.
/// - SeeAlso: Karp and Rabin (1987), Efficient randomized pattern-matching algorithms, IBM Journal of Research and
///   Development 31(2), 249–260.
package struct Fingerprint: Hashable, Sendable {
  /// The number.
  package private(set) var value: UInt64 = 0
  /// The base, 256, to the power of how many digits it has.
  private var power: UInt64 = 1

  /// The digest of a text without words.
  package init() {}

  /// The digest of some blocks of a text.
  package init(_ text: String, _ blocks: [ByteSpan]) {
    guard let first = blocks.first, let last = blocks.last else { return }
    text.withBytes { add(ByteSpan(first.start, last.end), of: $0) }
  }

  /// Adds the words of a stretch, which ends where one of them does.
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
