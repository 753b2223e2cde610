/// How much is said after each label of a text, some blocks at a time: how much each speaker says follows from it when it is
/// known which labels count, so that the text need not be read again.
///
/// What is said after a label that does not count belongs to the speaker before it. Such labels stand once or twice; only of
/// those that may still turn out to be one the turns are kept, each with the label before it.
struct TurnSizes: Sendable {
  typealias Kind = TurnCensus.Kind

  /// A label in place: one of its kind, counted from 0.
  private struct Place: Hashable {
    var kind: Kind
    var number: Int
  }

  /// What is said from a label to the next.
  private struct Turn {
    /// The label before; `nil` for the text's first.
    var before: Place?
    /// How many bytes are said.
    var size: Int
  }

  /// What is said after the labels of one kind.
  private struct Turns {
    var count = 0
    var size = 0
    /// Each of them; none where the kind stands so often that it counts.
    var each: [Turn] = []

    /// Adds so many turns that follow.
    mutating func add(_ next: [Turn], _ added: Int, mayNotCount: Bool) {
      count += added
      if mayNotCount, count < TurnCensus.enough { each += next } else { each = [] }
    }
  }

  private var turns: [Kind: Turns] = [:]
  /// The label that stands last.
  private var last: Place?
  /// The bytes before the first label, which belong to the turn that goes on from the blocks before.
  private var leading = 0
  /// The bytes after the last label that were not added to its turn.
  private var open = 0

  /// Adds a label.
  mutating func begin(_ kind: Kind) {
    close()
    let place = Place(kind: kind, number: turns[kind]?.count ?? 0)
    turns[kind, default: Turns()].add([Turn(before: last, size: 0)], 1, mayNotCount: kind.mayNotCount)
    last = place
  }

  /// Adds bytes that are said after the last label.
  mutating func say(_ bytes: Int) { open += bytes }

  /// Adds what is said in blocks that follow.
  mutating func add(_ next: TurnSizes) {
    open += next.leading
    if next.turns.isEmpty { return say(next.open) }
    close()
    let counts = next.turns.keys.reduce(into: [:]) { $0[$1] = turns[$1]?.count ?? 0 }
    func moved(_ place: Place?) -> Place? {
      place.map { Place(kind: $0.kind, number: $0.number + counts[$0.kind, default: 0]) }
    }
    for (kind, added) in next.turns {
      let each = added.each.map { Turn(before: moved($0.before) ?? last, size: $0.size) }
      turns[kind, default: Turns()].add(each, added.count, mayNotCount: kind.mayNotCount)
      turns[kind]?.size += added.size
    }
    last = moved(next.last)
    open = next.open
  }

  /// The bytes of the turns of each name, where labels of some kinds count.
  func sizes(where accepted: Set<Kind>) -> [String: Int] {
    var text = self
    text.close()
    var sizes: [String: Int] = [:]
    func give(_ kind: Kind, _ bytes: Int) {
      if kind.role == .name { sizes[kind.name, default: 0] += bytes }
    }
    /// The label that counts before one that does not, for those asked about.
    var speakers: [Place: Kind?] = [:]
    for (kind, turns) in text.turns {
      if accepted.contains(kind) {
        give(kind, turns.size)
        continue
      }
      for turn in turns.each {
        let speaker = text.speaker(from: turn.before, accepted, &speakers)
        if let speaker { give(speaker, turn.size) }
      }
    }
    return sizes
  }

  /// The first label that counts, from one on upwards; `nil` for none.
  private func speaker(from place: Place?, _ accepted: Set<Kind>, _ known: inout [Place: Kind?]) -> Kind? {
    var passed: [Place] = []
    var place = place
    var speaker: Kind?
    while let here = place {
      if accepted.contains(here.kind) {
        speaker = here.kind
        break
      }
      if let found = known[here] {
        speaker = found
        break
      }
      passed.append(here)
      place = turns[here.kind]?.each[here.number].before
    }
    for here in passed { known[here] = .some(speaker) }
    return speaker
  }

  /// Adds what was said after the last label to its turn.
  private mutating func close() {
    if open == 0 { return }
    if let last {
      turns[last.kind]?.size += open
      if let each = turns[last.kind]?.each, last.number < each.count { turns[last.kind]?.each[last.number].size += open }
    } else {
      leading += open
    }
    open = 0
  }
}

extension TurnCensus.Kind {
  /// Whether a label of the kind counts only where it recurs.
  fileprivate var mayNotCount: Bool { role == .name }
}
