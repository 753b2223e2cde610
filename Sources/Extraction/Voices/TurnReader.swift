import Text

/// Reads the turns of a text by its plan, some blocks at a time.
struct TurnReader: Sendable {
  private let plan: TurnPlan
  /// Whose turn goes on from the blocks before, if it is not the author's.
  private var open: (shown: String, why: String)?

  init(_ plan: TurnPlan) { self.plan = plan }

  /// The turns of others in blocks that follow those read before.
  mutating func voices(in text: SpokenBlocks, _ range: Range<Int>) -> [VoiceSpan] {
    switch plan.manner {
    case .none: []
    case .questionsAlone: alone(text, range)
    case .labels(let own): turns(text, range, own)
    case .headings(let onlyMarked):
      range.filter { plan.questions.kind(of: text.blocks[$0], text.bytes, onlyMarked: onlyMarked) == .question }
        .map { text.blocks[$0].span }.filter { !text.taken.contains($0) }
        .map { VoiceSpan($0, .speaker, why: "a question") }
    case .answered(let spans): questions(spans, text, range)
    }
  }

  private func alone(_ text: SpokenBlocks, _ range: Range<Int>) -> [VoiceSpan] {
    range.compactMap { index in
      guard let label = text.label(of: index), label.role == .question else { return nil }
      return VoiceSpan(text.blocks[index].span, .speaker, why: "a question", speaker: label.shown(in: text.bytes))
    }
  }

  private mutating func turns(_ text: SpokenBlocks, _ range: Range<Int>, _ own: Set<String>) -> [VoiceSpan] {
    var voices: [VoiceSpan] = []
    var start = range.lowerBound
    func close(_ end: Int) {
      guard let open, start < end else { return }
      let span = ByteSpan(text.blocks[start].span.start, text.blocks[end - 1].span.end)
      voices.append(VoiceSpan(span, .speaker, why: open.why, speaker: open.shown))
    }
    for index in range {
      guard let label = text.label(of: index), plan.accepts(label) else { continue }
      close(index)
      start = index
      if own.contains(label.name) {
        let first = text.blocks[index].span.start
        voices.append(VoiceSpan(ByteSpan(first, first + label.length), .document, why: "names the speaker"))
        open = nil
      } else {
        open = (label.shown(in: text.bytes), label.role == .name ? "a turn of another speaker" : "a question")
      }
    }
    close(range.upperBound)
    return voices
  }

  /// The questions that reach into the blocks.
  private func questions(
    _ spans: [ClosedRange<Int>], _ text: SpokenBlocks, _ range: Range<Int>
  ) -> [VoiceSpan] {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound < text.number + range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return spans[low...].prefix { $0.lowerBound < text.number + range.upperBound }.map { span in
      let first = max(range.lowerBound, span.lowerBound - text.number)
      let last = min(range.upperBound - 1, span.upperBound - text.number)
      return ByteSpan(text.blocks[first].span.start, text.blocks[last].span.end)
    }.filter { !text.taken.contains($0) }.map { VoiceSpan($0, .speaker, why: "a question") }
  }
}
