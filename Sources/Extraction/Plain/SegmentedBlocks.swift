import Text

/// Blocks of a text, and the stretches of a source that the text is assembled from.
struct SegmentedBlocks: Sendable {
  let segments: [SegmentBuilder.Segment]
  let blocks: [Block]
  /// Voices that stand in the text.
  let voices: [VoiceSpan]

  /// A compact form of the text and its blocks, which begin at these places of the store, as the source does at `base`.
  func outline(places: [Int], base: Int, _ labels: TextOutline.Labels) -> TextOutline? {
    TextOutline(segments, blocks, places: places, base: base, labels)
  }

  /// Runs `work` with the places of the blocks in the source, given its bytes.
  func withPlaces<Result>(in bytes: Bytes, _ work: (inout BlockPlaces) -> Result) -> Result {
    segments.withUnsafeBufferPointer { segments in
      var places = BlockPlaces(bytes, segments)
      return work(&places)
    }
  }
}
