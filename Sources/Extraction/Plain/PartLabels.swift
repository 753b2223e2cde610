/// The labels of a part's blocks, each that is met again in a few bytes.
struct PartLabels: Sendable {
  private struct Written: Hashable {
    var kind: TurnCensus.Kind
    var shown: String
  }

  private var written: [Written] = []
  private var places: [(block: Int32, label: Int32)] = []

  /// Gathers labels. Apart from what is gathered, since numbers are only looked up meanwhile.
  struct Gathering {
    private(set) var labels = PartLabels()
    private var numbers: [Written: Int32] = [:]

    /// Adds the label of a block, behind those of all blocks before it.
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

  /// The blocks that have one.
  var blocks: [Int] { places.map { Int($0.block) } }

  /// How many bytes they take.
  var weight: Int {
    places.count * MemoryLayout<(Int32, Int32)>.stride
      + written.reduce(0) { $0 + MemoryLayout<Written>.stride + $1.shown.utf8.count + $1.kind.name.utf8.count }
  }

  /// Who speaks behind the blocks from `first` on, before which a turn goes on; `nil` where the author speaks in one of them.
  func passing(from first: Int, _ open: OpenTurn?, by plan: TurnPlan) -> OpenTurn? {
    var open = open
    for place in places where Int(place.block) >= first {
      let label = written[Int(place.label)]
      guard let change = plan.change(by: label.kind, shown: label.shown) else { continue }
      guard change.open != nil, open != nil || Int(place.block) == first else { return nil }
      open = change.open
    }
    return open
  }

  /// Whose turn goes on behind the blocks, before which one goes on.
  func open(behind open: OpenTurn?, by plan: TurnPlan) -> OpenTurn? {
    for place in places.reversed() {
      let label = written[Int(place.label)]
      if let change = plan.change(by: label.kind, shown: label.shown) { return change.open }
    }
    return open
  }
}
