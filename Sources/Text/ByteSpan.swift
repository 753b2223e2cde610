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
