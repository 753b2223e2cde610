import Text

/// The lines at the top of a text that may be the header of a memo or mail (`DocumentHead`), as far as they go on.
struct HeaderLines {
  /// The fields in their order, each with its continuation lines.
  private(set) var fields: [HeaderField] = []
  /// The first line of the header itself; `nil` while there is none.
  private(set) var start: Int?
  /// Behind its last line.
  private(set) var end: Int
  /// The number of lines of a letterhead above it.
  private(set) var above = 0
  /// Whether the line that mailboxes put before each mail precedes it.
  private(set) var isOfMailbox = false
  /// The number of continuation lines of a mail's fields.
  private var continued = 0

  private let bytes: Bytes
  private let source: [SourceLine]
  private let first: Int

  /// The most lines that a header may have, including blank ones but not the continuation lines of a mail's fields: a letter
  /// to hundreds has a line for each recipient.
  static let longest = 60
  /// The most continuation lines.
  private static let mostContinued = 2_000
  /// The most lines that may precede a header.
  private static let mostAbove = 3

  /// Reads from a line to the first that is neither a field nor the continuation of one.
  init(_ bytes: Bytes, _ source: [SourceLine], from first: Int) {
    (self.bytes, self.source, self.first, end) = (bytes, source, first, first)
    var index = first
    while index < min(source.count, first + Self.longest + continued) {
      if !source[index].isBlank {
        guard take(index) else { return }
        // The header of a mail ends at the first blank line.
        if isMail, index + 1 < source.count, source[index + 1].isBlank { return }
      }
      index += 1
    }
  }

  /// Whether the fields read so far are those of a mail.
  var isMail: Bool { Self.areOfMail(fields) }

  /// Takes a line that is not blank; `false` if the header does not include it.
  private mutating func take(_ index: Int) -> Bool {
    let line = source[index]
    if index == first, Self.isOfMailbox(bytes, line) {
      isOfMailbox = true
      extend(to: index)
    } else if let field = HeaderField(bytes, line), field.meaning != nil || field.isOfProgram || isMail {
      fields.append(field)
      extend(to: index)
    } else if fields.isEmpty {
      above += 1
      return above <= Self.mostAbove && Self.mayPrecede(bytes, line)
    } else if line.indent > 0, index == end, line.width <= 200 {
      return goOn(with: line, at: index)
    } else {
      return false
    }
    return true
  }

  private mutating func extend(to index: Int) {
    start = start ?? index
    end = index + 1
  }

  /// Takes an indented line below a field; `false` if it belongs to the text. In a mail, long fields continue on the next
  /// line after white space. In a memo, a function may be below a name, indented further.
  private mutating func goOn(with line: SourceLine, at index: Int) -> Bool {
    guard let last = fields.last else { return false }
    let more = MailThread.text(of: line, in: bytes)
    let goesOn = isMail || last.goesOnInMail(with: more) || isMail(below: index)
    guard goesOn || line.indent >= 2 else { return false }
    end = index + 1
    if goesOn || last.value.isEmpty { fields[fields.count - 1].goOn(with: more) }
    if goesOn, continued < Self.mostContinued { continued += 1 }
    return true
  }

  /// Whether a field below a line, above the next blank one, shows that the header is a mail's.
  private func isMail(below index: Int) -> Bool {
    let below = source[(index + 1)...].prefix(Self.longest).prefix { !$0.isBlank }
    return below.contains { line in HeaderField(bytes, line).map { Self.areOfMail([$0]) } ?? false }
  }

  private static func areOfMail(_ fields: [HeaderField]) -> Bool {
    fields.contains { field in
      mailNames.contains(field.name) || field.isOfProgram
        || field.meaning == .from && field.value.contains("@")
    }
  }

  private static let mailNames = Set(TokenList.mailFieldNames.lineStrings)

  /// Whether a line may precede a header, like a letterhead: a short line that is not a sentence. Dashes separate new
  /// text from a quoted mail.
  private static func mayPrecede(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.width <= 60 && !bytes.holds("--", at: line.textStart, before: line.textEnd)
      && !Glyphs.endsInStop(bytes, line.range)
  }

  /// Whether a line is the one that mailboxes put before each mail.
  private static func isOfMailbox(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    // Few lines begin like this.
    bytes.holds("From ", at: line.textStart, before: line.textEnd)
      && MailboxLine.isOne(Array(bytes[line.range.prefix(MailThread.longestText)])[...])
  }
}
