import Text

/// Finds the turns of interviews, transcripts and questionnaires, and whose they are.
///
/// A label counts when labels take turns: at least two of them, one or more of them again and again. Questions are
/// another's, answers the author's. Of named speakers the one whose name is the author's is the author; where none is,
/// the one with the most words is taken for it, and a note says so. See docs/voices.md.
public enum Speakers {
  /// What was found.
  public struct Reading: Hashable, Sendable {
    /// The turns that are not the author's, and the labels.
    public var voices: [VoiceSpan] = []
    /// What was assumed.
    public var notes: [String] = []
  }

  /// The turns of others than the author. O(bytes).
  public static func find(
    in text: String, blocks: [Block], taken: [VoiceSpan], authors: [String]
  ) -> Reading {
    text.withBytes { bytes in
      let isAllFree = blocks.allSatisfy { $0.kind != .preformatted }
      return find(bytes, isAllFree ? blocks : blocks.filter { $0.kind != .preformatted }, taken, authors)
    }
  }

  private static func find(_ bytes: Bytes, _ free: [Block], _ taken: [VoiceSpan], _ authors: [String]) -> Reading {
    var turns: [Turn] = []
    for (index, block) in free.enumerated() {
      guard let label = TurnLabel(bytes, block.span.range), !taken.contains(block.span) else { continue }
      turns.append(Turn(label: label, block: index))
    }
    if let reading = labelled(turns, free, authors) { return reading }
    return Questionnaire.find(bytes, free, taken)
  }

  private struct Turn {
    var label: TurnLabel
    var block: Int
  }

  private static func labelled(
    _ all: [Turn], _ blocks: [Block], _ authors: [String]
  ) -> Reading? {
    var counts: [String: Int] = [:]
    for turn in all { counts[turn.label.name, default: 0] += 1 }
    let turns = all.filter { turn in
      guard turn.label.role == .name else { return true }
      let count = counts[turn.label.name] ?? 0
      return turn.label.isDoubtful ? count >= 3 : count >= 2 || all.count <= 40 && hasPartner(turn.label, counts)
    }
    let names = Set(turns.map(\.label.name))
    let recurring = names.filter { (counts[$0] ?? 0) >= 2 }
    let questions = turns.filter { $0.label.role == .question }
    if names.count == 1, questions.count >= 2 { return alone(questions, blocks) }
    guard names.count >= 2, !recurring.isEmpty, turns.count >= 3 else { return nil }
    var reading = Reading()
    let own = ownLabels(turns, blocks, authors, &reading.notes)
    for (index, turn) in turns.enumerated() {
      let first = blocks[turn.block].span
      let next = index + 1 < turns.count ? turns[index + 1].block : blocks.count
      if own.contains(turn.label.name) {
        reading.voices.append(
          VoiceSpan(ByteSpan(first.start, first.start + turn.label.length), .document, why: "names the speaker"))
      } else {
        let end = blocks[max(turn.block, next - 1)].span.end
        let isNamed = turn.label.role == .name
        reading.voices.append(
          VoiceSpan(
            ByteSpan(first.start, end), .speaker, why: isNamed ? "a turn of another speaker" : "a question",
            speaker: turn.label.shown))
      }
    }
    return reading
  }

  /// Questions with a label, answers without: each question is its block alone.
  private static func alone(_ questions: [Turn], _ blocks: [Block]) -> Reading {
    Reading(
      voices: questions.map {
        VoiceSpan(blocks[$0.block].span, .speaker, why: "a question", speaker: $0.label.shown)
      }, notes: [])
  }

  /// Whether a label that stands only once takes turns with one that recurs.
  private static func hasPartner(_ label: TurnLabel, _ counts: [String: Int]) -> Bool {
    !label.isDoubtful && counts.contains { $0.key != label.name && $0.value >= 2 }
  }

  /// The labels of the author's own turns.
  private static func ownLabels(
    _ turns: [Turn], _ blocks: [Block], _ authors: [String], _ notes: inout [String]
  ) -> Set<String> {
    let names = Set(turns.filter { $0.label.role == .name }.map(\.label.name))
    if turns.contains(where: { $0.label.role == .answer }) { return ["A"] }
    let known = authors.map { $0.uppercased().split { !$0.isLetter } }
    let own = names.filter { name in
      let words = name.split { !$0.isLetter }
      return known.contains { author in
        !words.isEmpty && words.last.map { author.contains($0) } == true
      }
    }
    if !own.isEmpty { return own }
    var sizes: [String: Int] = [:]
    for (index, turn) in turns.enumerated() where turn.label.role == .name {
      let next = index + 1 < turns.count ? turns[index + 1].block : blocks.count
      sizes[turn.label.name, default: 0] += blocks[turn.block..<max(turn.block + 1, next)].reduce(0) {
        $0 + $1.span.count
      }
    }
    guard let most = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
    notes.append("several speakers and no author: \(most), who says most, is taken for the author")
    return [most]
  }
}

extension [VoiceSpan] {
  /// Whether a span lies in one of the voices. The voices are in order; O(voices) for few of them.
  func contains(_ span: ByteSpan) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].span.start <= span.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && self[low - 1].span.contains(span)
  }
}
