/// A half-open range of UTF-8 byte offsets, from 0, in a text.
public struct ByteSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset after the last byte.
  public var end: Int

  /// Makes the span from `start` up to `end`, which is not before `start`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span ends before it starts")
    self.start = start
    self.end = end
  }

  /// How many bytes it holds.
  @inlinable public var count: Int { end - start }
  /// Whether it holds no byte.
  @inlinable public var isEmpty: Bool { start == end }
  /// The offsets it holds.
  @inlinable public var range: Range<Int> { start..<end }

  /// Whether `other` lies within this span.
  @inlinable public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two spans share a byte.
  @inlinable public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }
}

extension ByteSpan: Comparable {
  /// Orders spans by start, then by end.
  @inlinable public static func < (a: ByteSpan, b: ByteSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension ByteSpan: Codable {
  private enum CodingKeys: String, CodingKey {
    case start, end
  }

  /// Reads a span as an object of `start` and `end`; one that ends before it starts is refused.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let (start, end) = (try fields.decode(Int.self, forKey: .start), try fields.decode(Int.self, forKey: .end))
    guard start <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: fields, debugDescription: "the span from \(start) ends before it starts, at \(end)")
    }
    self.init(start, end)
  }
}

extension Range where Bound == String.Index {
  /// Makes the range of a span in the text that its bytes are counted in; `nil` where it reaches past the end of the
  /// text or an end lies within a character, which shows that it belongs to another text. O(1) for native strings.
  public init?(_ span: ByteSpan, in text: String) {
    guard span.start >= 0, span.end <= text.utf8.count else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: span.start)
    let end = text.utf8.index(start, offsetBy: span.count)
    guard start.samePosition(in: text.unicodeScalars) != nil, end.samePosition(in: text.unicodeScalars) != nil else {
      return nil
    }
    self = start..<end
  }
}

extension String {
  /// The text of a span that lies within this text and consists of whole characters, as every span found in it does.
  /// O(1) for native strings. For spans of uncertain origin use `Range(span, in: text)`, which can be `nil`.
  public subscript(span: ByteSpan) -> Substring {
    let start = utf8.index(startIndex, offsetBy: span.start)
    return self[start..<utf8.index(start, offsetBy: span.count)]
  }
}
