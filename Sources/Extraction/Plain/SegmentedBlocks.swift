import Text

/// Blocks of a text, and the stretches of a source that the text is put together from.
struct SegmentedBlocks: Sendable {
  let segments: [SegmentBuilder.Segment]
  let blocks: [Block]
  /// Voices that stand in the text.
  let voices: [VoiceSpan]

  /// Does `work` with some blocks, each with its number and where it stands in the bytes handed over with it: in the source
  /// where it is one stretch of it, as most are, which so need not be copied. `bytes` are those of the source.
  func forBlocks(_ range: Range<Int>, of bytes: Bytes, _ work: (Int, Bytes, ByteSpan) -> Void) {
    segments.withUnsafeBufferPointer { segments in
      blocks.withUnsafeBufferPointer { blocks in
        var copy: [UInt8] = []
        var index = 0
        // Where a stretch begins in the text, after what stands before it.
        var start = segments.first?.joiner.count ?? 0
        for number in range {
          let span = blocks[number].span
          while start &+ segments[index].count <= span.start {
            start &+= segments[index].count &+ segments[index &+ 1].joiner.count
            index &+= 1
          }
          if span.end <= start &+ segments[index].count {
            let place = segments[index].source &+ span.start &- start
            work(number, bytes, ByteSpan(place, place &+ span.count))
            continue
          }
          Self.put(span, of: bytes, from: segments, index, at: start, into: &copy)
          copy.withUnsafeBufferPointer { work(number, $0, ByteSpan(0, span.count)) }
        }
      }
    }
  }

  /// Puts a block together that begins in a stretch, which begins at `start` in the text.
  private static func put(
    _ span: ByteSpan, of bytes: Bytes, from segments: UnsafeBufferPointer<SegmentBuilder.Segment>, _ first: Int,
    at start: Int, into copy: inout [UInt8]
  ) {
    copy.removeAll(keepingCapacity: true)
    var (next, end) = (first, start)
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
  }
}
