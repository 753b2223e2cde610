/// Places labels beside the points of a chart so that none covers a point or another label, and none is nearer to
/// another point, to which it would seem to belong, unless a line leads to it. Such lines do not cross.
///
/// Points are given as shares of the chart, while labels have a fixed size and a fixed distance from their points.
/// Labels that are apart in a small chart may therefore touch in a larger one, where their points have moved apart: a
/// place counts as free only if it is free at each of several sizes.
struct LabelPlacement {
  /// The sizes that the labels are placed for, in pixels.
  private let sizes: [(width: Double, height: Double)]

  /// Makes a placement for charts from this width to twice as much, with the heights that the style sheet gives them.
  init(width: Double) {
    sizes = [1, 1.3, 1.6, 2].flatMap { wider in
      [0, 0.25, 0.5, 0.75, 1].map { higher in
        (wider * width, ChartFrame.height + higher * (ChartFrame.screenHeight - ChartFrame.height))
      }
    }
  }

  /// The height of a line of label text, in pixels.
  static let line = 14.0
  /// The width of a column of letters in pixels, rather too wide.
  static let column = 7.6

  /// Which part of a label is at its place, by the value of `text-anchor`.
  enum Anchor: String {
    case start, middle, end
  }

  /// The place of a label: an offset from its point in pixels, and which part of the label is there.
  struct Place: Hashable {
    var dx: Double
    var dy: Double
    var anchor: Anchor
    /// Whether it is so far away that a line has to lead to its point.
    var needsLeader = false
    /// Whether there was room only for the short form of the label.
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

    /// The distance of a point in pixels; 0 within.
    func distance(to point: (x: Double, y: Double)) -> Double {
      let (x, y) = (max(left - point.x, 0, point.x - right), max(top - point.y, 0, point.y - bottom))
      return (x * x + y * y).squareRoot()
    }

    func isWithin(_ size: (width: Double, height: Double)) -> Bool {
      left >= 0 && right <= size.width && top >= 0 && bottom <= size.height
    }
  }

  /// A line that leads from a point to its label.
  private struct Leader {
    var from: (x: Double, y: Double)
    var to: (x: Double, y: Double)

    func crosses(_ other: Leader) -> Bool {
      isParted(other.from, other.to) && other.isParted(from, to)
    }

    /// Whether two points are on different sides of it.
    private func isParted(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Bool {
      func side(_ point: (x: Double, y: Double)) -> Double {
        (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
      }
      return side(a) * side(b) < 0
    }
  }

  /// The contents of a chart at one size.
  private struct Chart {
    let size: (width: Double, height: Double)
    let points: [(x: Double, y: Double)]
    /// The marks of points and the labels already placed.
    var taken: [Box]
    var leaders: [Leader] = []
  }

  /// Right, left, above, below, the corners, further above and below; then at the end of a leading line.
  private static let candidates =
    [
      Place(dx: 9, dy: 4, anchor: .start), Place(dx: -9, dy: 4, anchor: .end),
      Place(dx: 0, dy: -10, anchor: .middle),
      Place(dx: 0, dy: 18, anchor: .middle), Place(dx: 7, dy: -7, anchor: .start),
      Place(dx: 7, dy: 15, anchor: .start),
      Place(dx: -7, dy: -7, anchor: .end), Place(dx: -7, dy: 15, anchor: .end),
      Place(dx: 8, dy: -18, anchor: .start), Place(dx: 8, dy: 26, anchor: .start),
      Place(dx: -8, dy: -18, anchor: .end), Place(dx: -8, dy: 26, anchor: .end),
    ]
    + [-1.0, 1].flatMap { way in
      [36.0, 58, 80, 104].flatMap { far in
        [
          Place(dx: 26, dy: way * far, anchor: .start, needsLeader: true),
          Place(dx: 60, dy: way * (far - 14), anchor: .start, needsLeader: true),
          Place(dx: -26, dy: way * far, anchor: .end, needsLeader: true),
        ]
      }
    }

  /// A label for a point, given as shares of width and height from the top left. An empty text takes no room.
  struct Label {
    var x: Double
    var y: Double
    var text: String
    /// The text to use where the full one finds no room.
    var short = ""
  }

  /// The places of labels, with earlier ones taking precedence; `nil` where there is no room.
  func places(_ labels: [Label]) -> [Place?] {
    var charts = sizes.map { size in
      let points = labels.map { (x: $0.x * size.width, y: $0.y * size.height) }
      return Chart(
        size: size, points: points,
        taken: points.map { Box(left: $0.x - 7, right: $0.x + 7, top: $0.y - 7, bottom: $0.y + 7) })
    }
    return labels.indices.map { index in
      let label = labels[index]
      if let place = place(label.text, of: index, &charts) { return place }
      var short = place(label.short, of: index, &charts)
      short?.isShort = true
      return short
    }
  }

  /// The first free place for a text at the point of a label, which is then taken.
  private func place(_ text: String, of index: Int, _ charts: inout [Chart]) -> Place? {
    if text.isEmpty { return nil }
    let columns = Double(DisplayWidth.of(text))
    for place in Self.candidates {
      let boxes = charts.map { box($0.points[index].x, $0.points[index].y, columns, place) }
      let leaders = charts.map { chart -> Leader? in
        let point = chart.points[index]
        return place.needsLeader ? Leader(from: point, to: (point.x + place.dx, point.y + place.dy - 4)) : nil
      }
      let isFree = charts.indices.allSatisfy { at in
        let (chart, box) = (charts[at], boxes[at])
        let own = box.distance(to: chart.points[index])
        return box.isWithin(chart.size)
          && !chart.taken.indices.contains { $0 != index && chart.taken[$0].meets(box) }
          && (place.needsLeader
            || !chart.points.indices.contains { $0 != index && box.distance(to: chart.points[$0]) < own })
          && !chart.leaders.contains { leaders[at]?.crosses($0) ?? false }
      }
      guard isFree else { continue }
      for at in charts.indices {
        charts[at].taken.append(boxes[at])
        if let leader = leaders[at] { charts[at].leaders.append(leader) }
      }
      return place
    }
    return nil
  }

  private func box(_ x: Double, _ y: Double, _ columns: Double, _ place: Place) -> Box {
    let length = columns * Self.column
    let left =
      switch place.anchor {
      case .start: x + place.dx
      case .middle: x + place.dx - length / 2
      case .end: x + place.dx - length
      }
    return Box(left: left, right: left + length, top: y + place.dy - Self.line + 3, bottom: y + place.dy + 4)
  }
}
