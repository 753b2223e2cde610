import Text

/// Finds the turns in interviews, transcripts and questionnaires, and whose they are.
///
/// A label counts when labels take turns: at least two of them, one or more of them again and again. Questions are
/// another's, answers the author's. Of named speakers the one asked for is the author, else the one with the author's name; where none is,
/// the one with the most words is taken for it, and a note says so. See docs/voices.md.
enum Speakers {
  /// What was found.
  struct Reading: Hashable, Sendable {
    /// The labels, and the turns that are not the author's.
    var voices: [VoiceSpan] = []
    /// What was assumed.
    var notes: [ExtractionNote] = []
  }

  /// The turns of speakers other than the author. `namesStandAlone` says that blocks are separated by markup, so that
  /// one which is only a name may be a label. `within`: turns are only looked for in these stretches, which begin and
  /// end with blocks, and none continues from one into the next; `nil` for the whole text. O(bytes).
  static func find(
    in text: String, blocks: [Block], taken: [VoiceSpan], names: OwnNames, namesStandAlone: Bool = false,
    within stretches: [ByteSpan]? = nil
  ) -> Reading {
    if let stretches {
      func end(of place: Int) -> Int? {
        let next = stretches.indices.partitionPoint { stretches[$0].start > place }
        return next > 0 && place < stretches[next - 1].end ? stretches[next - 1].end : nil
      }
      let spoken = blocks.filter { end(of: $0.span.start) != nil }
      var reading = find(in: text, blocks: spoken, taken: taken, names: names, namesStandAlone: namesStandAlone)
      for index in reading.voices.indices {
        let span = reading.voices[index].span
        reading.voices[index].span.end = min(span.end, end(of: span.start) ?? span.end)
      }
      return reading
    }
    return text.withBytes { bytes in
      let isAllFree = blocks.allSatisfy { $0.kind != .preformatted }
      let blocks = isAllFree ? blocks : blocks.filter { $0.kind != .preformatted }
      return find(SpokenBlocks(bytes: bytes, blocks: blocks, taken: TakenVoices(taken)), names, namesStandAlone)
    }
  }

  private static func find(_ text: SpokenBlocks, _ own: OwnNames, _ namesStandAlone: Bool) -> Reading {
    let (bytes, blocks, taken) = (text.bytes, text.blocks, text.taken)
    var text = text
    var census = TurnCensus()
    for block in blocks { _ = census.add(block, in: bytes, at: block.span, taken: taken) }
    var plan = TurnPlan(census, names: own)
    if plan.needsQuestions {
      var questions = AnsweredQuestions(plan.questions)
      questions.add(text, 0..<blocks.count)
      plan.conclude(questions)
    }
    if plan.isEmpty, namesStandAlone, let names = NamesAlone(text) {
      plan = TurnPlan(TurnCensus(names, of: blocks), names: own)
      text.names = names
    }
    var turns = TurnReader(plan)
    return Reading(voices: turns.voices(in: text), notes: plan.notes)
  }
}

/// Blocks of a text in which turns and questions are looked for, with the voices already known.
struct SpokenBlocks {
  let bytes: Bytes
  let blocks: [Block]
  let taken: TakenVoices
  /// Their places in the whole text, of which these are a part; `nil` when they are all of it.
  var places: [Int]?
  /// Those that may begin with a label; `nil` if any may.
  var mayBeLabelled: [Int]?
  /// The blocks that are labels, where these are blocks of their own; `nil` where they begin blocks.
  var names: NamesAlone?

  /// The place of a block in the whole text.
  func place(of index: Int) -> Int { places?[index] ?? blocks[index].span.start }

  /// The label that a block begins with, if the block may be another's turn.
  func label(of index: Int) -> TurnLabel? {
    if let names { return names.labels[index] }
    let span = blocks[index].span
    guard let label = TurnLabel(bytes, span.range), !taken.contains(span) else { return nil }
    return label
  }

  /// Calls `work` with the blocks that begin with a label, and their labels, in order.
  func forLabels(_ work: (Int, TurnLabel) -> Void) {
    func ask(_ index: Int) {
      if let label = label(of: index) { work(index, label) }
    }
    if let mayBeLabelled { mayBeLabelled.forEach(ask) } else { blocks.indices.forEach(ask) }
  }
}

/// The voices known before turns are looked for.
struct TakenVoices {
  /// Where each voice begins, and the greatest end of it and those before it: a voice within another may end first.
  private let reaches: [(start: Int, end: Int)]

  /// Takes voices in order, which may nest. O(voices).
  init(_ voices: [VoiceSpan]) {
    var end = 0
    reaches = voices.map { voice in
      end = max(end, voice.span.end)
      return (voice.span.start, end)
    }
  }

  /// Whether a span lies in one of the voices. O(log voices).
  func contains(_ span: ByteSpan) -> Bool {
    let next = reaches.indices.partitionPoint { reaches[$0].start > span.start }
    return next > 0 && span.end <= reaches[next - 1].end
  }
}
