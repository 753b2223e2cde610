import Text

/// The lines and blocks of a part of a large text, perhaps with some around it. Most of the work is done; where the
/// part begins, whose turn continues there, and so where it ends, is settled once that is known of the part before it.
package struct PartReading: Sendable {
  /// What is known of the whole text.
  struct Whole: Sendable {
    let metadata: Metadata
    let encoding: EncodingReport
    /// Whose the turns are; `nil` until that is known.
    let turns: TurnPlan?
    /// How far above its bound a part may end if its end was not found after it.
    let reach: Int
  }

  private let whole: Whole
  private let bounds: Range<Int>
  /// Whether the start of the part is only a guess.
  private let isGuess: Bool
  /// Whether no blocks follow.
  private let isLast: Bool
  /// What was kept of the part, by which it is read; `nil` where it is read by its lines.
  private let kept: PartOutline?
  /// What of the part is read, if not all; and the first available block of those that were kept.
  private let speech: PartSpeech?
  private let base: Int
  /// The state of the mail thread at the blocks from one on; `nil` for one before which no part can end.
  private let states: (first: Int, each: [MailThread.State?])
  /// The bytes of the lines, and what the blocks are assembled from; `nil` where what was kept replaces them.
  private let source: (bytes: [UInt8], text: SegmentedBlocks)?
  /// The bytes of the text, and the text itself where that is needed; empty while only turns are.
  private let bytes: [UInt8]
  private let extracted: String?
  private let blocks: [Block]
  /// Where the blocks begin in the store.
  private let places: [Int]
  /// Voices decided by lines.
  private let lineVoices: [VoiceSpan]
  /// The blocks in a compact form, where they are likely to be read again.
  private let outline: TextOutline?
  /// The likely blocks of the part, and what was counted in them; `nil` where that is not needed.
  private let likely: (blocks: Range<Int>, counted: PartCount)?
  /// Whether the likely end of the part was found, or none of its blocks is here.
  let tellsEnd: Bool
  private let counter: WordCounter?
  /// The blocks that may begin with a label; `nil` if any may.
  private let mayBeLabelled: [Int]?

  init(
    of whole: Whole, _ bounds: Range<Int>, from start: PartStart, _ stored: StoredLines, _ thread: MailThread,
    _ reader: ParagraphReader, for purpose: PartPurpose
  ) {
    self.whole = whole
    self.bounds = bounds
    if case .guess = start { isGuess = true } else { isGuess = false }
    isLast = stored.isLast
    kept = nil
    speech = nil
    base = 0
    states = (0, thread.states(before: reader.firstLines))
    let text = reader.builder.segmented
    source = (stored.bytes, text)
    let bytes = purpose.isText || whole.turns != nil ? reader.builder.collected : []
    self.bytes = bytes
    extracted = purpose.isText ? String(valid: bytes.span) : nil
    blocks = text.blocks
    places = reader.firstLines.map { stored.base + thread.lines[$0].start }
    lineVoices = text.voices
    mayBeLabelled = nil
    counter = purpose.counter
    // What is likely to be needed is counted while no other thread is waiting for it.
    let first = isGuess ? places.firstIndex { $0 >= bounds.lowerBound } ?? places.count : 0
    let ends = PartEnds(places: places, bounds: bounds, reach: whole.reach, isLast: isLast)
    let found = ends.end(after: first) { [states] in states.each[$0] != nil }
    tellsEnd = found != nil || first == places.count
    let end = found ?? first
    if whole.turns == nil, first < end {
      let counted = PartCount.of(first..<end, stored.bytes, text, purpose.counter)
      likely = (first..<end, counted)
      let labels = TextOutline.Labels(asked: first..<end, labelled: counted.labels.blocks)
      outline = purpose.isText ? nil : text.outline(places: places, base: stored.base, labels)
    } else {
      likely = nil
      outline = nil
    }
  }

  /// A part that was read before, from what was kept of it, completely or in part, and the bytes of its source.
  init(
    of whole: Whole, _ bounds: Range<Int>, by outline: PartOutline, _ reading: TextOutline.Reading,
    _ speech: PartSpeech?, from source: Bytes, for purpose: PartPurpose
  ) {
    self.whole = whole
    self.bounds = bounds
    isGuess = false
    isLast = outline.isLast
    kept = outline
    states = outline.states
    self.source = nil
    self.speech = speech
    base = speech?.blocks?.lowerBound ?? 0
    let text = reading.text(from: source)
    bytes = text
    extracted = purpose.isText ? String(valid: text.span) : nil
    blocks = reading.blocks
    places = reading.places
    mayBeLabelled = reading.mayBeLabelled
    lineVoices = outline.lineVoices
    self.outline = nil
    likely = nil
    tellsEnd = true
    counter = nil
  }

  /// What is counted in some blocks.
  private func counted(_ range: Range<Int>) -> PartCount {
    if let likely, likely.blocks == range { return likely.counted }
    // What was kept is read again by a plan, after everything was counted.
    guard let source else { return PartCount() }
    return PartCount.of(range, source.bytes, source.text, counter)
  }

  /// The part that begins at a seam; `nil` where the guess about it was wrong, or lines are missing to find its end.
  package func part(from seam: Seam) -> TextPart? {
    first(from: seam).flatMap { part(Blocks(self, from: $0), from: seam) }
  }

  /// The available block that begins at a seam; `nil` where there is none, or where the lines before it imply another
  /// state.
  private func first(from seam: Seam) -> Int? {
    if let speech { return speech.start == seam ? max(0, (kept?.blocks.lowerBound ?? 0) - base) : nil }
    if let kept { return kept.follows(seam) ? kept.blocks.lowerBound : nil }
    guard isGuess else { return 0 }
    guard let first = places.firstIndex(where: { $0 >= seam.offset }), places[first] == seam.offset,
      state(before: first) == seam.mail
    else { return nil }
    return first
  }

  /// The state of the mail thread before a block; `nil` where no part can end before it.
  private func state(before block: Int) -> MailThread.State? {
    block < states.first ? nil : states.each[block - states.first]
  }

  /// Blocks of the part, and perhaps of those after it.
  private struct Blocks {
    /// The number of the first among all that were read or kept.
    let first: Int
    let bytes: [UInt8]
    let text: String?
    let blocks: [Block]
    /// Where they begin in the store.
    let places: [Int]
    let mayBeLabelled: [Int]?
    let lineVoices: [VoiceSpan]

    /// Makes the blocks of a reading from one of them on.
    init(_ reading: PartReading, from first: Int) {
      self.first = reading.base + first
      bytes = reading.bytes
      text = reading.extracted
      blocks = first == 0 ? reading.blocks : Array(reading.blocks[first...])
      places = first == 0 ? reading.places : Array(reading.places[first...])
      mayBeLabelled = reading.mayBeLabelled.map { $0.drop { $0 < first }.map { $0 - first } }
      lineVoices = first == 0 ? reading.lineVoices : reading.lineVoices.clipped(from: reading.blocks[first].span.start)
    }

    /// The voice, decided by lines, that contains all of some blocks; `nil` where there is none.
    func only(_ range: Range<Int>) -> Voice? {
      guard let voice = lineVoices.first, let first = range.first, let last = range.last else { return nil }
      return voice.span.contains(ByteSpan(blocks[first].span.start, blocks[last].span.end)) ? voice.voice : nil
    }

    /// Runs `work` on the blocks as input for the search for turns.
    func withSpoken<Result>(_ work: (SpokenBlocks) -> Result) -> Result {
      bytes.withUnsafeBufferPointer { bytes in
        work(
          SpokenBlocks(
            bytes: bytes, blocks: blocks, taken: TakenVoices(lineVoices), places: places, mayBeLabelled: mayBeLabelled))
      }
    }
  }

  /// The part that begins with the first of some blocks and ends before a later one.
  private func part(_ found: Blocks, from start: Seam) -> TextPart? {
    var voices = found.lineVoices
    var turns = TurnReader(whole.turns ?? .none, after: start.turn)
    var quotations = Quotations.Found(known: found.blocks.count)
    if let text = found.text {
      let taken = found.withSpoken { turns.voices(in: $0) }
      quotations = ToldVoices.add(taken, to: &voices, in: text, blocks: found.blocks, isLast: isLast)
    }
    if let speech, let end = speech.end {
      // The blocks cannot tell whether a quotation continues after them.
      guard quotations.mayBegin(at: found.blocks.count) else { return nil }
      return part(found, 0..<found.blocks.count, voices, from: start, to: end, behind: found.blocks.count)
    }
    func seam(_ block: Int) -> Seam? {
      let number = found.first + block
      guard quotations.mayBegin(at: block), let mail = state(before: number) else { return nil }
      return Seam(offset: found.places[block], mail: mail, turn: turns.open(before: block))
    }
    let ends = PartEnds(places: found.places, bounds: bounds, reach: whole.reach, isLast: isLast)
    guard let end = ends.end(after: 0, isSeam: { seam($0) != nil }) else { return nil }
    let to = end == found.places.count ? .end : seam(end) ?? .end
    return part(found, 0..<end, voices, from: start, to: to, behind: min(end, ends.behind))
  }

  /// The part that consists of a range of some blocks, which continue after it from one block on.
  private func part(
    _ found: Blocks, _ range: Range<Int>, _ voices: [VoiceSpan], from start: Seam, to end: Seam, behind: Int
  ) -> TextPart {
    var part = TextPart(start: start, end: end)
    if whole.turns == nil {
      let blocks = found.first + range.lowerBound..<found.first + range.upperBound
      let counted = counted(blocks)
      part.census = counted.census
      part.outline = outline.map { text in
        PartOutline(
          start: start, end: end, blocks: blocks, text: text, lineVoices: lineVoices, only: found.only(range),
          states: (found.first + behind, Array(states.each[(found.first + behind - states.first)...])), isLast: isLast,
          labels: counted.labels, words: counted.words)
      }
    }
    if found.text == nil, let plan = whole.turns {
      var questions = AnsweredQuestions(plan.questions)
      found.withSpoken { questions.add($0, range) }
      part.questions = questions
    }
    if let text = found.text {
      part.text = ExtractedText(
        text: text, blocks: Array(found.blocks[range]), voices: voices, metadata: whole.metadata,
        encoding: whole.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")))
      part.passed = speech?.passed
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
