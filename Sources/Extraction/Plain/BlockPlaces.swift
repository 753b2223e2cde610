import Text

/// Where a block stands in the source.
struct BlockPlace {
  /// From its first byte to its last.
  var span: ByteSpan
  /// Whether it stands there as it does in the text, in one stretch, as most do.
  var isWhole = true
  /// Whether nothing more than white space of ASCII stands there between its stretches, so that it has the words that it has in
  /// the text.
  var hasSameWords = true
  /// How many bytes more of it there are where a label may stand.
  var spaced = 0
}

/// Where blocks stand in the source that their text is put together from, one after the other.
struct BlockPlaces {
  private let bytes: Bytes
  private let segments: UnsafeBufferPointer<SegmentBuilder.Segment>
  /// The stretch in which the block begins that was asked for last, and where it begins in the text, after what stands before
  /// it.
  private var index = 0
  private var start: Int
  private var copy: [UInt8] = []

  /// Begins with the first block of a text that is put together from these stretches of a source.
  init(_ bytes: Bytes, _ segments: UnsafeBufferPointer<SegmentBuilder.Segment>) {
    self.bytes = bytes
    self.segments = segments
    start = segments.first?.joiner.count ?? 0
  }

  /// Where the block stands that has a span of the text. Blocks are asked for in order.
  @inline(__always)
  mutating func place(of span: ByteSpan) -> BlockPlace {
    while start &+ segments[index].count <= span.start {
      start &+= segments[index].count &+ segments[index &+ 1].joiner.count
      index &+= 1
    }
    let place = segments[index].source &+ span.start &- start
    if span.end <= start &+ segments[index].count { return BlockPlace(span: ByteSpan(place, place &+ span.count)) }
    return partedPlace(of: span, from: place)
  }

  private func partedPlace(of span: ByteSpan, from first: Int) -> BlockPlace {
    var place = BlockPlace(span: ByteSpan(first, first), isWhole: false)
    var (next, end) = (index, start &+ segments[index].count)
    // The first letters of a block tell what it may be.
    place.hasSameWords = end &- span.start >= 3
    while end < span.end {
      let above = segments[next].source &+ segments[next].count
      next &+= 1
      let below = segments[next].source
      let isLine = segments[next].joiner == .line
      if !isLine || !isWhite(above, below) { place.hasSameWords = false }
      if end &- span.start < TurnLabel.longest { place.spaced &+= below &- above &- 1 }
      end &+= segments[next].joiner.count &+ segments[next].count
    }
    place.span.end = segments[next].source &+ segments[next].count &- (end &- span.end)
    return place
  }

  /// Whether nothing but white space stands between two places, and behind it what no rule joins to what is before it.
  @inline(__always)
  private func isWhite(_ start: Int, _ end: Int) -> Bool {
    guard start < end, bytes[end] &- 0x21 < 0x5E else { return false }
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return false }
      place &+= 1
    }
    return true
  }

  /// Does `work` with a copy of the block that was asked for last, which has a span of the text.
  mutating func withCopy<Result>(of span: ByteSpan, _ work: (Bytes) -> Result) -> Result {
    copy.removeAll(keepingCapacity: true)
    copy.reserveCapacity(span.count + 64)
    var (next, end) = (index, start)
    while end < span.end {
      let segment = segments[next]
      let from = segment.source &+ max(0, span.start &- end)
      let upTo = segment.source &+ min(segment.count, span.end &- end)
      copy.append(contentsOf: Bytes(rebasing: bytes[from..<upTo]))
      end &+= segment.count
      next &+= 1
      if end < span.end {
        for _ in 0..<segments[next].joiner.count { copy.append(0x0A) }
        end &+= segments[next].joiner.count
      }
    }
    // Who looks for something near the start of a block reads 64 bytes at once where they are there.
    copy.append(contentsOf: repeatElement(0x20, count: 64))
    return copy.withUnsafeBufferPointer(work)
  }
}
