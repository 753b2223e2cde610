/// How much is said after each label of a text, some blocks at a time. How much each speaker says follows from this
/// once it is known which labels count, without reading the text again.
///
/// What is said after a label that does not count belongs to the previous speaker. Such labels occur once or twice;
/// turns are only kept for those that may still turn out not to count, each with the label before it.
struct TurnSizes: Sendable {
  typealias Kind = TurnCensus.Kind

  /// A label in place: the occurrence of a kind, counted from 0.
  private struct Place: Hashable {
    /// The number of its kind.
    var kind: Int
    var number: Int
  }

  /// What is said from a label to the next.
  private struct Turn {
    /// The previous label; `nil` for the text's first.
    var before: Place?
    /// The number of bytes said.
    var size: Int
  }

  /// What is said after the labels of one kind.
  private struct Turns {
    var count = 0
    var size = 0
    /// Each of them; none where the kind counts, and where it stands so often that it does.
    var each: [Turn] = []

    /// Adds the next turn.
    mutating func add(_ next: Turn, of kind: Kind) {
      count += 1
      if kind.mayNotCount(standing: count) { each.append(next) } else if !each.isEmpty { each = [] }
    }

    /// Adds the next turns.
    mutating func add(_ next: [Turn], _ added: Int, of kind: Kind) {
      count += added
      if kind.mayNotCount(standing: count) { each += next } else { each = [] }
    }
  }

  /// The kinds met, and their numbers; and what is said after labels of each.
  private var kinds: [Kind] = []
  private var numbers: [Kind: Int] = [:]
  private var turns: [Turns] = []
  /// The last label.
  private var last: Place?
  /// The number of bytes before the first label, which belong to the turn that continues from the previous blocks.
  private var leading = 0
  /// The number of bytes after the last label that were not added to its turn yet.
  private var open = 0

  /// The number of labels of each kind.
  var counts: [(kind: Kind, count: Int)] { zip(kinds, turns).map { ($0, $1.count) } }

  /// Adds a label.
  mutating func begin(_ kind: Kind) {
    close()
    let number = number(of: kind)
    let next = Place(kind: number, number: turns[number].count)
    turns[number].add(Turn(before: last, size: 0), of: kind)
    last = next
  }

  /// The number of a kind.
  private mutating func number(of kind: Kind) -> Int {
    if let number = numbers[kind] { return number }
    numbers[kind] = kinds.count
    kinds.append(kind)
    turns.append(Turns())
    return kinds.count - 1
  }

  /// Adds bytes that are said after the last label.
  mutating func say(_ bytes: Int) { open &+= bytes }

  /// Adds what is said in blocks that follow.
  mutating func add(_ next: TurnSizes) {
    open += next.leading
    if next.turns.isEmpty { return say(next.open) }
    close()
    let own = next.kinds.map { number(of: $0) }
    let counts = own.map { turns[$0].count }
    func moved(_ place: Place?) -> Place? {
      place.map { Place(kind: own[$0.kind], number: $0.number + counts[$0.kind]) }
    }
    for (place, added) in next.turns.enumerated() {
      let each = added.each.map { Turn(before: moved($0.before) ?? last, size: $0.size) }
      turns[own[place]].add(each, added.count, of: next.kinds[place])
      turns[own[place]].size += added.size
    }
    last = moved(next.last)
    open = next.open
  }

  /// The number of bytes in the turns of each name, given the kinds of labels that count.
  func sizes(where accepted: Set<Kind>) -> [String: Int] {
    var text = self
    text.close()
    var sizes: [String: Int] = [:]
    func give(_ kind: Kind, _ bytes: Int) {
      if kind.role == .name, bytes > 0 { sizes[kind.name, default: 0] += bytes }
    }
    let counts = kinds.map(accepted.contains)
    // For labels asked about that do not count, the kind of the previous one that does.
    var speakers: [Place: Int?] = [:]
    for (kind, turns) in text.turns.enumerated() {
      if counts[kind] {
        give(kinds[kind], turns.size)
        continue
      }
      for turn in turns.each {
        let speaker = text.speaker(from: turn.before, counts, &speakers)
        if let speaker { give(kinds[speaker], turn.size) }
      }
    }
    return sizes
  }

  /// The kind of the first label that counts from one on, going backwards; `nil` for none.
  private func speaker(from place: Place?, _ counts: [Bool], _ known: inout [Place: Int?]) -> Int? {
    var passed: [Place] = []
    var place = place
    var speaker: Int?
    while let here = place {
      if counts[here.kind] {
        speaker = here.kind
        break
      }
      if let found = known[here] {
        speaker = found
        break
      }
      passed.append(here)
      place = turns[here.kind].each[here.number].before
    }
    for here in passed { known[here] = .some(speaker) }
    return speaker
  }

  /// Adds what was said after the last label to its turn.
  private mutating func close() {
    if open == 0 { return }
    if let last {
      turns[last.kind].size += open
      if last.number < turns[last.kind].each.count { turns[last.kind].each[last.number].size += open }
    } else {
      leading += open
    }
    open = 0
  }
}

extension TurnCensus.Kind {
  /// Whether labels of the kind that stand so often may turn out not to count: a name counts where it recurs, what stands behind
  /// a sign where signs say who speaks.
  fileprivate func mayNotCount(standing count: Int) -> Bool { isSigned || role == .name && count < TurnCensus.enough }
}
