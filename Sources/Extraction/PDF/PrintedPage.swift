/// A place on a page, in points from the page's upper left corner.
struct PrintedBox: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  /// The vertical middle.
  var middle: Double { (top + bottom) / 2 }

  /// The smallest box around this and another.
  func united(with other: PrintedBox) -> PrintedBox {
    PrintedBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// The share of the lower of two boxes that overlaps the other vertically, from 0 to 1.
  func shareBeside(_ other: PrintedBox) -> Double {
    let shared = min(bottom, other.bottom) - max(top, other.top)
    let lower = min(height, other.height)
    return lower > 0 ? max(0, shared) / lower : 0
  }
}

/// A word of a page.
struct PrintedWord: Hashable, Sendable {
  var text: String
  var box: PrintedBox

  /// Whether it is written vertically, as along a page's edge: far higher than wide, with enough letters to be wide.
  var isTurned: Bool { text.unicodeScalars.count >= 3 && box.height > 2 * box.width }
}

/// A printed page.
struct PrintedPage: Hashable, Sendable {
  /// The width in points.
  var width: Double
  var height: Double
  /// The words in the order of the file, which is not necessarily the reading order.
  var words: [PrintedWord]
}
