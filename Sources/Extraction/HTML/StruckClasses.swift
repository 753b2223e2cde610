import CByteScan
import Text

/// The classes that a page's style sheet strikes out: Google Docs and other document programs write `.c3` where the
/// style would be. Only selectors of a single class are read (`.c3`, `span.s1`), since others depend on the tree.
struct StruckClasses {
  /// The hashes of the classes.
  private var names: Set<UInt64> = []

  private static let value: StaticString = "line-through"
  private static let properties: [StaticString] = ["text-decoration", "text-decoration-line"]
  /// How many bytes of a rule before the declaration are searched.
  private static let longestRule = 4_096

  /// Whether there is none.
  var isEmpty: Bool { names.isEmpty }

  /// Reads the content of a `style`. Linear: most have no such declaration, and each declaration searches a bounded
  /// stretch before it.
  mutating func read(_ source: Span<UInt8>, _ sheet: Range<Int>) {
    var search = sheet.lowerBound
    while let found = Self.next(in: source, search..<sheet.upperBound) {
      search = found + Self.value.utf8CodeUnitCount
      readRule(source, max(sheet.lowerBound, found - Self.longestRule)..<found)
    }
  }

  /// Whether a class list contains one of them.
  func strike(_ source: Span<UInt8>, _ list: Range<Int>) -> Bool {
    var hash = WordHash.empty
    for at in list {
      if !source[at].isHTMLSpace {
        hash = WordHash.adding(source[at], to: hash)
      } else if names.contains(hash) {
        return true
      } else {
        hash = WordHash.empty
      }
    }
    return names.contains(hash)
  }

  /// The place after the next such declaration's value.
  private static func next(in source: Span<UInt8>, _ range: Range<Int>) -> Int? {
    source.extracting(range).withUnsafeBufferPointer { sheet in
      guard let base = sheet.baseAddress else { return nil }
      let place = usward_find_phrase(base, sheet.count, value.utf8Start, value.utf8CodeUnitCount)
      return place < sheet.count ? range.lowerBound + place : nil
    }
  }

  /// Takes the classes of the rule whose declaration's value ends a stretch.
  private mutating func readRule(_ source: Span<UInt8>, _ before: Range<Int>) {
    var at = before.upperBound
    // The property, up to the rule's brace.
    var property: [UInt8] = []
    var isPastColon = false
    while at > before.lowerBound, ![UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(source[at - 1]) {
      at -= 1
      if source[at] == UInt8(ascii: ":") { isPastColon = true }
      guard isPastColon, source[at] != UInt8(ascii: ":"), !source[at].isHTMLSpace else { continue }
      property.append(source[at].asciiLowercased)
    }
    let isStrike = Self.properties.contains { $0.withUTF8Buffer { $0.elementsEqual(property.reversed()) } }
    guard isStrike else { return }
    while at > before.lowerBound, source[at - 1] != UInt8(ascii: "{") {
      at -= 1
      if source[at] == UInt8(ascii: "}") { return }
    }
    guard at > before.lowerBound else { return }
    let end = at - 1
    at = end
    while at > before.lowerBound, !Self.endsRule(source[at - 1]) { at -= 1 }
    readSelectors(source, at..<end)
  }

  /// Whether a byte ends what precedes a selector: a rule, a statement or a comment.
  private static func endsRule(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "/"): true
    default: false
    }
  }

  private mutating func readSelectors(_ source: Span<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      var end = at
      while end < range.upperBound, source[end] != UInt8(ascii: ",") { end += 1 }
      if let name = Self.onlyClass(source, at..<end) { names.insert(name) }
      at = end + 1
    }
  }

  /// The hash of the class if a selector names nothing else, except perhaps an element.
  private static func onlyClass(_ source: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    var (at, end) = (range.lowerBound, range.upperBound)
    while at < end, source[at].isHTMLSpace { at += 1 }
    while end > at, source[end - 1].isHTMLSpace { end -= 1 }
    while at < end, source[at].isASCIILetter { at += 1 }
    guard at + 1 < end, source[at] == UInt8(ascii: ".") else { return nil }
    var hash = WordHash.empty
    for place in at + 1..<end {
      let byte = source[place]
      guard byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else {
        return nil
      }
      hash = WordHash.adding(byte, to: hash)
    }
    return hash
  }
}
