import Glibc

/// Bytes that are only ever appended, with a pointer of its own so that a tag is written with one store.
struct MarkupBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes.
  private(set) var count = 0

  /// How many bytes past the end storing a whole word may write to.
  private static let slack = MemoryLayout<UInt64>.size

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + Self.slack)
  }

  deinit { base.deallocate() }

  /// The bytes; valid while `self` is not changed.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Whether the last byte is a space.
  @inline(__always) var endsInSpace: Bool { count > 0 && base[count - 1] == 0x20 }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    reserve(range.count)
    source.extracting(range).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      memcpy(base + count, start, bytes.count)
    }
    count += range.count
  }

  /// Adds a tag.
  @inline(__always)
  mutating func append(_ markup: Markup) {
    reserve(Self.slack)
    UnsafeMutableRawPointer(base + count).storeBytes(of: markup.word, as: UInt64.self)
    count += markup.count
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) { if count + more > capacity { grow(by: more) } }

  private mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.slack)
    new.update(from: base, count: count)
    base.deallocate()
    base = new
    capacity = larger
  }
}

/// A tag of the filtered markup as one word.
struct Markup {
  let word: UInt64
  let count: Int

  static let block = Markup("<div>")
  static let blockEnd = Markup("</div>")
  static let inline = Markup("<span>")
  static let inlineEnd = Markup("</span>")
  static let void = Markup("<br>")

  /// Makes a tag of at most eight bytes.
  private init(_ text: StaticString) {
    count = text.utf8CodeUnitCount
    word = text.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }.littleEndian
  }
}
