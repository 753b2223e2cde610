/// Labels beside the points of a chart, each where it covers neither a point nor another label.
///
/// Points are given in shares of the chart, labels have a fixed size and stand a fixed way off their points. So labels that
/// are apart at one size of the chart may meet at a greater one, where their points have come apart: a place is free when it is
/// at each of some sizes.
struct LabelPlacement {
  /// The sizes that the labels are placed for, in pixels.
  private let sizes: [(width: Double, height: Double)]

  /// For charts of a least width and up to twice of it, in the heights that the style sheet gives them.
  init(width: Double) {
    sizes = [1, 1.3, 1.6, 2].flatMap { wider in
      [0, 0.25, 0.5, 0.75, 1].map { higher in
        (wider * width, ChartFrame.height + higher * (ChartFrame.screenHeight - ChartFrame.height))
      }
    }
  }

  /// The height of a line of the labels' letters.
  static let line = 14.0
  /// The width of a column of letters, on the wide side.
  static let column = 7.6

  /// A label beside its point: an offset in pixels, and which of its ends stands there.
  struct Place: Hashable {
    var dx: Double
    var dy: Double
    var anchor: String
    /// Whether it stands so far off that a line has to lead to its point.
    var needsLeader = false
    /// Whether there was no room but for the short form of the label.
    var isShort = false
  }

  private struct Box {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func isWithin(_ size: (width: Double, height: Double)) -> Bool {
      left >= 0 && right <= size.width && top >= 0 && bottom <= size.height
    }
  }

  /// Right, left, above, below, the corners, further above and below; then at the end of a line that leads to it.
  private static let candidates =
    [
      Place(dx: 9, dy: 4, anchor: "start"), Place(dx: -9, dy: 4, anchor: "end"),
      Place(dx: 0, dy: -10, anchor: "middle"),
      Place(dx: 0, dy: 18, anchor: "middle"), Place(dx: 7, dy: -7, anchor: "start"),
      Place(dx: 7, dy: 15, anchor: "start"),
      Place(dx: -7, dy: -7, anchor: "end"), Place(dx: -7, dy: 15, anchor: "end"),
      Place(dx: 8, dy: -18, anchor: "start"), Place(dx: 8, dy: 26, anchor: "start"),
      Place(dx: -8, dy: -18, anchor: "end"), Place(dx: -8, dy: 26, anchor: "end"),
    ]
    + [36.0, 58, 80, 104].flatMap { far in
      [
        Place(dx: 26, dy: -far, anchor: "start", needsLeader: true),
        Place(dx: 26, dy: far, anchor: "start", needsLeader: true),
        Place(dx: 60, dy: -far + 14, anchor: "start", needsLeader: true),
        Place(dx: 60, dy: far - 14, anchor: "start", needsLeader: true),
        Place(dx: -26, dy: -far, anchor: "end", needsLeader: true),
        Place(dx: -26, dy: far, anchor: "end", needsLeader: true),
      ]
    }

  /// A label at a point: shares of width and height from the top left. An empty text takes no room.
  struct Label {
    var x: Double
    var y: Double
    var text: String
    /// What stands for it where it finds no room.
    var short = ""
  }

  /// The places of labels, the first served first; `nil` where there is no room.
  func places(_ labels: [Label]) -> [Place?] {
    var taken = sizes.map { size in
      labels.map { label in
        let (x, y) = (label.x * size.width, label.y * size.height)
        return Box(left: x - 7, right: x + 7, top: y - 7, bottom: y + 7)
      }
    }
    return labels.indices.map { index in
      let label = labels[index]
      if let place = place(label.text, of: index, at: label, &taken) { return place }
      var short = place(label.short, of: index, at: label, &taken)
      short?.isShort = true
      return short
    }
  }

  /// The first free place for a text at the point of a label, which takes it then.
  private func place(_ text: String, of index: Int, at label: Label, _ taken: inout [[Box]]) -> Place? {
    if text.isEmpty { return nil }
    let columns = Double(DisplayWidth.of(text))
    for place in Self.candidates {
      let boxes = sizes.map { box(label.x * $0.width, label.y * $0.height, columns, place) }
      let isFree = sizes.indices.allSatisfy { at in
        boxes[at].isWithin(sizes[at])
          && !taken[at].indices.contains { $0 != index && taken[at][$0].meets(boxes[at]) }
      }
      guard isFree else { continue }
      for at in sizes.indices { taken[at].append(boxes[at]) }
      return place
    }
    return nil
  }

  private func box(_ x: Double, _ y: Double, _ columns: Double, _ place: Place) -> Box {
    let length = columns * Self.column
    let left =
      switch place.anchor {
      case "start": x + place.dx
      case "end": x + place.dx - length
      default: x + place.dx - length / 2
      }
    return Box(left: left, right: left + length, top: y + place.dy - Self.line + 3, bottom: y + place.dy + 4)
  }
}
