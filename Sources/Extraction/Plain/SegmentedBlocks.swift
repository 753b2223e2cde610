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
    var copy: [UInt8] = []
    var index = 0
    // Where a stretch begins in the text, after what stands before it.
    var start = segments.first?.joiner.count ?? 0
    for number in range {
      let span = blocks[number].span
      while start + segments[index].count <= span.start {
        start += segments[index].count + segments[index + 1].joiner.count
        index += 1
      }
      if span.end <= start + segments[index].count {
        let place = segments[index].source + span.start - start
        work(number, bytes, ByteSpan(place, place + span.count))
        continue
      }
      copy.removeAll(keepingCapacity: true)
      var (next, end) = (index, start)
      while end < span.end {
        let segment = segments[next]
        let from = max(0, span.start - end)
        let upTo = min(segment.count, span.end - end)
        copy.append(contentsOf: bytes[segment.source + from..<segment.source + upTo])
        end += segment.count
        next += 1
        if end < span.end {
          copy.append(contentsOf: repeatElement(0x0A, count: segments[next].joiner.count))
          end += segments[next].joiner.count
        }
      }
      // Who looks for something near the start of a block reads 64 bytes at once where they are there.
      copy.append(contentsOf: repeatElement(0x20, count: 64))
      copy.withUnsafeBufferPointer { work(number, $0, ByteSpan(0, span.count)) }
    }
  }
}
