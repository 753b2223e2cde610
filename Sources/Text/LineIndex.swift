/// A line and a column, both from 1, and the page where there are pages; the column counts Unicode scalars.
public struct LinePosition: Codable, Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The page, from 1; `nil` where there are no pages.
  public var page: Int?

  /// Makes a position.
  public init(line: Int, column: Int, page: Int? = nil) {
    self.line = line
    self.column = column
    self.page = page
  }
}

/// The lines of a text, for showing a place to a person. A line ends with LF, CR LF or CR.
public struct LineIndex: Hashable, Sendable {
  private let text: String
  private let starts: [Int]
  /// For each stretch of the text, how many scalars begin before it: a line may have millions of bytes.
  private let scalars: [Int]

  /// The length of a stretch in bytes.
  private static let stretch = 4_096

  /// Reads the lines of `text`. O(bytes).
  public init(_ text: String) {
    var starts = [0]
    var previous: UInt8 = 0
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      // Nearly all bytes are greater than the line ends.
      if byte <= UInt8(ascii: "\r") {
        if byte == UInt8(ascii: "\n") {
          if previous == UInt8(ascii: "\r") { starts[starts.count - 1] = index + 1 } else { starts.append(index + 1) }
        } else if byte == UInt8(ascii: "\r") {
          starts.append(index + 1)
        }
      }
      previous = byte
    }
    var scalars = [0]
    for start in stride(from: 0, through: bytes.count - Self.stretch, by: Self.stretch) {
      scalars.append(scalars[scalars.count - 1] + Self.scalars(in: bytes, start..<start + Self.stretch))
    }
    self.text = text
    self.starts = starts
    self.scalars = scalars
  }

  /// The number of scalars that begin in a range.
  private static func scalars(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The number of lines; an empty text has one.
  public var count: Int { starts.count }

  /// The position of a byte offset; past the end, that of the end. O(log lines).
  public func position(of offset: Int) -> LinePosition {
    let bytes = text.utf8Span.span
    let offset = min(max(0, offset), bytes.count)
    let line = starts.indices.partitionPoint { starts[$0] > offset }
    return LinePosition(line: line, column: scalars(in: bytes, starts[line - 1]..<offset) + 1)
  }

  /// The number of scalars that begin in a range, of any length. O(1).
  private func scalars(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    if range.count <= Self.stretch { return Self.scalars(in: bytes, range) }
    let (first, last) = (range.lowerBound / Self.stretch + 1, range.upperBound / Self.stretch)
    return Self.scalars(in: bytes, range.lowerBound..<first * Self.stretch) + scalars[last] - scalars[first]
      + Self.scalars(in: bytes, last * Self.stretch..<range.upperBound)
  }
}
