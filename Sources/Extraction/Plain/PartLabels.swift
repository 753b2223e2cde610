/// The labels of a part's blocks, in a few bytes for each repetition.
struct PartLabels: Sendable {
  private struct Written: Hashable {
    var kind: TurnCensus.Kind
    var shown: String
  }

  private var written: [Written] = []
  private var places: [(block: Int32, label: Int32)] = []

  /// Collects labels; a type of its own because numbers are only looked up while collecting.
  struct Gathering {
    private(set) var labels = PartLabels()
    private var numbers: [Written: Int32] = [:]

    /// Adds the label of a block, after those of all blocks before it.
    mutating func add(_ label: TurnLabel, of block: Int, in bytes: Bytes) {
      let written = Written(kind: label.kind, shown: label.shown(in: bytes))
      let next = Int32(labels.written.count)
      let number = numbers[written] ?? next
      if number == next {
        numbers[written] = next
        labels.written.append(written)
      }
      labels.places.append((Int32(block), number))
    }
  }

  /// The blocks that have a label.
  var blocks: [Int] { places.map { Int($0.block) } }

  /// The number of bytes it takes.
  var weight: Int {
    places.count * MemoryLayout<(Int32, Int32)>.stride
      + written.reduce(0) { $0 + MemoryLayout<Written>.stride + $1.shown.utf8.count + $1.kind.name.utf8.count }
  }

  /// The runs of a part's blocks: those before the first label, where a turn may continue, then those from each label
  /// on.
  func runs(of blocks: Range<Int>, _ open: OpenTurn?, by plan: TurnPlan) -> [PartRun] {
    let changes = written.map { label in plan.change(by: label.kind, shown: label.shown) }
    var runs = [PartRun(blocks: blocks, open: open)]
    for place in places {
      let start = Int(place.block)
      let above = runs.count - 1
      runs[above].blocks = runs[above].blocks.lowerBound..<start
      let open = changes[Int(place.label)].map(\.open) ?? runs[above].open
      runs.append(PartRun(blocks: start..<blocks.upperBound, open: open))
    }
    return runs
  }
}

/// Consecutive blocks of a part with one speaker.
struct PartRun {
  var blocks: Range<Int>
  /// Whose turn it is; `nil` for the author's.
  var open: OpenTurn?

  /// Whether the author speaks.
  var isSpoken: Bool { open == nil && !blocks.isEmpty }
}
