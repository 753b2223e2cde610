/// A line and a column, both from 1; the column counts Unicode scalars.
public struct LinePosition: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The lines of a text, for showing a place to a person. A line ends at LF, CR LF or CR.
public struct LineIndex: Hashable, Sendable {
  private let text: String
  private let starts: [Int]

  /// Reads the lines of `text`. O(bytes).
  public init(_ text: String) {
    var starts = [0]
    var previous: UInt8 = 0
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      // Nearly every byte is above the line ends.
      if byte <= UInt8(ascii: "\r") {
        if byte == UInt8(ascii: "\n") {
          if previous == UInt8(ascii: "\r") { starts[starts.count - 1] = index + 1 } else { starts.append(index + 1) }
        } else if byte == UInt8(ascii: "\r") {
          starts.append(index + 1)
        }
      }
      previous = byte
    }
    self.text = text
    self.starts = starts
  }

  /// How many lines there are; an empty text has one.
  public var count: Int { starts.count }

  /// The position of a byte offset; past the end, that of the end. O(log lines + line length).
  public func position(of offset: Int) -> LinePosition {
    let offset = min(max(0, offset), text.utf8.count)
    let line = starts.indices.partitionPoint { starts[$0] > offset }
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: starts[line - 1])
    let to = utf8.index(utf8.startIndex, offsetBy: offset)
    let column = utf8[from..<to].reduce(into: 1) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    return LinePosition(line: line, column: column)
  }
}
