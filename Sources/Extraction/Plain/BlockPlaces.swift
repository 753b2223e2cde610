import Text

/// The place of a block in the source.
struct BlockPlace {
  /// From its first byte to its last.
  var span: ByteSpan
  /// Whether it is there exactly as in the text, in one stretch, like most blocks.
  var isWhole = true
  /// Whether only ASCII white space separates its stretches there, so that it has the same words as in the text.
  var hasSameWords = true
  /// How many bytes longer it is there, in the part where a label may be.
  var spaced = 0
}

/// The places of consecutive blocks in the source that their text is assembled from.
struct BlockPlaces {
  private let bytes: Bytes
  private let segments: UnsafeBufferPointer<SegmentBuilder.Segment>
  /// The stretch in which the last block asked for begins, and where that begins in the text, after its joiner.
  private var index = 0
  private var start: Int
  private var copy: [UInt8] = []

  /// Begins with the first block of a text assembled from these stretches of a source.
  init(_ bytes: Bytes, _ segments: UnsafeBufferPointer<SegmentBuilder.Segment>) {
    self.bytes = bytes
    self.segments = segments
    start = segments.first?.joiner.count ?? 0
  }

  /// The place of the block with a span of the text. Blocks must be asked for in order.
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
    // The first letters of a block decide what it may be.
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

  /// Whether there is only white space between two places, followed by something that no rule joins to what is before
  /// it.
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

  /// Runs `work` on a copy of the last block asked for, given its span of the text.
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
    // Searches near the start of a block read 64 bytes at once if they are there.
    copy.append(contentsOf: repeatElement(0x20, count: 64))
    return copy.withUnsafeBufferPointer(work)
  }
}
