/// Labels beside the points of a chart, each where it covers neither a point nor another label.
///
/// Points are given in shares of the chart, labels have a fixed size. What is apart at the least size stays apart
/// at every greater one, since the order of points does not change.
struct LabelPlacement {
  /// The least width and height that the labels are placed for, in pixels.
  let width: Double
  let height: Double
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
  }

  private struct Box {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// Right, left, above, below, the corners, further above and below; then at the end of a leader.
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

  /// The places of labels, the first served first; `nil` where there is no room. Points: shares of width and height from
  /// the top left; an empty label takes none.
  func places(_ labels: [(x: Double, y: Double, text: String)]) -> [Place?] {
    var taken = labels.map { label in
      Box(
        left: label.x * width - 7, right: label.x * width + 7, top: label.y * height - 7, bottom: label.y * height + 7)
    }
    return labels.indices.map { index in
      let label = labels[index]
      guard !label.text.isEmpty else { return nil }
      for place in Self.candidates {
        let box = self.box(label.x * width, label.y * height, Double(DisplayWidth.of(label.text)), place)
        guard box.left >= 0, box.right <= width, box.top >= 0, box.bottom <= height else { continue }
        guard !taken.indices.contains(where: { $0 != index && taken[$0].meets(box) }) else { continue }
        taken.append(box)
        return place
      }
      return nil
    }
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
