/// The mapping of a page's text back to the source, recorded chunk by chunk as the parser passes the text on.
struct ChunkMap {
  /// From offsets in the page's text to offsets in the source.
  private(set) var pieces: [SourceMap.Piece] = []

  /// From offsets in the filtered markup to offsets in the source.
  private let filtered: [SourceMap.Piece]
  /// The piece of `filtered` in which the last chunk ended.
  private var piece = 0

  init(of markup: borrowing FilteredMarkup) { filtered = markup.pieces }

  /// Records where a chunk is in the source; a chunk may span several pieces.
  mutating func note(_ extracted: Int, filtered start: Int, count: Int) {
    while piece + 1 < filtered.count, filtered[piece + 1].extracted <= start { piece += 1 }
    guard piece < filtered.count else { return }
    pieces.append(
      SourceMap.Piece(extracted: extracted, source: filtered[piece].source + start - filtered[piece].extracted))
    while piece + 1 < filtered.count, filtered[piece + 1].extracted < start + count {
      piece += 1
      pieces.append(
        SourceMap.Piece(extracted: extracted + filtered[piece].extracted - start, source: filtered[piece].source))
    }
  }

  /// Removes what was recorded from an offset in the page's text on.
  mutating func remove(from extracted: Int) {
    while let last = pieces.last, last.extracted >= extracted { pieces.removeLast() }
  }
}
