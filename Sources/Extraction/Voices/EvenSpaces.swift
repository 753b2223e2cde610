import CByteScan

/// Treats all spaces alike: how a quotation is read must not depend on which space precedes it.
enum EvenSpaces {
  /// The bytes of a text with its other spaces, and invisible marks next to a space, replaced by plain spaces of the
  /// same total length; `nil` where it has none of them.
  static func bytes(of text: Bytes) -> [UInt8]? { firstWideGap(text).map { evenlySpaced(text, from: $0) } }

  /// The place of the first non-ASCII space or zero-width mark.
  private static func firstWideGap(_ bytes: Bytes) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var index = 0
    while true {
      index += usward_find_wide_gap(base + index, bytes.count - index)
      if index == bytes.count { return nil }
      if SourceLine.gap(bytes, at: index, bytes.count).length > 1 { return index }
      index += 1
    }
  }

  private static func evenlySpaced(_ text: Bytes, from first: Int) -> [UInt8] {
    Array(unsafeUninitializedCapacity: text.count) { bytes, count in
      count = bytes.initialize(fromContentsOf: text)
      guard let base = text.baseAddress else { return }
      var index = first
      while index < count {
        let (length, columns) = SourceLine.gap(Bytes(bytes), at: index, count)
        let end = index + length
        if length > 1 {
          let isBesideSpace = index > 0 && bytes[index - 1] <= 0x20 || end < count && bytes[end] <= 0x20
          if columns > 0 || isBesideSpace {
            for place in index..<end { bytes[place] = 0x20 }
          }
        }
        index = max(end, index + 1)
        index += usward_find_wide_gap(base + index, count - index)
      }
    }
  }
}
