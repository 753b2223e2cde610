/// The SHA-256 digest, for identifying a lexicon's exact contents in reports and for verifying that a file is as it was
/// written. Not for secrets.
///
/// Implemented here because the only library available would add a TLS stack to the build.
/// - SeeAlso: FIPS 180-4, section 6.2.
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var schedule = [UInt32](repeating: 0, count: 64)
  /// Bytes that do not fill a block yet.
  private var open: [UInt8] = []
  private var count = 0

  /// Begins a digest of bytes that arrive in parts.
  package init() {}

  /// The digest of `bytes` in hexadecimal. O(n).
  static func hexDigest(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.add(bytes)
    return digest.hexadecimal
  }

  /// Adds the next bytes. O(n).
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    open += bytes
    let whole = open.count / 64 * 64
    count += whole
    for block in stride(from: 0, to: whole, by: 64) { Self.compress(open, block, &schedule, &state) }
    open.removeFirst(whole)
  }

  /// The digest of all bytes so far, in hexadecimal.
  package var hexadecimal: String {
    var ended = self
    let bits = UInt64(count + open.count) * 8
    var padding: [UInt8] = [0x80]
    padding.append(contentsOf: repeatElement(0, count: (119 - open.count % 64) % 64))
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    ended.add(padding)
    return ended.state.map(Self.hex).joined()
  }

  private static func compress(_ bytes: [UInt8], _ start: Int, _ w: inout [UInt32], _ state: inout [UInt32]) {
    for i in 0..<16 {
      let at = start + 4 * i
      let (high, low) = (UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1]), UInt32(bytes[at + 2]) << 8)
      w[i] = high << 16 | low | UInt32(bytes[at + 3])
    }
    for i in 16..<64 {
      let s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3)
      let s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10)
      w[i] = w[i - 16] &+ s0 &+ w[i - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ sum1 &+ choice &+ constants[i] &+ w[i]
      let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ sum0 &+ majority)
    }
    for (i, value) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= value }
  }

  private static func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }

  private static func hex(_ word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes(64).map { prime in
    let root = cubeRoot(prime)
    return UInt32(truncatingIfNeeded: root)
  }

  private static func primes(_ count: Int) -> [UInt64] {
    var found: [UInt64] = []
    var candidate: UInt64 = 2
    while found.count < count {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }

  /// floor(cube root of `n` x 2^32), by bisection in 128 bits.
  private static func cubeRoot(_ n: UInt64) -> UInt64 {
    let target = UInt128(n) << 96
    var (low, high): (UInt128, UInt128) = (0, 1 << 36)
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle * middle * middle <= target { low = middle } else { high = middle }
    }
    return UInt64(low)
  }
}
