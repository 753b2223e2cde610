/// A stretch of a plain text with its lines, moved over the text from its start to its end.
struct LineWindow<Store: ByteStore> {
  private var reader: BlockReader<Store>
  /// Where the text begins in the store: after a byte order mark.
  private let origin: Int
  private var finder = SourceLines()
  /// Bytes from here on belong to a line whose end is not there yet.
  private var unfinished = 0

  /// The bytes at hand.
  private(set) var bytes: [UInt8] = []
  /// Their lines; offsets count from the first byte at hand.
  var lines: [SourceLine] = []
  /// How many bytes of the text are before those at hand.
  private(set) var offset = 0
  /// Whether nothing comes after the bytes at hand.
  private(set) var isLast = false

  init(_ store: Store, from origin: Int, size: Int) {
    reader = BlockReader(store, blockSize: size)
    self.origin = origin
  }

  /// Does `work` with the bytes and their lines, which it may mark.
  mutating func read<Result>(_ work: (Bytes, inout [SourceLine]) -> Result) -> Result {
    let bytes = bytes
    return bytes.withUnsafeBufferPointer { work($0, &lines) }
  }

  /// Reads on until the lines at hand are enough, or the last.
  mutating func advance(until isEnough: ([SourceLine]) -> Bool) throws {
    repeat { try advance(past: 0) } while !isLast && !isEnough(lines)
  }

  /// Lets go of the first lines, then reads on: a good deal, and at least as much as makes one more line. Does nothing at the
  /// end of the text but let go.
  mutating func advance(past count: Int) throws {
    let start = count < lines.count ? lines[count].start : unfinished
    bytes.removeFirst(start)
    offset += start
    unfinished -= start
    lines.removeFirst(count)
    for index in lines.indices { lines[index] = lines[index].moved(back: start) }
    let known = lines.count
    // What is at hand already is no reason to read little: a paragraph that is longer than a window is read in steps that
    // grow with it, and each of its bytes a few times at most.
    while !isLast, lines.count == known {
      let wanted = max(2 * bytes.count, bytes.count + 1)
      while !isLast, bytes.count < wanted {
        isLast = try !reader.append(from: origin + offset + bytes.count, to: &bytes)
      }
      unfinished = bytes.withUnsafeBufferPointer { [unfinished, isLast] in
        finder.append(from: $0, at: unfinished, isLast: isLast, to: &lines)
      }
    }
  }
}
