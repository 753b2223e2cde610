/// Pages with text at given positions, for tests of what is read by its position. Letters are half as wide as their
/// size, as on a typewriter.
public struct PrintedLayout: Sendable {
  /// Text at a position, in points from the page's left and upper edge.
  public struct Line: Sendable {
    var left: Double
    var top: Double
    var size: Double
    var text: String
  }

  /// In points: A4.
  public static let width = 595.0
  /// The same.
  public static let height = 842.0

  /// What stands on each page.
  public private(set) var pages: [[Line]] = [[]]
  /// The title that the file states.
  public var title = ""
  /// The other fields of its header.
  public var fields: [(name: String, value: String)] = []

  /// Makes one empty page.
  public init() {}

  /// Begins a page.
  public mutating func turn() { pages.append([]) }

  /// Writes a line.
  public mutating func write(_ text: String, left: Double = 72, top: Double, size: Double = 10) {
    pages[pages.count - 1].append(Line(left: left, top: top, size: size, text: text))
  }

  /// Writes lines one below the other from a place on, separated by half the font size; returns the place below them.
  @discardableResult
  public mutating func write(_ lines: [String], left: Double = 72, top: Double, size: Double = 10) -> Double {
    for (index, line) in lines.enumerated() {
      write(line, left: left, top: top + Double(index) * 1.5 * size, size: size)
    }
    return top + Double(lines.count) * 1.5 * size
  }

  /// The pages as XHTML, a box for each word, as `pdftotext -bbox-layout` writes them.
  public var xhtml: [UInt8] {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
    var xhtml = "<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<title>\(escaped(title))</title>\n"
    for (name, value) in fields { xhtml += "<meta name=\"\(name)\" content=\"\(escaped(value))\"/>\n" }
    xhtml += "</head>\n<body>\n<doc>\n"
    for page in pages {
      xhtml += "  <page width=\"\(Self.width)\" height=\"\(Self.height)\">\n    <flow>\n      <block>\n"
      for line in page {
        var place = line.left
        for word in line.text.split(separator: " ", omittingEmptySubsequences: false) {
          let end = place + Double(word.unicodeScalars.count) * line.size / 2
          if !word.isEmpty {
            xhtml += "<word xMin=\"\(place)\" yMin=\"\(line.top)\" xMax=\"\(end)\" yMax=\"\(line.top + line.size)\">"
            xhtml += escaped(String(word)) + "</word>\n"
          }
          place = end + line.size / 2
        }
      }
      xhtml += "      </block>\n    </flow>\n  </page>\n"
    }
    return Array((xhtml + "</doc>\n</body>\n</html>\n").utf8)
  }

  /// The pages as a PDF of one typewriter font, ASCII alone. `isLocked`: it opens with a password, which nobody knows.
  public func pdf(isLocked: Bool = false) -> [UInt8] {
    func string(_ text: String) -> String {
      "(" + text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)") + ")"
    }
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[\(pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " "))]/Count \(pages.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
      "<<" + ([("Title", title)] + fields).map { "/\($0.0)\(string($0.1))" }.joined() + ">>",
    ]
    for (index, page) in pages.enumerated() {
      // Courier's letters are .6 of its size wide: scaled so that they are half.
      let text = page.map { line in
        "/F \(line.size) Tf \(100 / 1.2) Tz 1 0 0 1 \(line.left) \(Self.height - line.top - 0.8 * line.size) Tm \(string(line.text)) Tj\n"
      }
      let stream = page.isEmpty ? "" : "BT\n\(text.joined())ET"
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(Self.width) \(Self.height)]/Resources<</Font<</F 3 0 R>>>>/Contents \(6 + 2 * index) 0 R>>"
      )
      objects.append("<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream")
    }
    let lock =
      "<</Filter/Standard/V 1/R 2/P -4/O<\(String(repeating: "1f", count: 32))>/U<\(String(repeating: "2e", count: 32))>>>"
    if isLocked { objects.append(lock) }
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
    let id = isLocked ? "/Encrypt \(objects.count) 0 R/ID[<00><00>]" : ""
    file += "trailer<</Size \(objects.count + 1)/Root 1 0 R/Info 4 0 R\(id)>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }
}
