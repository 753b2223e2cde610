import Text

/// Titles of pages, which often include the site's name.
enum PageTitle {
  private static let separators = [" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " · ", " • ", " / "]

  /// Whether a title equals a heading, or begins with it followed by a separator, comparing letters and digits.
  static func begins(_ title: String, with heading: String) -> Bool {
    // Most headings differ in their first letter.
    if let one = first(of: title), let other = first(of: heading), one != other { return false }
    let (title, heading) = (plain(title), plain(heading))
    guard heading.count >= 8 || heading == title else { return false }
    return title.hasPrefix(heading)
  }

  /// Whether a title ends with a heading.
  static func ends(_ title: String, with heading: String) -> Bool {
    let (title, heading) = (plain(title), plain(heading))
    return heading.count >= 8 && title.hasSuffix(heading)
  }

  /// Whether a title is two headings in sequence.
  static func isMade(_ title: String, of first: String, and second: String) -> Bool {
    plain(title) == plain(first) + plain(second)
  }

  /// Whether a title and a heading have at least a fifth of their words in common.
  static func isLike(_ title: String, _ heading: String) -> Bool {
    func words(_ text: String) -> Set<Substring> { Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    let (title, heading) = (words(title), words(heading))
    return 5 * title.intersection(heading).count >= title.union(heading).count && !heading.isEmpty
  }

  /// A title without the site's name at its end or beginning. If no site is known, the last part is dropped when it is
  /// the shorter one and has at most four words, which is how content systems append a name.
  static func withoutSite(_ title: String, site: String?) -> String {
    let site = site.map(plain)
    for separator in separators {
      guard let (head, tail) = splitLast(title, separator) else { continue }
      if let site, plain(tail) == site || (plain(tail).count > 3 && site.contains(plain(tail))) { return head }
      if let site, plain(head) == site { return tail }
      let (words, rest) = (tail.split(separator: " ").count, head.split(separator: " ").count)
      if words <= 4, rest >= 2, words < rest || separator == " | " { return head }
    }
    return title
  }

  /// A title without the name of the program that printed the file: "Microsoft Word - letter.docx".
  static func withoutProgram(_ title: String) -> String {
    let separator = " - "
    guard PhraseList.exportGenerators.begins(Array(title.utf8)[...]), let end = title.firstRange(of: separator) else {
      return title
    }
    return String(title[end.upperBound...])
  }

  private static func splitLast(_ title: String, _ separator: String) -> (String, String)? {
    let (text, mark) = (Array(title.utf8), Array(separator.utf8))
    guard text.count > mark.count else { return nil }
    for start in stride(from: text.count - mark.count, to: 0, by: -1)
    where text[start..<start + mark.count].elementsEqual(mark) {
      return (
        String(decoding: text[..<start], as: UTF8.self), String(decoding: text[(start + mark.count)...], as: UTF8.self)
      )
    }
    return nil
  }

  /// The letters and digits of a text in lower case.
  private static func plain(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80, at + 1 == bytes.count || bytes[at + 1] < 0x80 {
        if bytes[at].isASCIIAlphanumeric { kept.append(bytes[at].asciiLowercased) }
        at += 1
        continue
      }
      // A character beyond ASCII may combine with the one before or after it.
      var end = at + 1
      while end < bytes.count, bytes[end - 1] >= 0x80 || bytes[end] >= 0x80 { end += 1 }
      let letters = String(decoding: bytes[at..<end], as: UTF8.self).lowercased().filter { $0.isLetter || $0.isNumber }
      kept.append(contentsOf: letters.utf8)
      at = end
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The first letter or digit in lower case; `nil` when a non-ASCII byte precedes it or there is none.
  private static func first(of text: String) -> UInt8? {
    text.utf8.first { $0.isASCIIAlphanumeric || $0 >= 0x80 }.flatMap {
      $0 < 0x80 ? $0.asciiLowercased : nil
    }
  }
}
