/// A line of a page, or of one of its columns.
struct PrintedLine: Hashable, Sendable {
  /// Its words from left to right; none is empty.
  let words: [PrintedWord]
  /// The box of its words that have the usual size.
  private(set) var box: PrintedBox
  /// The height of most of its letters, in points: about six fifths of the type size.
  let size: Double
  /// Its page, from 1.
  let page: Int

  /// Makes a line of adjacent words.
  init(_ words: [PrintedWord], page: Int) {
    let words = words.sorted { ($0.box.left, $0.box.right) < ($1.box.left, $1.box.right) }
    size = Self.usualHeight(of: words)
    let lowest = size * Self.raised
    let usual = words.filter { $0.box.height >= lowest }.map(\.box)
    // The size is rounded: tiny print may have none of its height.
    box = usual.dropFirst().reduce(usual.first ?? words[0].box) { $0.united(with: $1) }
    box.right = words.reduce(box.right) { max($0, $1.box.right) }
    self.words = words
    self.page = page
  }

  /// The share of a line's height below which something is superscript or subscript: a note's mark, the "th" of a
  /// number.
  private static let raised = 0.8

  /// The height of most letters of some words.
  static func usualHeight(of words: some Sequence<PrintedWord>) -> Double {
    var letters: [Double: Int] = [:]
    for word in words { letters[(word.box.height * 10).rounded() / 10, default: 0] += word.text.utf8.count }
    return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// The lines of some words from the top. Words are on one line if each overlaps the line's first vertically by half
  /// of the lower one's height.
  static func lines(of words: [PrintedWord], page: Int) -> [PrintedLine] {
    var rows: [[PrintedWord]] = []
    // The tallest word of a line shows its position best: a superscript mark or a drop cap comes later.
    for word in words.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
      let row = rows.indices.suffix(rowsLookedAt).last { rows[$0][0].box.shareBeside(word.box) > 0.5 }
      if let row { rows[row].append(word) } else { rows.append([word]) }
    }
    return rows.map { PrintedLine($0, page: page) }.sorted {
      ($0.box.bottom, $0.box.left) < ($1.box.bottom, $1.box.left)
    }
  }

  /// How many lines are considered for each word: words come in the order of their middles, so that only superscripts
  /// and the like are out of order.
  private static let rowsLookedAt = 3

  /// The text, with a space between words except where they touch (a bold letter within a word), and without the marks
  /// of notes.
  var text: String {
    var text = ""
    var end: Double?
    for word in words {
      if end != nil, isRaised(word.box), Self.isNoteMark(word.text) { continue }
      // The program places the hyphen of a broken word, and may move it slightly.
      let touching = word.text == "-" ? Self.touchingHyphen : Self.touching
      if let end, word.box.left - end > size * touching { text += " " }
      text += word.text
      end = word.box.right
    }
    return text
  }

  /// Whether a box is smaller than the line and ends above its baseline.
  private func isRaised(_ other: PrintedBox) -> Bool {
    other.height < size * Self.smaller && other.bottom < box.bottom - size * Self.above
  }

  /// The greatest height of a note mark, and the least distance of its bottom from the line's, as shares of the line's
  /// height. Both are needed, since the boxes of bold and plain words differ by less.
  private static let (smaller, above) = (0.92, 0.12)

  /// The gap, as a share of the size, below which words are one: no typesetter uses spaces under a tenth of the type
  /// size.
  private static let touching = 0.06
  private static let touchingHyphen = 0.12

  /// Whether a superscript word is the mark of a note: a number, star or dagger.
  private static func isNoteMark(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "*", "†", "‡", "§", "¹", "²", "³", "⁰", "⁴"..."⁹", ",", "[", "]", "(", ")": true
      default: false
      }
    }
  }

  /// Whether it begins with the mark of a note: a number or a sign before the beginning of a sentence. A line within a
  /// note may also begin with a number.
  var beginsWithNoteMark: Bool {
    guard words.count > 1, let first = words.first else { return false }
    let mark = first.text.unicodeScalars.prefix { Self.isNoteMark(String($0)) }
    let next = first.text.unicodeScalars.dropFirst(mark.count).first ?? words[1].text.unicodeScalars.first
    return (1...4).contains(mark.count) && next?.properties.isLowercase == false
  }

  /// The box of all its words.
  var extent: PrintedBox { words.reduce(box) { $0.united(with: $1.box) } }

  /// Whether more than a space follows its first word, as after the mark of a list item.
  var opensWithGap: Bool { words.count > 1 && words[1].box.left - words[0].box.right > size / 2 }

  /// The parts between gaps wider than this, in points.
  func cells(gap: Double) -> [PrintedLine] {
    var cells: [[PrintedWord]] = []
    var end = -Double.infinity
    for word in words {
      if word.box.left - end > gap { cells.append([word]) } else { cells[cells.count - 1].append(word) }
      end = max(end, word.box.right)
    }
    return cells.map { PrintedLine($0, page: page) }
  }
}
