import Text

/// Reads one part of a large text.
struct PartReader<Store: ByteStore> {
  private let text: LargeText<Store>
  private let bounds: Range<Int>
  private let start: PartStart
  private let purpose: PartPurpose
  /// From where bytes are read.
  let begin: Int

  init(_ text: LargeText<Store>, _ bounds: Range<Int>, _ start: PartStart, _ purpose: PartPurpose) {
    self.text = text
    self.bounds = bounds
    self.start = start
    self.purpose = purpose
    switch start {
    case .seam(text.start): begin = text.origin
    case .seam(let seam): begin = max(text.origin, seam.offset - text.margin)
    // Whose turn goes on is told by the label above.
    case .guess: begin = max(text.origin, bounds.lowerBound - text.margin * (text.turns == nil ? 1 : 4))
    }
  }

  /// A part in which no block begins.
  func empty(at seam: Seam) -> TextPart {
    let found = Found(text: "", blocks: [], places: [], lineVoices: [])
    return part(of: found, 0..<0, voices: [], start: seam, end: seam)
  }

  /// Reads the part from lines that may be all that it takes; `nil` where more are needed.
  func read(_ stored: StoredLines) -> TextPart? {
    stored.bytes.withUnsafeBufferPointer { bytes in
      let head = stored.firstLine(from: text.topEnds.head)
      guard let (first, asked, state) = firstLine(stored, head) else { return nil }
      var thread = MailThread(
        stored.lines, in: bytes, from: head, asked: asked, state, isLast: stored.isLast, writer: text.top.writer)
      if stored.base == text.origin, first < head { text.top.markHead(&thread.lines) }
      var reader = ParagraphReader(bytes, thread.lines, text.habits, known: stored.isLast ? nil : thread.known)
      _ = reader.read(from: first)
      let found = Found(
        text: reader.builder.text, blocks: reader.builder.blocks,
        places: reader.firstLines.map { stored.base + thread.lines[$0].start }, lineVoices: reader.builder.voices)
      return part(of: found, thread, reader.firstLines, isLast: stored.isLast)
    }
  }

  /// The line from which on blocks are read, that from which on the mail thread is, and what is known there; `nil` where that
  /// line is not at hand.
  private func firstLine(_ stored: StoredLines, _ head: Int) -> (first: Int, asked: Int, MailThread.State)? {
    switch start {
    case .seam(let seam):
      guard let line = stored.lines.firstIndex(where: { stored.base + $0.end >= seam.offset }) else {
        return stored.isLast ? (stored.lines.count, stored.lines.count, seam.mail) : nil
      }
      return (line, max(line, head), seam.mail)
    case .guess(let seam):
      // Whether a line follows a gap is told by the one before it.
      let line = max(1, head)
      var state = seam.mail
      state.followsGap = true
      return line < stored.lines.count ? (line, line, state) : nil
    }
  }

  /// Blocks of the part, and maybe of those around it.
  private struct Found {
    var text: String
    var blocks: [Block]
    /// Where their first lines stand in the store.
    var places: [Int]
    /// Voices that are told by the line.
    var lineVoices: [VoiceSpan]

    /// The blocks as those in which turns are looked for.
    func spoken(_ bytes: Bytes) -> SpokenBlocks {
      SpokenBlocks(bytes: bytes, blocks: blocks, taken: lineVoices, places: places)
    }
  }

  /// The part that begins with the first block, or the first likely one, and ends before a later one.
  private func part(of found: Found, _ thread: MailThread, _ firstLines: [Int], isLast: Bool) -> TextPart? {
    var voices = found.lineVoices
    var turns = TurnReader(text.turns ?? .none, after: openTurn)
    var quotations = Quotations.Found(known: found.blocks.count)
    if purpose == .text {
      voices = VoiceSpan.united(voices, found.text.withBytes { turns.voices(in: found.spoken($0)) })
      quotations = Quotations.find(in: found.text, blocks: found.blocks, taken: voices, isLast: isLast)
      voices = VoiceSpan.united(voices, quotations.voices)
    }
    func seam(_ block: Int) -> Seam? {
      guard quotations.mayBegin(at: block), let mail = thread.state(before: firstLines[block]) else { return nil }
      return Seam(offset: found.places[block], mail: mail, turn: turns.open(before: block))
    }
    let limit = bounds.upperBound
    var (first, begin) = (0, Seam.end)
    switch start {
    case .seam(let seam): begin = seam
    case .guess:
      guard let likely = found.places.indices.first(where: { found.places[$0] >= bounds.lowerBound && seam($0) != nil })
      else { return nil }
      first = likely
      begin = seam(likely) ?? .end
    }
    let ends = (found.places[first...].firstIndex { $0 >= limit } ?? found.places.count)..<found.places.count
    // Where much more is there than belongs to the part, it takes all, so that the next one need not read that again.
    let isFar = !ends.isEmpty && found.places[ends.upperBound - 1] > limit + text.window
    guard let end = isFar ? ends.last(where: { seam($0) != nil }) : ends.first(where: { seam($0) != nil }) else {
      return isLast ? part(of: found, first..<found.blocks.count, voices: voices, start: begin, end: .end) : nil
    }
    return part(of: found, first..<end, voices: voices, start: begin, end: seam(end) ?? .end)
  }

  /// Whose turn goes on where blocks are read from; where that is guessed, the turn at a seam further up, which may be long.
  private var openTurn: OpenTurn? {
    switch start {
    case .seam(let seam), .guess(let seam): seam.turn
    }
  }

  private func part(
    of found: Found, _ range: Range<Int>, voices: [VoiceSpan], start: Seam, end: Seam
  ) -> TextPart {
    var part = TextPart(start: start, end: end)
    found.text.withBytes { bytes in
      let spoken = found.spoken(bytes)
      if text.turns == nil { part.census.add(spoken, range) }
      if purpose == .turns, let plan = text.turns {
        var questions = AnsweredQuestions(plan.questions)
        questions.add(spoken, range)
        part.questions = questions
      }
    }
    if purpose == .text {
      part.text = ExtractedText(
        text: found.text, blocks: Array(found.blocks[range]), voices: voices, metadata: text.metadata,
        encoding: text.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")))
    }
    return part
  }
}
