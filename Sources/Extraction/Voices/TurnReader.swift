import Text

/// A turn of someone other than the author that continues over blocks.
struct OpenTurn: Hashable, Sendable {
  var speaker: String
  var why: String
}

/// Reads the turns of a text according to its plan, some blocks at a time.
struct TurnReader: Sendable {
  private let plan: TurnPlan
  /// Whose turn continues from the previous blocks; `nil` for the author's.
  private let open: OpenTurn?
  /// The blocks at which the speaker changes, in order.
  private var changes: [(block: Int, open: OpenTurn?)] = []

  /// Reads blocks into which a turn continues from the previous ones, or none does.
  init(_ plan: TurnPlan, after open: OpenTurn? = nil) {
    self.plan = plan
    self.open = open
  }

  /// Whose turn continues into a block.
  func open(before block: Int) -> OpenTurn? { (changes.last { $0.block < block } ?? (0, open)).open }

  /// The turns of others.
  mutating func voices(in text: SpokenBlocks) -> [VoiceSpan] {
    switch plan.manner {
    case .none: []
    case .questionsAlone: alone(text)
    case .labels: turns(text)
    case .headings(let onlyMarked):
      asked(text) { QuestionHeading.kind(of: $0, text.bytes, onlyMarked: onlyMarked) == .question }
    case .asked: asked(text) { AskedBlocks.look(text.bytes, $0) == .question }
    case .answered(let spans): questions(spans, text)
    }
  }

  /// The blocks that are questions, each as a turn.
  private func asked(_ text: SpokenBlocks, _ isQuestion: (Block) -> Bool) -> [VoiceSpan] {
    text.blocks.filter { isQuestion($0) && !text.taken.contains($0.span) }
      .map { VoiceSpan($0.span, .speaker, why: "a question") }
  }

  private func alone(_ text: SpokenBlocks) -> [VoiceSpan] {
    var voices: [VoiceSpan] = []
    text.forLabels { index, label in
      guard label.role == .question else { return }
      let span = text.blocks[index].span
      voices.append(VoiceSpan(span, .speaker, why: "a question", speaker: label.shown(in: text.bytes)))
    }
    return voices
  }

  private mutating func turns(_ text: SpokenBlocks) -> [VoiceSpan] {
    var voices: [VoiceSpan] = []
    var changes = changes
    var open = open
    var start = 0
    func close(_ end: Int) {
      guard let open, start < end else { return }
      let span = ByteSpan(text.blocks[start].span.start, text.blocks[end - 1].span.end)
      voices.append(VoiceSpan(span, .speaker, why: open.why, speaker: open.speaker))
    }
    text.forLabels { index, label in
      guard let change = plan.change(by: label.kind, shown: label.shown(in: text.bytes)) else { return }
      close(index)
      start = index
      if change.open == nil {
        let first = text.blocks[index].span.start
        let span = ByteSpan(first, first + label.length)
        // A tag that names the speaker has its voice already.
        if !text.taken.contains(span) { voices.append(VoiceSpan(span, .document, why: LineReason.speakerTag.text)) }
      }
      open = change.open
      changes.append((index, open))
    }
    close(text.blocks.count)
    self.changes = changes
    return voices
  }

  /// The questions that overlap the blocks.
  private func questions(_ spans: [Range<Int>], _ text: SpokenBlocks) -> [VoiceSpan] {
    guard !text.blocks.isEmpty else { return [] }
    let places = text.place(of: 0)...text.place(of: text.blocks.count - 1)
    return spans[spans.indices.partitionPoint { spans[$0].upperBound > places.lowerBound }...]
      .prefix { $0.lowerBound <= places.upperBound }.map { span in
        let first = text.blocks.indices.partitionPoint { text.place(of: $0) >= span.lowerBound }
        let end = text.blocks.indices.partitionPoint { text.place(of: $0) >= span.upperBound }
        return ByteSpan(text.blocks[first].span.start, text.blocks[end - 1].span.end)
      }.filter { !text.taken.contains($0) }.map { VoiceSpan($0, .speaker, why: "a question") }
  }
}
