import Text

/// What the fields above a mail, or above one of its parts, say about its body.
/// - SeeAlso: RFC 2045, section 5; RFC 2183.
struct MIMEFields {
  /// The media type in lower case, `text/html`; `text/plain` if the fields do not say.
  private(set) var type = "text/plain"
  /// The boundary of a mail's parts; `nil` where it has none.
  private(set) var boundary: String?
  /// The label of the encoding, where one is named.
  private(set) var charset: String?
  /// That label if it is known and not ASCII's, which many programs name whatever the text is in.
  var knownCharset: String? {
    guard let charset, EncodingLabel.named(charset) != nil, !charset.lowercased().hasSuffix("ascii") else { return nil }
    return charset
  }
  private(set) var encoding = TransferEncoding.none
  /// Whether the body is encoded for transfer.
  var isEncoded: Bool { encoding != .none }
  /// Whether it is an attached file.
  private(set) var isAttached = false
  /// Whether the mail states that it follows MIME.
  private(set) var isMIME = false
  /// The fields that describe the body, by their places, including line ends.
  private(set) var places: [Range<Int>] = []
  /// The blank line below them, with its line end; empty where the text ends before one.
  private(set) var end: Range<Int>

  /// The most lines of fields, more than any mail has.
  private static let mostLines = 2_000

  /// Reads the fields from the start of a stretch to the first blank line; `nil` where something else stands there.
  init?(_ text: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    var field: Range<Int>?
    var lines = 0
    end = range.upperBound..<range.upperBound
    while at < range.upperBound {
      let line = at..<TextLine.end(text, from: at, range.upperBound)
      let shown = TextLine.withoutEnd(text, line)
      lines += 1
      guard lines <= Self.mostLines else { return nil }
      if shown.isEmpty {
        end = line
        break
      }
      if text[at] == 0x20 || text[at] == 0x09 {
        // A line that begins with white space continues the field.
        guard let begun = field else { return nil }
        field = begun.lowerBound..<line.upperBound
      } else {
        if let field { take(text, field) }
        field = nil
        if Self.name(text[shown]) != nil { field = line } else if !Self.isEnvelope(text, shown) { return nil }
      }
      at = line.upperBound
    }
    if let field { take(text, field) }
  }

  /// The name of the field that a line begins with, before its colon, after which old programs left a space; `nil`
  /// where there is none.
  static func name(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    let rest = line[name.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
    return !name.isEmpty && rest.first == UInt8(ascii: ":") ? name : nil
  }

  /// Whether a line is one that mailboxes put before each mail.
  private static func isEnvelope(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    text[line].starts(with: "From ".utf8) || text[line].starts(with: ">From ".utf8)
  }

  private mutating func take(_ text: [UInt8], _ field: Range<Int>) {
    guard let written = Self.name(text[field]) else { return }
    let name = String(decoding: written, as: UTF8.self).lowercased()
    if name == "mime-version" { isMIME = true }
    guard name.hasPrefix("content-") else { return }
    places.append(field)
    let rest = text[written.endIndex..<field.upperBound].drop { $0 != UInt8(ascii: ":") }
    let value = FieldValue(String(decoding: rest.dropFirst(), as: UTF8.self))
    switch name.dropFirst("content-".count) {
    case "type":
      type = value.name
      boundary = value.parameters["boundary"]
      charset = value.parameters["charset"]
    case "transfer-encoding": encoding = TransferEncoding(named: value.name)
    case "disposition": isAttached = value.name == "attachment"
    default: break
    }
  }
}

/// The value of a field and its parameters: `text/html; charset="utf-8"`.
private struct FieldValue {
  /// In small letters.
  var name: String
  /// The parameters by their names in lower case.
  var parameters: [String: String] = [:]

  init(_ text: String) {
    var rest = text[...]
    name = Self.piece(&rest).trimmed.lowercased()
    while !rest.isEmpty {
      let parameter = Self.piece(&rest)
      guard let sign = parameter.firstIndex(of: "=") else { continue }
      var value = String(parameter[parameter.index(after: sign)...]).trimmed
      if value.hasPrefix("\""), value.hasSuffix("\""), value.count > 1 {
        value = String(value.dropFirst().dropLast())
      }
      let key = String(parameter[..<sign]).trimmed.lowercased()
      parameters[key] = parameters[key] ?? value
    }
  }

  /// The text before the next semicolon outside quotation marks, which is skipped.
  private static func piece(_ rest: inout Substring) -> String {
    var isQuoted = false
    let piece = rest.prefix { character in
      if character == "\"" { isQuoted.toggle() }
      return character != ";" || isQuoted
    }
    rest = rest[piece.endIndex...].dropFirst()
    // A value that continues on another line is one value.
    return String(piece.filter { !$0.isNewline })
  }
}

/// Lines of a text by their bytes.
enum TextLine {
  /// The place after the end of the line that contains a place: after LF, CR LF or CR.
  static func end(_ text: [UInt8], from start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    guard at < limit else { return limit }
    return text[at] == 0x0D && at + 1 < limit && text[at + 1] == 0x0A ? at + 2 : at + 1
  }

  /// A line without its line end.
  static func withoutBreak(_ text: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var end = line.upperBound
    if end > line.lowerBound, text[end - 1] == 0x0A { end -= 1 }
    if end > line.lowerBound, text[end - 1] == 0x0D { end -= 1 }
    return line.lowerBound..<end
  }

  /// A line without its line end and trailing white space.
  static func withoutEnd(_ text: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
    return line.lowerBound..<end
  }
}
