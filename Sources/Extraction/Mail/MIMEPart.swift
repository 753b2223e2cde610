import Text

/// A mail, or a part of one: fields and a body.
/// - SeeAlso: RFC 2046, section 5.1.
struct MIMEPart {
  let fields: MIMEFields
  /// What stands below the fields.
  let body: Range<Int>
  /// Its own parts in order; empty where it has none.
  private(set) var parts: [MIMEPart] = []

  /// The deepest nesting of parts that is read, and the most parts in total: more than any mail has.
  private static let deepest = 16
  private static let most = 1_000

  /// Reads a stretch; `nil` where it does not begin with fields.
  init?(_ text: [UInt8], _ range: Range<Int>) {
    var left = Self.most
    self.init(text, range, depth: 0, &left)
  }

  private init?(_ text: [UInt8], _ range: Range<Int>, depth: Int, _ left: inout Int) {
    guard let fields = MIMEFields(text, range) else { return nil }
    self.fields = fields
    body = fields.end.upperBound..<range.upperBound
    guard fields.type.hasPrefix("multipart/"), let boundary = fields.boundary, depth < Self.deepest else { return }
    for stretch in Self.stretches(text, body, between: boundary) where left > 0 {
      left -= 1
      if let part = MIMEPart(text, stretch, depth: depth + 1, &left) { parts.append(part) }
    }
  }

  /// The stretches between boundary lines, which consist of two dashes and the boundary and include the line end before
  /// them. If the last one, with two further dashes, is missing, the last part ends with the text.
  private static func stretches(_ text: [UInt8], _ range: Range<Int>, between boundary: String) -> [Range<Int>] {
    let mark = Array("--\(boundary)".utf8)
    var stretches: [Range<Int>] = []
    var start: Int?
    var at = range.lowerBound
    while at < range.upperBound {
      let line = at..<TextLine.end(text, from: at, range.upperBound)
      at = line.upperBound
      guard text[line].starts(with: mark) else { continue }
      let rest = TextLine.withoutEnd(text, line.lowerBound + mark.count..<line.upperBound)
      guard rest.isEmpty || text[rest].elementsEqual("--".utf8) else { continue }
      if let start { stretches.append(TextLine.withoutBreak(text, start..<max(start, line.lowerBound))) }
      start = rest.isEmpty ? line.upperBound : nil
      if start == nil { break }
    }
    if let start { stretches.append(start..<range.upperBound) }
    return stretches
  }
}

extension MIMEPart {
  /// The parts that contain a mail's text, all of them plain or all of them pages, and what else was attached.
  struct Texts {
    var parts: [MIMEPart] = []
    /// The number of attached files and mails that may contain words.
    var leftOut = 0

    /// Whether the text is a page.
    var isPage: Bool { parts.first?.fields.type == "text/html" }
  }

  /// Finds the text. Of alternatives the plain one is taken, unless a page is wanted or the plain one has too little of
  /// the page's text.
  func texts(in text: [UInt8], wantsPage: Bool) -> Texts {
    switch fields.type {
    case "multipart/alternative": return alternative(in: text, wantsPage)
    case "multipart/related", "multipart/signed", "multipart/report":
      // The first is the root of the others.
      return parts.first.map { $0.texts(in: text, wantsPage: wantsPage) } ?? Texts()
    case let type where type.hasPrefix("multipart/"): return all(in: text, wantsPage)
    case "text/plain", "text/html": return fields.isAttached ? Texts(leftOut: 1) : Texts(parts: [self])
    default: return Texts(leftOut: Self.holdsNoWords.contains(where: fields.type.hasPrefix) ? 0 : 1)
    }
  }

  private static let holdsNoWords = [
    "image/", "audio/", "video/", "application/pkcs7-signature", "application/pgp-signature",
    "application/x-pkcs7-signature",
  ]

  private func alternative(in text: [UInt8], _ wantsPage: Bool) -> Texts {
    let choices = parts.map { $0.texts(in: text, wantsPage: wantsPage) }.filter { !$0.parts.isEmpty }
    guard let plain = choices.first(where: { !$0.isPage }), let page = choices.last(where: \.isPage) else {
      return choices.first ?? Texts()
    }
    if wantsPage { return page }
    return plain.letters(in: text) * Self.leastShare < page.letters(in: text) ? page : plain
  }

  /// How many times as long a page may be, markup included, as its plain alternative; a shorter alternative only says
  /// that the mail is a page.
  private static let leastShare = 50

  /// The texts of consecutive parts of the same kind as the first.
  private func all(in text: [UInt8], _ wantsPage: Bool) -> Texts {
    var all = Texts()
    for part in parts {
      let found = part.texts(in: text, wantsPage: wantsPage)
      all.leftOut += found.leftOut
      if all.parts.isEmpty || found.isPage == all.isPage { all.parts += found.parts }
    }
    return all
  }
}

extension MIMEPart.Texts {
  /// The number of letters in the texts as written, including markup.
  fileprivate func letters(in text: [UInt8]) -> Int {
    parts.reduce(0) { $0 + text[$1.body].reduce(0) { $0 + ($1.isASCIILetter ? 1 : 0) } }
  }
}
