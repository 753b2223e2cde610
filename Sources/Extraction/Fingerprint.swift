import CByteScan
public import Text

/// A digest of a text's words and their order, by which exact duplicates are known. Words are what stands between ASCII
/// white space.
///
/// It is a polynomial over the digests of the words, in integers modulo 2⁶¹ − 1: the digest of two texts, one after the
/// other, follows from those of both, so that several threads may each take a part. With a million documents two different
/// texts share a digest with a chance of 2 in 10 million.
/// - SeeAlso: Karp and Rabin (1987), Efficient randomized pattern-matching algorithms, IBM Journal of Research and
///   Development 31(2), 249–260.
public struct Fingerprint: Hashable, Sendable {
  /// The polynomial's value.
  public private(set) var value: UInt64 = 0
  /// The base to the power of the number of words.
  private var power: UInt64 = 1

  /// The digest of a text without words.
  public init() {}

  /// The digest of some blocks of a text.
  public init(_ text: String, _ blocks: [ByteSpan]) {
    guard let first = blocks.first, let last = blocks.last else { return }
    var digest = usward_word_polynomial(value: value, power: power)
    text.withBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      usward_add_words(&digest, base + first.start, last.end - first.start)
    }
    (value, power) = (digest.value, digest.power)
  }

  /// Whether it is that of a text without words.
  public var isEmpty: Bool { self == Fingerprint() }

  /// Adds a text that follows.
  public mutating func add(_ next: Fingerprint) {
    value = usward_product(value, next.power, next.value)
    power = usward_product(power, next.power, 0)
  }
}
