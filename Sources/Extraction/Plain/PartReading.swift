import Text

/// The lines and blocks of a part of a large text, maybe with some of those around it. Most of the work is done; where the
/// part begins, whose turn goes on there, and so where it ends, is settled when the part before it is.
public struct PartReading {
  /// What is known of the whole text.
  struct Whole {
    let metadata: Metadata
    let encoding: EncodingReport
    /// Whose the turns are; `nil` until that is known.
    let turns: TurnPlan?
  }

  private let whole: Whole
  private let bounds: Range<Int>
  private let start: PartStart
  /// The bytes; their lines are the thread's.
  private let stored: StoredLines
  private let thread: MailThread
  /// The text, by its bytes, and as a text where that is asked for.
  private let bytes: [UInt8]
  private let extracted: String?
  private let blocks: [Block]
  /// The first line of each block.
  private let firstLines: [Int]
  /// Voices that are told by the line.
  private let lineVoices: [VoiceSpan]
  /// Which blocks are likely to be the part's, and the labels and questions of these; `nil` where nobody asks for them.
  private var likely: (blocks: Range<Int>, census: TurnCensus)?

  init(
    of whole: Whole, _ bounds: Range<Int>, from start: PartStart, _ stored: StoredLines, _ thread: MailThread,
    _ reader: ParagraphReader, for purpose: PartPurpose
  ) {
    self.whole = whole
    self.bounds = bounds
    self.start = start
    self.stored = stored
    self.thread = thread
    let bytes = reader.builder.collected
    self.bytes = bytes
    extracted = purpose == .text ? String(valid: bytes.span) : nil
    blocks = reader.builder.blocks
    firstLines = reader.firstLines
    lineVoices = reader.builder.voices
    if whole.turns == nil { countLikely() }
  }

  /// Counts what is likely to be asked for while other threads are not yet waiting for it.
  private mutating func countLikely() {
    let first = firstLines.indices.first { place(of: $0) >= bounds.lowerBound } ?? firstLines.count
    let end = firstLines.indices.first { place(of: $0) >= bounds.upperBound } ?? firstLines.count
    guard first < end else { return }
    likely = (first..<end, census(of: first..<end))
  }

  /// The labels and questions of some blocks.
  private func census(of range: Range<Int>) -> TurnCensus {
    if let likely, likely.blocks == range { return likely.census }
    return bytes.withUnsafeBufferPointer { bytes in
      var census = TurnCensus()
      census.add(SpokenBlocks(bytes: bytes, blocks: blocks, taken: lineVoices), range)
      return census
    }
  }

  /// The part that begins at a seam; `nil` where what was guessed of it does not hold, or lines are missing to tell where it
  /// ends.
  public func part(from seam: Seam) -> TextPart? {
    stored.bytes.withUnsafeBufferPointer { bytes in
      let thread = thread.over(bytes)
      guard let first = first(from: seam, thread) else { return nil }
      return part(Blocks(self, from: first), from: seam, thread)
    }
  }

  /// The block that begins at a seam; `nil` where none does, or lines before it say something else of it.
  private func first(from seam: Seam, _ thread: MailThread) -> Int? {
    guard case .guess = start else { return 0 }
    let first = firstLines.indices.first { place(of: $0) >= seam.offset }
    guard let first, place(of: first) == seam.offset, thread.state(before: firstLines[first]) == seam.mail else {
      return nil
    }
    return first
  }

  /// Where a block begins in the store.
  private func place(of block: Int) -> Int { stored.base + thread.lines[firstLines[block]].start }

  /// Blocks of the part, and maybe of those after it.
  private struct Blocks {
    /// The number of the first among all that were read.
    let first: Int
    let bytes: [UInt8]
    let text: String?
    let blocks: [Block]
    let firstLines: [Int]
    /// Where their first lines stand in the store.
    let places: [Int]
    let lineVoices: [VoiceSpan]

    /// Those of a reading from one of its blocks on.
    init(_ reading: PartReading, from first: Int) {
      self.first = first
      bytes = reading.bytes
      text = reading.extracted
      blocks = Array(reading.blocks[first...])
      firstLines = Array(reading.firstLines[first...])
      places = reading.firstLines.indices[first...].map(reading.place)
      lineVoices = first == 0 ? reading.lineVoices : reading.lineVoices.clipped(from: reading.blocks[first].span.start)
    }

    /// Does `work` with the blocks as those in which turns are looked for.
    func withSpoken<Result>(_ work: (SpokenBlocks) -> Result) -> Result {
      bytes.withUnsafeBufferPointer { bytes in
        work(SpokenBlocks(bytes: bytes, blocks: blocks, taken: lineVoices, places: places))
      }
    }
  }

  /// The part that begins with the first of some blocks and ends before a later one.
  private func part(_ found: Blocks, from start: Seam, _ thread: MailThread) -> TextPart? {
    var voices = found.lineVoices
    var turns = TurnReader(whole.turns ?? .none, after: start.turn)
    var quotations = Quotations.Found(known: found.blocks.count)
    if let text = found.text {
      voices = VoiceSpan.united(voices, found.withSpoken { turns.voices(in: $0) })
      quotations = Quotations.find(in: text, blocks: found.blocks, taken: voices, isLast: stored.isLast)
      voices = VoiceSpan.united(voices, quotations.voices)
    }
    func seam(_ block: Int) -> Seam? {
      guard quotations.mayBegin(at: block), let mail = thread.state(before: found.firstLines[block]) else { return nil }
      return Seam(offset: found.places[block], mail: mail, turn: turns.open(before: block))
    }
    let count = found.places.count
    let ends = (found.places.firstIndex { $0 >= bounds.upperBound } ?? count)..<count
    // Where much more is there than belongs to the part, it takes all, so that the next one need not read that again.
    let isFar = !ends.isEmpty && found.places[count - 1] > bounds.upperBound + bounds.count
    guard let end = isFar ? ends.last(where: { seam($0) != nil }) : ends.first(where: { seam($0) != nil }) else {
      guard stored.isLast else { return nil }
      return part(found, 0..<found.blocks.count, voices, from: start, to: .end)
    }
    return part(found, 0..<end, voices, from: start, to: seam(end) ?? .end)
  }

  private func part(
    _ found: Blocks, _ range: Range<Int>, _ voices: [VoiceSpan], from start: Seam, to end: Seam
  ) -> TextPart {
    var part = TextPart(start: start, end: end)
    if whole.turns == nil { part.census = census(of: found.first + range.lowerBound..<found.first + range.upperBound) }
    if found.text == nil, let plan = whole.turns {
      var questions = AnsweredQuestions(plan.questions)
      found.withSpoken { questions.add($0, range) }
      part.questions = questions
    }
    if let text = found.text {
      part.text = ExtractedText(
        text: text, blocks: Array(found.blocks[range]), voices: voices, metadata: whole.metadata,
        encoding: whole.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")))
    }
    return part
  }
}

extension [VoiceSpan] {
  /// The voices from a place of the text on.
  fileprivate func clipped(from start: Int) -> [VoiceSpan] {
    compactMap { voice in
      guard voice.span.end > start else { return nil }
      var clipped = voice
      clipped.span = ByteSpan(Swift.max(start, voice.span.start), voice.span.end)
      return clipped
    }
  }
}
