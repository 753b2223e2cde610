/// A scan for words that leaves to the rules what it cannot decide.
protocol WordScan {
  /// Appends the words, if it keeps them, up to the end or to a stretch that the rules must read, which it returns.
  /// Removes tokens from the start of that stretch on, but none before `first`.
  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan?
  /// Continues at `position`, a boundary that nothing before it can move.
  mutating func resume(at position: Int)
}
