import Text

/// The reading order of the words of a page, as stretches that consist of consecutive lines.
///
/// A page is cut where a white strip separates two columns of prose: first comes what is above, then the left column,
/// the right one, and what is below. The file's own order is ignored, since many programs write pages by frames or
/// fonts. The cut is the whitespace rectangle of Breuel (2002), Two Geometric Algorithms for Layout Analysis; strips
/// are compared by its height.
struct ReadingOrder {
  /// The words of each stretch, in order.
  private(set) var stretches: [[PrintedWord]] = []
  /// Which of them are pull quotes: the text before one continues after it.
  private(set) var asides: Set<Int> = []
  /// The positions of the white strips found, from the page's left edge.
  private(set) var gutters: [Double] = []
  /// Known positions of strips, in ascending order.
  private let known: [Double]
  /// The usual height of a word.
  private let size: Double

  /// Orders the words of a page. `known` are the positions of strips on other pages, in ascending order, which make a
  /// strip there more credible.
  init(_ words: [PrintedWord], known: [Double] = []) {
    self.known = known
    size = PrintedLine.usualHeight(of: words)
    cut(words, depth: 0)
  }

  /// The fewest lines on either side of a strip: fewer may be a heading next to a date.
  private static let fewestLines = 4
  /// The same for a strip that other pages have too.
  private static let fewestKnown = 2
  /// The average number of letters in a line of prose in a column. Cells of tables and marks of lists have fewer.
  private static let fewestLetters = 16
  /// The widest space between words, as a share of a line's height, except in some justified lines.
  private static let widestSpace = 0.6
  /// The average number of words in such a line.
  private static let fewestWords = 2.5
  /// The deepest nesting of cuts: a page has few columns, with parts above and below.
  private static let deepest = 8
  /// The distance in points between the positions tried, which is less than the width of any strip.
  private static let step = 3.0
  /// The most positions tried; a damaged page may claim any width.
  private static let mostSteps = 1_000.0

  private mutating func cut(_ words: [PrintedWord], depth: Int) {
    guard depth < Self.deepest, let strip = strip(of: words) else {
      if !words.isEmpty { stretches.append(words) }
      return
    }
    if let isLeft = strip.asideIsLeft {
      let aside = words.filter { strip.reaches($0) && strip.isLeft($0) == isLeft }
      cut(words.filter { !strip.reaches($0) || strip.isLeft($0) != isLeft }, depth: depth + 1)
      asides.insert(stretches.count)
      stretches.append(aside)
      return
    }
    gutters.append(strip.middle)
    var (above, left, right, below) = ([PrintedWord](), [PrintedWord](), [PrintedWord](), [PrintedWord]())
    for word in words {
      if word.box.middle <= strip.top {
        above.append(word)
      } else if word.box.middle >= strip.bottom {
        below.append(word)
      } else if word.box.left < strip.middle {
        left.append(word)
      } else {
        right.append(word)
      }
    }
    for part in [above, left, right, below] { cut(part, depth: depth + 1) }
  }

  /// A white strip between columns.
  private struct Strip {
    var middle: Double
    var top: Double
    var bottom: Double
    /// Whether a pull quote, a sentence of the text repeated in large letters, is on its left or on its right: it is
    /// read after the text, which continues beside and below it. `nil` where the strip separates columns.
    var asideIsLeft: Bool?

    /// Whether a word is beside it.
    func reaches(_ word: PrintedWord) -> Bool { word.box.middle > top && word.box.middle < bottom }

    /// Whether a word is on its left.
    func isLeft(_ word: PrintedWord) -> Bool { word.box.left < middle }
  }

  /// The highest strip with prose on both sides; `nil` where there is none.
  private func strip(of words: [PrintedWord]) -> Strip? {
    guard words.count > 2 * Self.fewestLines, let first = words.first else { return nil }
    let area = words.reduce(first.box) { $0.united(with: $1.box) }
    // The narrowest gutters have two thirds of the height of a word; prose has such gaps only in justified lines.
    let half = size / 3
    let step = max(Self.step, area.width / Self.mostSteps)
    let count = Int(area.width / step)
    guard count > 2 else { return nil }
    var crossing = [[(top: Double, bottom: Double)]](repeating: [], count: count)
    // A strip never separates two words of a line, however large: a headline has wide spaces.
    let boxes = PrintedLine.lines(of: words, page: 0).flatMap { line in
      line.cells(gap: Self.widestSpace * line.size).map(\.extent)
    }
    for box in boxes.sorted(by: { $0.top < $1.top }) {
      let from = max(0, Int(((box.left - half - area.left) / step).rounded(.up)))
      let upTo = min(count - 1, Int(((box.right + half - area.left) / step).rounded(.down)))
      if from <= upTo { for index in from...upTo { crossing[index].append((box.top, box.bottom)) } }
    }
    var strips: [Strip] = []
    for (index, spans) in crossing.enumerated() {
      var end = area.top - 1
      for span in spans + [(area.bottom + 1, area.bottom + 1)] {
        if span.top - end > 2 * size {
          strips.append(Strip(middle: area.left + Double(index) * step, top: end, bottom: span.top))
        }
        end = max(end, span.bottom)
      }
    }
    strips.sort { ($0.bottom - $0.top, $1.middle) > ($1.bottom - $1.top, $0.middle) }
    var tried: [Strip] = []
    for strip in strips {
      // Those next to one already tried are in the same gap.
      let isOfTried = tried.contains {
        abs($0.middle - strip.middle) < size && $0.top <= strip.top && strip.bottom <= $0.bottom
      }
      if isOfTried { continue }
      if tried.count == Self.mostTried { return nil }
      tried.append(strip)
      if parts(words, strip) { return centred(strip, strips, step) }
      if let isLeft = asideIsLeft(of: strip, words) {
        var found = strip
        found.asideIsLeft = isLeft
        return found
      }
    }
    return nil
  }

  /// The most strips tried: a page of tables has many that do not separate columns of prose.
  private static let mostTried = 24

  /// The middle one of adjacent strips with the same height.
  private func centred(_ strip: Strip, _ strips: [Strip], _ step: Double) -> Strip {
    var (low, high) = (strip.middle, strip.middle)
    for other in strips.sorted(by: { $0.middle < $1.middle })
    where other.top == strip.top && other.bottom == strip.bottom {
      if other.middle > high, other.middle - high < 1.5 * step { high = other.middle }
    }
    for other in strips.sorted(by: { $0.middle > $1.middle })
    where other.top == strip.top && other.bottom == strip.bottom {
      if other.middle < low, low - other.middle < 1.5 * step { low = other.middle }
    }
    return Strip(middle: (low + high) / 2, top: strip.top, bottom: strip.bottom)
  }

  /// Whether there is prose on both sides of a strip.
  private func parts(_ words: [PrintedWord], _ strip: Strip) -> Bool {
    let fewest = isKnown(strip) ? Self.fewestKnown : Self.fewestLines
    let sides = sides(words, strip)
    guard sides.allSatisfy({ isProse($0, fewest: fewest) }) else { return false }
    let boxes = sides.map { side in side.dropFirst().reduce(side[0].box) { $0.united(with: $1.box) } }
    return min(boxes[0].bottom, boxes[1].bottom) - max(boxes[0].top, boxes[1].top) > Double(fewest - 1) * size
  }

  /// The words on the left and on the right of a strip.
  private func sides(_ words: [PrintedWord], _ strip: Strip) -> [[PrintedWord]] {
    let beside = words.filter(strip.reaches)
    return [beside.filter(strip.isLeft), beside.filter { !strip.isLeft($0) }]
  }

  /// Whether a pull quote is on the left or on the right of a strip: at least two lines that are larger than the prose
  /// on the other side. `nil` where there is none. The columns of one text have the same size.
  private func asideIsLeft(of strip: Strip, _ words: [PrintedWord]) -> Bool? {
    let sides = sides(words, strip)
    guard sides.allSatisfy({ isProse($0, fewest: Self.fewestKnown, letters: Self.fewestLargeLetters) }) else {
      return nil
    }
    let sizes = sides.map { PrintedLine.usualHeight(of: $0) }
    if sizes[0] >= Self.larger * sizes[1] { return true }
    return sizes[1] >= Self.larger * sizes[0] ? false : nil
  }

  /// How much larger a pull quote is than the text, at least: typefaces of one size differ by less.
  private static let larger = 1.25
  /// The average number of letters in a line of a pull quote, which is short.
  private static let fewestLargeLetters = 8

  /// Whether other pages have a strip there. O(log known), since each page of a book may have one.
  private func isKnown(_ strip: Strip) -> Bool {
    let first = known.indices.partitionPoint { known[$0] - strip.middle > -2 * size }
    return first < known.count && known[first] - strip.middle < 2 * size
  }

  private func isProse(_ side: [PrintedWord], fewest: Int, letters fewestLetters: Int = fewestLetters) -> Bool {
    guard side.count > 2 * fewest else { return false }
    let lines = PrintedLine.lines(of: side, page: 0).count
    let letters = side.reduce(0) { $0 + $1.text.unicodeScalars.count { $0.properties.isAlphabetic } }
    return lines >= fewest && letters >= fewestLetters * lines
      && Double(side.count) >= Self.fewestWords * Double(lines)
  }
}
