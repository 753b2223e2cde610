/// Random numbers that a seed reproduces: SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a generator.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededRandom {
  /// A sentence made of some of the words, with occasional commas, as a statement or a question; now and then it is in
  /// capitals.
  public mutating func sentence(of words: [String], count: ClosedRange<Int>, shoutingOnceIn often: Int) -> String {
    let drawn = (0..<Int.random(in: count, using: &self)).map { _ in
      (words.randomElement(using: &self) ?? "") + (Int.random(in: 0..<12, using: &self) == 0 ? "," : "")
    }
    let text = drawn.joined(separator: " ") + (Bool.random(using: &self) ? "?" : ".")
    return Int.random(in: 0..<often, using: &self) == 0 ? text.uppercased() : text
  }
}
