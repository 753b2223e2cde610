import CWordScan

extension [Token] {
  /// The first token from `first` on that ends after `place`; the tokens are in order.
  func index(endingAfter place: Int, from first: Int, path: ScanPath) -> Int {
    guard first < count else { return count }
    var index = first
    guard path.isKernel else {
      while index < count, self[index].end <= place { index += 1 }
      return index
    }
    withUnsafeBytes { tokens in
      guard let base = tokens.baseAddress else { return }
      let words = base.assumingMemoryBound(to: UInt64.self) + first
      index += usward_tokens_before(words, count - first, UInt32(place), path.rawValue)
    }
    return index > first && self[index - 1].end > place ? index - 1 : index
  }
}

extension TokenisedText {
  /// Prefetches the memory of a sentence that will be read soon, if there is one: so much else is read between two
  /// sentences that it would have to be waited for.
  @usableFromInline package func prefetch(sentence number: Int) {
    guard sentences.indices.contains(number) else { return }
    sentences.withUnsafeBufferPointer { if let first = $0.baseAddress { usward_prefetch(first + number) } }
  }
}
