import Synchronization
public import Text

/// The mapping from an offset in the extracted text to a line and column of the source.
///
/// Pieces record which stretch of the decoded source a stretch of the extracted text was copied from; text that is not
/// in the source (a joining space) belongs to the piece before it.
public struct SourceMap: Hashable, Sendable {
  /// The start of a stretch that was copied byte for byte.
  public struct Piece: Hashable, Sendable {
    /// Its offset in the extracted text.
    public var extracted: Int
    /// Its offset in the decoded source.
    public var source: Int

    /// Makes a piece.
    public init(extracted: Int, source: Int) {
      self.extracted = extracted
      self.source = source
    }
  }

  /// Where the text of a printed page begins.
  public struct Page: Hashable, Sendable {
    /// The offset in the extracted text.
    public var extracted: Int
    /// The page, from 1.
    public var number: Int

    /// Makes a page's start.
    public init(extracted: Int, number: Int) {
      self.extracted = extracted
      self.number = number
    }
  }

  /// The pieces in order of `extracted`.
  public var pieces: [Piece]
  /// Where pages begin, in order of `extracted`; empty where the source has none. A note that comes after a paragraph
  /// which continues on the next page maps back to the page before.
  public private(set) var pages: [Page] = []
  /// The lines of the decoded source.
  public var lines: LineIndex { source.lines }
  private let source: LinesOfSource

  /// Makes a map.
  public init(pieces: [Piece], lines: LineIndex) {
    self.pieces = pieces
    source = LinesOfSource(lines)
  }

  /// Makes a map of a source whose lines are found when a place is first asked for: most runs show none.
  init(pieces: [Piece], source: [UInt8]) {
    self.pieces = pieces
    self.source = LinesOfSource(source)
  }

  /// Makes the map of a text that is its own source, since the actual source has no lines, with the pages that it is
  /// printed on.
  init(ofLinesIn text: [UInt8], pages: [Page]) {
    self.init(pieces: [Piece(extracted: 0, source: 0)], source: text)
    self.pages = pages
  }

  /// The page of the source, from 1, with an offset in the extracted text; `nil` where there are no pages. O(log
  /// pages).
  private func page(of extracted: Int) -> Int? {
    let next = pages.indices.partitionPoint { pages[$0].extracted > extracted }
    return next > 0 ? pages[next - 1].number : pages.first?.number
  }

  /// The offset in the extracted text that corresponds to an offset in the decoded source, or to the next one that has
  /// a counterpart. O(log pieces).
  func extractedOffset(of source: Int) -> Int {
    let next = pieces.indices.partitionPoint { pieces[$0].source > source }
    guard next > 0 else { return 0 }
    let offset = pieces[next - 1].extracted + (source - pieces[next - 1].source)
    return next < pieces.count ? min(offset, pieces[next].extracted) : offset
  }

  /// The offset in the decoded source that corresponds to an offset in the extracted text. O(log pieces).
  public func sourceOffset(of extracted: Int) -> Int {
    let next = pieces.indices.partitionPoint { pieces[$0].extracted > extracted }
    guard next > 0 else { return 0 }
    let piece = pieces[next - 1]
    let offset = piece.source + (extracted - piece.extracted)
    return next < pieces.count ? min(offset, max(piece.source, pieces[next].source)) : offset
  }

  /// The span in the decoded source of a span in the extracted text, from its first byte to its last, including what is
  /// only in the source, such as tags. For a text that needed no decoding this is a span of the text itself. If a
  /// character at an end is written differently in the source, like `&amp;`, that end may be within its source form.
  /// O(log pieces).
  public func sourceSpan(of extracted: ByteSpan) -> ByteSpan {
    let start = sourceOffset(of: extracted.start)
    return ByteSpan(start, extracted.isEmpty ? start : max(start, sourceOffset(of: extracted.end - 1) + 1))
  }

  /// The mapping to another source that contains this one's pieces.
  func going(through outer: [Piece], to source: [UInt8]) -> SourceMap {
    let way = SourceMap(pieces: outer, source: source)
    var through: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? piece.source + pieces[index + 1].extracted - piece.extracted : .max
      through.append(Piece(extracted: piece.extracted, source: way.sourceOffset(of: piece.source)))
      var next = outer.indices.partitionPoint { outer[$0].extracted > piece.source }
      while next < outer.count, outer[next].extracted < end {
        through.append(
          Piece(extracted: piece.extracted + outer[next].extracted - piece.source, source: outer[next].source))
        next += 1
      }
    }
    return SourceMap(pieces: through, source: source)
  }

  /// The line and column in the source of an offset in the extracted text, and the page if there are pages.
  public func position(of extracted: Int) -> LinePosition {
    var position = lines.position(of: sourceOffset(of: extracted))
    position.page = page(of: extracted)
    return position
  }
}

/// The lines of a source, found once, when they are first needed. A class because all copies of a map share it.
private final class LinesOfSource: Hashable, Sendable {
  private enum State {
    case unread([UInt8])
    case read(LineIndex)
  }

  private let state: Mutex<State>

  init(_ lines: LineIndex) { state = Mutex(.read(lines)) }
  init(_ source: [UInt8]) { state = Mutex(.unread(source)) }

  var lines: LineIndex {
    state.withLock { state in
      switch state {
      case .read(let lines): return lines
      case .unread(let source):
        let lines = LineIndex(String(decoding: source, as: UTF8.self))
        state = .read(lines)
        return lines
      }
    }
  }

  static func == (a: LinesOfSource, b: LinesOfSource) -> Bool { a === b || a.lines == b.lines }
  func hash(into hasher: inout Hasher) { hasher.combine(lines) }
}
