/// 64-bit words that are read in lines of eight. Each line is aligned to a cache line, which an array alone does not
/// ensure: reading one that straddles two cache lines takes twice as long and evicts two others.
struct WordLines: Sendable {
  /// The words of a line.
  typealias Line = SIMD8<UInt64>

  /// The number of lines.
  private(set) var count = 0
  /// Their words, after some before the first line.
  private var words: [UInt64] = []
  /// The number of words before the first line, so that it begins at a cache line.
  private var before = 0

  private static let wordsOfLine = 8
  private static let bytesOfWord = 8

  /// Makes no lines.
  init() {}

  /// Makes this many empty lines.
  init(empty count: Int) {
    reserve(count)
    words += repeatElement(0, count: Self.wordsOfLine * count)
    self.count = count
  }

  /// Makes room for this many lines.
  mutating func reserve(_ lines: Int) {
    let room = Self.wordsOfLine * (lines + 1)
    if room <= words.capacity { return }
    var others: [UInt64] = []
    others.reserveCapacity(room)
    let address = others.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } / UInt(Self.bytesOfWord)
    let before = Int((0 &- address) % UInt(Self.wordsOfLine))
    others += repeatElement(0, count: before)
    others += words[self.before...]
    (words, self.before) = (others, before)
  }

  /// Appends a line, leaving little spare room.
  mutating func append(_ line: Line) {
    if Self.wordsOfLine * (count + 2) > words.capacity { reserve(count + max(count / 2, 64)) }
    withUnsafeBytes(of: line) { words += $0.assumingMemoryBound(to: UInt64.self) }
    count += 1
  }

  /// Removes all lines, keeping the memory.
  mutating func removeAll() {
    words.removeLast(words.count - before)
    count = 0
  }

  subscript(number: Int) -> Line {
    precondition(number < count, "a line is there")
    return withPointer { UnsafeRawPointer($0 + Self.wordsOfLine * number).loadUnaligned(as: Line.self) }
  }

  /// Calls `body` with a pointer to the first word. Even an empty array lends an address.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    words.withUnsafeBufferPointer { body($0.baseAddress! + before) }
  }

  /// The same for writing.
  @inline(__always)
  mutating func withMutablePointer<Result>(_ body: (UnsafeMutablePointer<UInt64>) -> Result) -> Result {
    let before = before
    return words.withUnsafeMutableBufferPointer { body($0.baseAddress! + before) }
  }
}

extension WordLines: Equatable {
  static func == (one: Self, other: Self) -> Bool { one.words[one.before...] == other.words[other.before...] }
}
