package import Text

/// Words of a part of a large text that nobody speaks whose words are read.
package struct PassedWords: Hashable, Sendable {
  /// How many they are.
  package var count: Int { runs.reduce(0) { $0 + Int($1) } }
  /// How many there are before the first label, and from each label on before the next.
  let runs: [Int32]
  /// Their digest, where one is taken.
  package let fingerprint: Fingerprint?
}

/// Counts the words of blocks.
package struct WordCounter: Sendable {
  /// Whether their digest is taken too.
  let takesFingerprint: Bool
  /// How many there are in blocks, given the bytes of a text and where the blocks stand among them.
  let count: @Sendable (_ bytes: Span<UInt8>, _ blocks: [ByteSpan]) -> Int

  /// Makes a counter.
  package init(takesFingerprint: Bool, count: @escaping @Sendable (Span<UInt8>, [ByteSpan]) -> Int) {
    self.takesFingerprint = takesFingerprint
    self.count = count
  }
}

/// Blocks of which no more than the words is asked for: most stand in the source as they do in the text, and are counted
/// there.
struct PassedBlocks {
  private let source: Bytes
  private let counter: WordCounter
  private var inSource: [ByteSpan] = []
  /// Blocks that were put together from stretches of the source, and where they stand here.
  private var copies: [UInt8] = []
  private var copied: [ByteSpan] = []
  /// The words of copies that are there no longer, of the run that is counted.
  private var copiedWords = 0
  private var fingerprint: Fingerprint?
  private var runs: [Int32] = []
  /// Blocks of the source, with nothing but line feeds between them, that are not yet in the digest.
  private var open = ByteSpan(0, 0)

  /// Takes up to so many blocks.
  init(of source: Bytes, blocks: Int, _ counter: WordCounter) {
    self.source = source
    self.counter = counter
    inSource.reserveCapacity(blocks)
    fingerprint = counter.takesFingerprint ? Fingerprint() : nil
  }

  /// Adds the next block, which stands in `bytes`: in the source or a copy.
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

  /// So many bytes are counted in one go: they stay in the cache, and take no more memory than that.
  private static let enoughCopies = 16 * 1_024

  private mutating func countCopies() {
    copiedWords += counter.count(copies.span, copied)
    copied.removeAll(keepingCapacity: true)
    copies.removeAll(keepingCapacity: true)
  }

  /// Counts the blocks since the last run was ended: from here on another speaks.
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
