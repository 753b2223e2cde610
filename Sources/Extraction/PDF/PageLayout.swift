import Text

/// The pages of a PDF in the format of `pdftotext -bbox-layout`: XHTML with a box for each word, and what the file says
/// of itself.
///
/// Its flows, blocks and lines are ignored: they split justified text at wide gaps and read two columns across, row by
/// row. Only the places of words are used.
struct PageLayout: Hashable, Sendable {
  private(set) var pages: [PrintedPage] = []
  /// The file's title; `nil` where it has none.
  private(set) var title: String?
  /// The fields of its header, such as `Author` and `CreationDate`.
  private(set) var fields: [String: String] = [:]

  /// Reads the pages; input that is not such XHTML has none.
  init(_ layout: [UInt8]) {
    let bytes = layout.span
    var place = 0
    while let tag = LayoutTag(bytes, from: &place) {
      switch tag.name {
      case .page:
        pages.append(PrintedPage(width: tag.number(bytes, "width"), height: tag.number(bytes, "height"), words: []))
      case .word:
        guard !pages.isEmpty, let text = tag.text(bytes, before: "</word>", &place)?.withoutControls else { continue }
        let box = PrintedBox(
          left: tag.number(bytes, "xmin"), top: tag.number(bytes, "ymin"), right: tag.number(bytes, "xmax"),
          bottom: tag.number(bytes, "ymax"))
        if box.height > 0, !text.isEmpty { pages[pages.count - 1].words.append(PrintedWord(text: text, box: box)) }
      case .title: title = tag.text(bytes, before: "</title>", &place).flatMap { $0.isEmpty ? nil : $0 }
      case .meta:
        if let name = tag.value(bytes, "name"), let content = tag.value(bytes, "content"), !content.isEmpty {
          fields[name] = content
        }
      case .other: continue
      }
    }
  }
}

extension String {
  /// The text of a word without control characters, which the fonts of damaged files may produce; empty where nothing
  /// remains.
  fileprivate var withoutControls: String {
    var text = self
    let isWhole = unicodeScalars.allSatisfy { !Self.isControl($0) }
    if !isWhole { text.unicodeScalars.removeAll(where: Self.isControl) }
    return text.withBytes { SourceLine($0, 0, $0.count).isBlank } ? "" : text
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}

/// A start tag of the layout.
private struct LayoutTag {
  enum Name {
    case page, word, title, meta, other
  }

  private let range: Range<Int>
  let name: Name

  /// Reads the next tag from a place on, which is moved after it; `nil` at the end.
  init?(_ bytes: Span<UInt8>, from place: inout Int) {
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    let start = place + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
    guard place < bytes.count else { return nil }
    place += 1
    range = start..<place - 1
    switch start < range.upperBound ? bytes[start] : 0 {
    case UInt8(ascii: "w") where MarkupFilter.matches(bytes, start..<min(start + 5, place), "word "): name = .word
    case UInt8(ascii: "p") where MarkupFilter.matches(bytes, start..<min(start + 5, place), "page "): name = .page
    case UInt8(ascii: "t") where MarkupFilter.matches(bytes, range, "title"): name = .title
    case UInt8(ascii: "m") where MarkupFilter.matches(bytes, start..<min(start + 5, place), "meta "): name = .meta
    default: name = .other
    }
  }

  /// The text up to an end tag, with character references resolved; moves the place there. `nil` where the tag is
  /// missing.
  func text(_ bytes: Span<UInt8>, before end: StaticString, _ place: inout Int) -> String? {
    let start = place
    let count = end.utf8CodeUnitCount
    while place + count <= bytes.count {
      if bytes[place] == UInt8(ascii: "<"), MarkupFilter.matches(bytes, place..<place + count, end) {
        return SourceText.decoded(bytes, start..<place, inAttribute: false)
      }
      place += 1
    }
    return nil
  }

  /// The value of an attribute, named in lower case; `nil` where there is none.
  func value(_ bytes: Span<UInt8>, _ attribute: StaticString) -> String? {
    place(bytes, of: attribute).map { SourceText.decoded(bytes, $0, inAttribute: true) }
  }

  /// The value of an attribute in points; 0 where it is not a number.
  func number(_ bytes: Span<UInt8>, _ attribute: StaticString) -> Double {
    guard let range = place(bytes, of: attribute) else { return 0 }
    var (number, scale) = (0.0, 0.0)
    var isNegative = false
    for index in range.prefix(Self.longestNumber) {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = number * 10 + Double(bytes[index] - UInt8(ascii: "0"))
        scale *= 10
      case UInt8(ascii: "."): scale = 1
      case UInt8(ascii: "-"): isNegative = true
      default: return 0
      }
    }
    if scale > 1 { number /= scale }
    return isNegative ? -number : number
  }

  /// The most digits of a number of points, including decimals.
  private static let longestNumber = 16

  private func place(_ bytes: Span<UInt8>, of attribute: StaticString) -> Range<Int>? {
    let count = attribute.utf8CodeUnitCount
    var place = range.lowerBound
    while place + count + 2 <= range.upperBound {
      if bytes[place] == 0x20, place + count + 3 <= range.upperBound,
        MarkupFilter.matches(bytes, place + 1..<place + 1 + count, attribute),
        bytes[place + 1 + count] == UInt8(ascii: "="), bytes[place + 2 + count] == UInt8(ascii: "\"")
      {
        let start = place + 3 + count
        var end = start
        while end < range.upperBound, bytes[end] != UInt8(ascii: "\"") { end += 1 }
        return start..<end
      }
      place += 1
    }
    return nil
  }
}
