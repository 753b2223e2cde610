/// Lines that pages repeat at their edges: running heads and footers, and page numbers. They are nobody's words.
struct RunningLines {
  /// The words of such lines on each page.
  private var found: [Set<PrintedWord>]

  /// How many lines at a page's top and bottom are considered.
  private static let deepest = 3
  /// The share of a page's height, at either end, in which such lines are.
  private static let edge = 0.14
  /// The difference in height, in points, up to which lines on different pages are at the same height.
  private static let sameHeight = 4.0
  /// The share of all pages that have a repeated line: heads differ between chapters, and between left and right pages.
  private static let shareOfPages = 0.2
  /// The share of all pages that have a line set apart at the same height, whatever it says.
  private static let shareApart = 0.6
  /// The distance from the text, in line heights, from which a line is set apart: more than between paragraphs.
  private static let apart = 1.6

  /// The most bytes of a page number with a word or two.
  private static let longestNumber = 24

  /// A line at the edge of a page.
  private struct EdgeLine {
    var page: Int
    var words: [PrintedWord]
    var box: PrintedBox
    /// Its text, with each digit as "#".
    var says: String
    /// The white space between it and the text, in line heights.
    var gap: Double
    /// Whether it is the first or last line of its page.
    var isOutermost: Bool
    var isAtTop: Bool

    /// Whether it has the page's number and the total: "Page 3 of 12", "3/12".
    func numbers(of pages: Int) -> Bool {
      let text = words.map(\.text).joined(separator: " ")
      let numbers = text.split { !("0"..."9").contains($0) }.map(String.init)
      return numbers == ["\(page + 1)", "\(pages)"] && text.utf8.count <= RunningLines.longestNumber
    }
  }

  /// Analyses the edges of all pages.
  init(_ pages: [PrintedPage]) {
    found = Array(repeating: [], count: pages.count)
    let lines = pages.enumerated().flatMap { Self.edges(of: $1, $0) }
    for line in lines where line.isOutermost && (Self.isNumber(line.says) || line.numbers(of: pages.count)) {
      found[line.page].formUnion(line.words)
    }
    var groups: [String: [EdgeLine]] = [:]
    for line in lines { groups["\(line.isAtTop) \(line.says)", default: []].append(line) }
    let fewestPages = max(2, Self.shareOfPages * Double(pages.count))
    for group in groups.values {
      Self.eachWithAlike(group) { line, _, pages in
        if Double(pages) >= fewestPages { found[line.page].formUnion(line.words) }
      }
    }
    let fewestApart = max(3, Self.shareApart * Double(pages.count))
    for isAtTop in [true, false] {
      Self.eachWithAlike(lines.filter { $0.isAtTop == isAtTop && $0.isOutermost && $0.gap >= Self.apart }) {
        line, alike, _ in
        if Double(alike) >= fewestApart { found[line.page].formUnion(line.words) }
      }
    }
  }

  /// Passes each line with the lines at the same height, itself included, and the number of pages these are on. O(lines
  /// · log lines): a book has thousands of pages.
  private static func eachWithAlike(_ lines: [EdgeLine], _ give: (_ line: EdgeLine, _ alike: Int, _ pages: Int) -> Void)
  {
    let sorted = lines.sorted { $0.box.bottom < $1.box.bottom }
    // The lines at the height of the current one: from the first not too far above it to the first too far below.
    var (first, end) = (0, 0)
    var linesOfPage: [Int: Int] = [:]
    for line in sorted {
      while end < sorted.count, sorted[end].box.bottom - line.box.bottom <= sameHeight {
        linesOfPage[sorted[end].page, default: 0] += 1
        end += 1
      }
      while line.box.bottom - sorted[first].box.bottom > sameHeight {
        let page = sorted[first].page
        let left = (linesOfPage[page] ?? 0) - 1
        linesOfPage[page] = left > 0 ? left : nil
        first += 1
      }
      give(line, end - first, linesOfPage.count)
    }
  }

  /// The indices of the words of a page that do not belong to such lines.
  func others(of page: PrintedPage, _ index: Int) -> [PrintedWord] {
    found[index].isEmpty ? page.words : page.words.filter { !found[index].contains($0) }
  }

  /// The lines at the top and at the bottom of a page.
  private static func edges(of page: PrintedPage, _ index: Int) -> [EdgeLine] {
    let lines = PrintedLine.lines(of: page.words, page: index)
    guard lines.count > 1 else {
      return lines.isEmpty ? [] : [edge(lines[0], nil, index, true, page)].compactMap(\.self)
    }
    let top = lines.indices.prefix(deepest).map { place in
      edge(lines[place], place + 1 < lines.count ? lines[place + 1] : nil, index, place == 0, page)
    }
    let foot = lines.indices.suffix(deepest).map { place in
      edge(lines[place], place > 0 ? lines[place - 1] : nil, index, place == lines.count - 1, page)
    }
    return (top + foot).compactMap(\.self)
  }

  private static func edge(
    _ line: PrintedLine, _ neighbour: PrintedLine?, _ page: Int, _ isOutermost: Bool, _ of: PrintedPage
  ) -> EdgeLine? {
    let isAtTop = line.box.bottom < of.height * edge
    guard isAtTop || line.box.top > of.height * (1 - edge) else { return nil }
    let gap = neighbour.map { max($0.box.top - line.box.bottom, line.box.top - $0.box.bottom) } ?? .infinity
    var says = ""
    for scalar in line.text.lowercased().unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if !isDigit { says.unicodeScalars.append(scalar) } else if says.last != "#" { says += "#" }
    }
    return EdgeLine(
      page: page, words: line.words, box: line.box, says: says, gap: gap / max(1, line.size), isOutermost: isOutermost,
      isAtTop: isAtTop)
  }

  /// Whether a line is a page number, with or without marks: "7", "- 7 -", "iv".
  private static func isNumber(_ says: String) -> Bool {
    let bare = says.unicodeScalars.filter { $0.properties.isAlphabetic || $0 == "#" }
    return String(String.UnicodeScalarView(bare)) == "#"
      || !bare.isEmpty && bare.count <= 5 && bare.allSatisfy { "ivxl".unicodeScalars.contains($0) }
  }
}
