/// A line of a page, or of a column of it.
struct PrintedLine: Hashable, Sendable {
  /// Its words from left to right, none empty.
  let words: [PrintedWord]
  /// The box of the words of its usual size.
  private(set) var box: PrintedBox
  /// The height of most of its letters, in points: some six fifths of the type's size.
  let size: Double
  /// The page that it stands on, from 1.
  let page: Int

  /// Makes a line of words that stand beside each other.
  init(_ words: [PrintedWord], page: Int) {
    let words = words.sorted { ($0.box.left, $0.box.right) < ($1.box.left, $1.box.right) }
    size = Self.usualHeight(of: words)
    let lowest = size * Self.raised
    let usual = words.filter { $0.box.height >= lowest }.map(\.box)
    // The size is rounded: nothing of what is printed in specks may be as high.
    box = usual.dropFirst().reduce(usual.first ?? words[0].box) { $0.united(with: $1) }
    box.right = words.reduce(box.right) { max($0, $1.box.right) }
    self.words = words
    self.page = page
  }

  /// What is lower than this share of a line is raised or lowered: a note's mark, the "th" of a number.
  private static let raised = 0.8

  /// The height that most of the letters of some words have.
  static func usualHeight(of words: some Sequence<PrintedWord>) -> Double {
    var letters: [Double: Int] = [:]
    for word in words { letters[(word.box.height * 10).rounded() / 10, default: 0] += word.text.utf8.count }
    return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// The lines of some words, from the top. Words are in one line where each stands beside the line's first by half of the
  /// lower's height.
  static func lines(of words: [PrintedWord], page: Int) -> [PrintedLine] {
    var rows: [[PrintedWord]] = []
    // The tallest of a line tells best where it stands: a raised mark or a drop cap comes after it.
    for word in words.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
      let row = rows.indices.suffix(rowsLookedAt).last { rows[$0][0].box.shareBeside(word.box) > 0.5 }
      if let row { rows[row].append(word) } else { rows.append([word]) }
    }
    return rows.map { PrintedLine($0, page: page) }.sorted {
      ($0.box.bottom, $0.box.left) < ($1.box.bottom, $1.box.left)
    }
  }

  /// Words come by their middles: those of a line come one after another, but for what is raised or lowered.
  private static let rowsLookedAt = 3

  /// The text: a space between words, none where they touch (a bold letter within a word), and without the marks of notes.
  var text: String {
    var text = ""
    var end: Double?
    for word in words {
      if end != nil, isRaised(word.box), Self.isNoteMark(word.text) { continue }
      // The hyphen of a broken word is set by the program, which may move it a little.
      let touching = word.text == "-" ? Self.touchingHyphen : Self.touching
      if let end, word.box.left - end > size * touching { text += " " }
      text += word.text
      end = word.box.right
    }
    return text
  }

  /// Whether what stands there is smaller than the line and ends above its foot.
  private func isRaised(_ other: PrintedBox) -> Bool {
    other.height < size * Self.smaller && other.bottom < box.bottom - size * Self.above
  }

  /// A mark of a note is no higher than this share of the line, and its foot is above the line's by the other. Together they tell
  /// it: the boxes of bold and plain words differ by less.
  private static let (smaller, above) = (0.92, 0.12)

  /// Words so near to each other, as a share of the size, are one: no typesetter sets spaces under a tenth of the type's size.
  private static let touching = 0.06
  private static let touchingHyphen = 0.12

  /// Whether a raised word is the mark of a note: numbers, stars, daggers.
  private static func isNoteMark(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "*", "†", "‡", "§", "¹", "²", "³", "⁰", "⁴"..."⁹", ",", "[", "]", "(", ")": true
      default: false
      }
    }
  }

  /// Whether it begins with what marks a note: a number or a sign before what begins a sentence. A line within a note may begin
  /// with a number too.
  var beginsWithNoteMark: Bool {
    guard words.count > 1, let first = words.first else { return false }
    let mark = first.text.unicodeScalars.prefix { Self.isNoteMark(String($0)) }
    let next = first.text.unicodeScalars.dropFirst(mark.count).first ?? words[1].text.unicodeScalars.first
    return (1...4).contains(mark.count) && next?.properties.isLowercase == false
  }

  /// The box of all its words.
  var extent: PrintedBox { words.reduce(box) { $0.united(with: $1.box) } }

  /// Whether more than a space stands behind its first word, as behind the mark of a list's item.
  var opensWithGap: Bool { words.count > 1 && words[1].box.left - words[0].box.right > size / 2 }

  /// What stands between gaps that are wider than this, in points.
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
