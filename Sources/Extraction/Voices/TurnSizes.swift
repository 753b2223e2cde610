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

    /// Adds a turn that follows.
    mutating func add(_ next: Turn, mayNotCount: Bool) {
      count += 1
      if mayNotCount, count < TurnCensus.enough { each.append(next) } else if !each.isEmpty { each = [] }
    }

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
    let before = last
    if let index = turns.index(forKey: kind) {
      last = Place(kind: kind, number: turns.values[index].count)
      turns.values[index].add(Turn(before: before, size: 0), mayNotCount: kind.mayNotCount)
    } else {
      last = Place(kind: kind, number: 0)
      var first = Turns()
      first.add(Turn(before: before, size: 0), mayNotCount: kind.mayNotCount)
      turns[kind] = first
    }
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
      if kind.role == .name, bytes > 0 { sizes[kind.name, default: 0] += bytes }
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
      if let index = turns.index(forKey: last.kind) {
        turns.values[index].size += open
        if last.number < turns.values[index].each.count { turns.values[index].each[last.number].size += open }
      }
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
