package import Text

/// Words of a part of a large text in which only silent voices speak.
package struct PassedWords: Hashable, Sendable {
  /// Their number.
  package var count: Int { runs.reduce(0) { $0 + Int($1) } }
  /// Their numbers before the first label, and from each label to the next.
  let runs: [Int32]
  /// Their digest; `nil` where none is taken.
  package let fingerprint: Fingerprint?
}

/// Counts the words of blocks.
package struct WordCounter: Sendable {
  /// Whether their digest is taken too.
  let takesFingerprint: Bool
  /// Counts the words in blocks, given the bytes of a text and the places of the blocks.
  let count: @Sendable (_ bytes: Span<UInt8>, _ blocks: [ByteSpan]) -> Int

  /// Makes a counter.
  package init(takesFingerprint: Bool, count: @escaping @Sendable (Span<UInt8>, [ByteSpan]) -> Int) {
    self.takesFingerprint = takesFingerprint
    self.count = count
  }
}

/// Blocks of which only the words are needed: most are in the source exactly as in the text, and are counted there.
struct PassedBlocks {
  private let source: Bytes
  private let counter: WordCounter
  private var inSource: [ByteSpan] = []
  /// Blocks assembled from stretches of the source, and their places here.
  private var copies: [UInt8] = []
  private var copied: [ByteSpan] = []
  /// The number of words in copies that have been discarded, in the current run.
  private var copiedWords = 0
  private var fingerprint: Fingerprint?
  private var runs: [Int32] = []
  /// Blocks of the source, separated only by line feeds, that are not in the digest yet.
  private var open = ByteSpan(0, 0)

  /// Makes room for this many blocks.
  init(of source: Bytes, blocks: Int, _ counter: WordCounter) {
    self.source = source
    self.counter = counter
    inSource.reserveCapacity(blocks)
    fingerprint = counter.takesFingerprint ? Fingerprint() : nil
  }

  /// Adds the next block, which is in `bytes`: the source or a copy.
  mutating func add(_ span: ByteSpan, in bytes: Bytes) {
    if bytes.baseAddress == source.baseAddress {
      inSource.append(span)
      if fingerprint == nil { return }
      if open.isEmpty || !isGap(open.end, span.start) {
        digestOpen()
        open = span
      } else {
        open.end = span.end
      }
    } else {
      digestOpen()
      fingerprint?.add(span, of: bytes)
      if copies.isEmpty { copies.reserveCapacity(Self.enoughCopies) }
      copied.append(ByteSpan(copies.count, copies.count + span.count))
      copies.append(contentsOf: bytes[span.range])
      copies.append(0x0A)
      if copies.count > Self.enoughCopies { countCopies() }
    }
  }

  /// The number of bytes of copies that are counted at once: they stay in the cache, and limit the memory used.
  private static let enoughCopies = 16 * 1_024

  private mutating func countCopies() {
    copiedWords += counter.count(copies.span, copied)
    copied.removeAll(keepingCapacity: true)
    copies.removeAll(keepingCapacity: true)
  }

  /// Counts the blocks since the last run ended: another voice begins here.
  mutating func endRun() {
    countCopies()
    runs.append(Int32(counter.count(Span(_unsafeElements: source), inSource) + copiedWords))
    copiedWords = 0
    inSource.removeAll(keepingCapacity: true)
  }

  /// All words.
  var words: PassedWords {
    mutating get {
      endRun()
      digestOpen()
      return PassedWords(runs: runs, fingerprint: fingerprint)
    }
  }

  private func isGap(_ start: Int, _ end: Int) -> Bool {
    start < end && end - start <= 4 && source[start..<end].allSatisfy { $0 == 0x0A }
  }

  private mutating func digestOpen() {
    fingerprint?.add(open, of: source)
    open = ByteSpan(0, 0)
  }
}
