import Text

/// A text assembled from stretches of a source, and its blocks, in a few bytes each: kept of a part of a large text, so
/// that it can be read again without searching for its lines.
struct TextOutline: Sendable {
  /// The range of the store that the text is assembled from.
  let source: Range<Int>
  /// The numbers of stretches and blocks.
  private let counts: (segments: Int, blocks: Int)
  /// Where the first block begins in the store.
  private let firstPlace: Int
  /// For each stretch its distance from the previous one, its joiner and its length; for each block the gap before it,
  /// whether it may have a label, its kind, its length, and how far its place is from the previous one.
  private let numbers: [UInt8]

  /// What is known of the labels of blocks.
  struct Labels {
    /// The blocks that were searched for a label, and those that have one, in order.
    var asked: Range<Int>
    var labelled: [Int]
  }

  /// Keeps stretches of bytes that begin at `base` in the store; `nil` if there are none.
  init?(_ segments: [SegmentBuilder.Segment], _ blocks: [Block], places: [Int], base: Int, _ labels: Labels) {
    guard let first = segments.first, let last = segments.last, !places.isEmpty, places.count == blocks.count else {
      return nil
    }
    source = base + first.source..<base + last.source + last.count
    counts = (segments.count, blocks.count)
    firstPlace = places[0]
    numbers = SmallNumbers.bytes(of: 2 * segments.count + 3 * blocks.count) { numbers in
      var end = first.source
      for segment in segments {
        numbers.add((segment.source - end) << 2 | Int(segment.joiner.rawValue))
        numbers.add(segment.count)
        end = segment.source + segment.count
      }
      var above = (end: 0, place: places[0])
      var labelled = labels.labelled[...]
      for (index, block) in blocks.enumerated() {
        let isLabelled = labelled.first == index
        if isLabelled { labelled.removeFirst() }
        let mayBeLabelled = isLabelled || !labels.asked.contains(index)
        let kind = Self.number(of: block.kind) | (mayBeLabelled ? 4 : 0)
        numbers.add((block.span.start - above.end) << 3 | kind)
        numbers.add(block.span.count)
        numbers.add(places[index] - above.place)
        above = (block.span.end, places[index])
      }
    }
  }

  /// The number of bytes it takes.
  var weight: Int { numbers.count + MemoryLayout<Self>.size }

  /// Some of the kept blocks.
  struct Reading {
    var blocks: [Block] = []
    /// Where the blocks begin in the store.
    var places: [Int] = []
    /// The blocks that may have a label.
    var mayBeLabelled: [Int] = []
    /// The place of their text in the store.
    fileprivate(set) var source = 0..<0
    fileprivate var segments: [SegmentBuilder.Segment] = []

    /// Their text, given the bytes of the source.
    func text(from bytes: Bytes) -> [UInt8] { segments.joined(from: bytes, at: source.lowerBound) }
  }

  /// Some of the blocks, as far as they exist; their places in the text are counted from the first of them.
  func read(_ range: Range<Int>) -> Reading {
    let range = range.clamped(to: 0..<counts.blocks)
    return numbers.withUnsafeBufferPointer { numbers in
      var reading = Reading()
      var next = SmallNumberReader(numbers)
      next.skip(2 * counts.segments)
      let span = readBlocks(range, &next, &reading)
      next = SmallNumberReader(numbers)
      readSegments(span, &next, &reading)
      return reading
    }
  }

  /// Reads blocks; returns their place in the whole text.
  private func readBlocks(_ range: Range<Int>, _ next: inout SmallNumberReader, _ reading: inout Reading) -> ByteSpan {
    var (end, place) = (0, firstPlace)
    var base = 0
    reading.blocks.reserveCapacity(range.count)
    reading.places.reserveCapacity(range.count)
    for index in 0..<range.upperBound {
      let gap = next.number()
      let start = end + gap >> 3
      end = start + next.number()
      place += next.number()
      if index < range.lowerBound { continue }
      if index == range.lowerBound { base = start }
      reading.blocks.append(Block(ByteSpan(start - base, end - base), Self.kind(gap & 3)))
      reading.places.append(place)
      if gap & 4 != 0 { reading.mayBeLabelled.append(index - range.lowerBound) }
    }
    return ByteSpan(base, end)
  }

  /// Reads what a span of the text is assembled from.
  private func readSegments(_ span: ByteSpan, _ next: inout SmallNumberReader, _ reading: inout Reading) {
    var (place, start) = (source.lowerBound, 0)
    for _ in 0..<counts.segments where start < span.end {
      let gap = next.number()
      let length = next.number()
      place += gap >> 2
      start += gap & 3
      let (from, upTo) = (max(start, span.start), min(start + length, span.end))
      if from < upTo {
        let joiner = reading.segments.isEmpty ? 0 : gap & 3
        reading.segments.append(
          SegmentBuilder.Segment(
            source: place + from - start, count: upTo - from, joiner: .init(rawValue: UInt8(joiner)) ?? .none))
      }
      place += length
      start += length
    }
    if let first = reading.segments.first, let last = reading.segments.last {
      reading.source = first.source..<last.source + last.count
    }
  }

  @inline(__always)
  private static func kind(_ number: Int) -> BlockKind {
    switch number {
    case 1: .heading
    case 2: .listItem
    case 3: .preformatted
    default: .paragraph
    }
  }

  private static func number(of kind: BlockKind) -> Int {
    switch kind {
    case .heading: 1
    case .listItem: 2
    case .preformatted: 3
    default: 0
    }
  }
}

/// Numbers from 0, mostly small: seven bits a byte, the lowest first.
private struct SmallNumbers {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// The bytes of up to `count` numbers, which `write` adds.
  static func bytes(of count: Int, _ write: (inout SmallNumbers) -> Void) -> [UInt8] {
    // A 64-bit number takes at most ten bytes.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10 * count) { bytes in
      var numbers = SmallNumbers(bytes: bytes)
      write(&numbers)
      return Array(bytes[..<numbers.count])
    }
  }

  private init(bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  @inline(__always)
  mutating func add(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      bytes[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count += 1
      rest >>= 7
    }
    bytes[count] = UInt8(truncatingIfNeeded: rest)
    count += 1
  }
}

/// Reads them.
private struct SmallNumberReader {
  private let bytes: Bytes
  private var index = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// Skips this many numbers.
  mutating func skip(_ count: Int) {
    var left = count
    while left > 0 {
      left -= bytes[index] < 0x80 ? 1 : 0
      index += 1
    }
  }

  @inline(__always)
  mutating func number() -> Int {
    var number = 0
    var shift = 0
    while bytes[index] >= 0x80 {
      number |= Int(bytes[index] & 0x7F) << shift
      shift += 7
      index += 1
    }
    defer { index += 1 }
    return number | Int(bytes[index]) << shift
  }
}
