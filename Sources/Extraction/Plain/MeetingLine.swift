import Text

/// A line of the block by which programs say how a meeting is joined: most are labels, addresses and numbers.
enum MeetingLine: Hashable, Sendable {
  /// A label that stands in no other text, "Join Zoom Meeting", or one that may: "Passcode: 123456". Whether it holds an address
  /// or a number.
  case label(isTelling: Bool, isContact: Bool)
  /// An address or a number with little else.
  case contact

  static let openings = TokenList.meetingLabels.phrases + TokenList.meetingOpenings.phrases
  private static let beginnings = PhraseList(.meetingLabels, .meetingOpenings)
  private static let telling = PhraseList(.meetingLabels)
  private static let fields = PhraseList(.meetingFields, .meetingOpenings)
  private static let invitations = PhraseList(.meetingInvitations)

  /// The most lines of such a block, and those with text among which it shows that it is one.
  static let (most, mostToTell) = (80, 12)
  /// The bytes of a line that are looked at; links to meetings are long.
  private static let widest = 1_000
  /// So many words may stand beside an address.
  private static let fewWords = 3
  /// The figures of the shortest number by which a meeting is joined.
  private static let fewFigures = 6
  private static let stops = Array(".!?".utf8)
  private static let sentences = Set(openings + TokenList.meetingFields.phrases)

  /// Looks at a line; `nil` for one that is of no such block.
  init?(_ bytes: Bytes, _ line: SourceLine) {
    guard line.range.count <= Self.widest else { return nil }
    let text = Array(bytes[line.range])[...]
    let holdsAddress = MailAddress.stands(in: text)
    let isContact = holdsAddress || text.count(where: \.isASCIIDigit) >= Self.fewFigures
    let isTelling = Self.telling.begins(text)
    if isTelling || Self.fields.begins(text) {
      // A sentence is none, unless it is all that the program says.
      guard
        isContact || !Self.stops.contains(bytes[line.textEnd - 1])
          || Self.sentences.contains(Array(text.map(\.asciiLowercased)))
      else { return nil }
      self = .label(isTelling: isTelling, isContact: isContact)
      return
    }
    // What is behind a bullet may be a number, too.
    let bullet = ListMark.begins(bytes, line) ? text.firstIndex(of: 0x20).map { $0 + 1 } ?? 0 : 0
    let shown = SourceLine(bytes, line.textStart + bullet, line.textEnd)
    if shown.isBlank { return nil }
    let words = text.dropFirst(bullet).split { $0 <= 0x20 }
    let isLink = holdsAddress && words.count <= Self.fewWords
    guard isLink || SignatureLine(bytes, shown).map({ $0 != .name }) == true else { return nil }
    self = .contact
  }

  /// Whether a line may begin such a block.
  static func opens(_ bytes: Bytes, _ line: SourceLine) -> Bool { beginnings.begins(bytes, line.range) }

  /// Whether the name of a field is a label that stands in no other text.
  static func isLabel(_ name: String) -> Bool { telling.begins(Array(name.utf8)[...]) }

  /// Whether a line says that somebody invites to a meeting, as the program writes it above such a block.
  static func isInvitation(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.range.count <= widest && invitations.stands(inWordsOf: Array(bytes[line.range])[...])
  }
}
