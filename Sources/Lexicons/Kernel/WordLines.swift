/// Words of 64 bits, eight of which, a line, are read at once. Each line stands on one line of the processor's cache, which an
/// array by itself does not see to: what stands on two takes twice as long to read, and drives out two others.
struct WordLines: Sendable {
  /// The words of a line.
  typealias Line = SIMD8<UInt64>

  /// How many lines there are.
  private(set) var count = 0
  /// Their words, after those before the first line.
  private var words: [UInt64] = []
  /// So many words stand before the first line, so that it begins where one of the cache does.
  private var before = 0

  private static let wordsOfLine = 8
  private static let bytesOfWord = 8

  /// None.
  init() {}

  /// So many lines without a bit.
  init(empty count: Int) {
    reserve(count)
    words += repeatElement(0, count: Self.wordsOfLine * count)
    self.count = count
  }

  /// Makes room for so many lines.
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

  /// Appends a line, with room for few more.
  mutating func append(_ line: Line) {
    if Self.wordsOfLine * (count + 2) > words.capacity { reserve(count + max(count / 2, 64)) }
    withUnsafeBytes(of: line) { words += $0.assumingMemoryBound(to: UInt64.self) }
    count += 1
  }

  /// Takes all away but the memory.
  mutating func removeAll() {
    words.removeLast(words.count - before)
    count = 0
  }

  subscript(number: Int) -> Line {
    precondition(number < count, "a line is there")
    return withPointer { UnsafeRawPointer($0 + Self.wordsOfLine * number).loadUnaligned(as: Line.self) }
  }

  /// Calls `body` with the first word. An array lends an address also where it holds nothing.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    words.withUnsafeBufferPointer { body($0.baseAddress! + before) }
  }

  /// The same where words are written.
  @inline(__always)
  mutating func withMutablePointer<Result>(_ body: (UnsafeMutablePointer<UInt64>) -> Result) -> Result {
    let before = before
    return words.withUnsafeMutableBufferPointer { body($0.baseAddress! + before) }
  }
}

extension WordLines: Equatable {
  static func == (one: Self, other: Self) -> Bool { one.words[one.before...] == other.words[other.before...] }
}
