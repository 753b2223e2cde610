import Text

/// A line of a block of meeting details: most are labels, addresses and numbers.
enum MeetingLine: Hashable, Sendable {
  /// A label that only such blocks have, "Join Zoom Meeting", or one that others may have too, "Passcode: 123456"; and
  /// whether it has an address or a number.
  case label(isTelling: Bool, isContact: Bool)
  /// An address or a number with little else.
  case contact

  static let openings = TokenList.meetingLabels.phrases + TokenList.meetingOpenings.phrases
  private static let beginnings = PhraseList(.meetingLabels, .meetingOpenings)
  private static let telling = PhraseList(.meetingLabels)
  private static let fields = PhraseList(.meetingFields, .meetingOpenings)
  private static let invitations = PhraseList(.meetingInvitations)

  /// The most lines of such a block, and the number of lines with text within which it shows that it is one.
  static let (most, mostToTell) = (80, 12)
  /// The most bytes of a line that are examined; links to meetings are long.
  private static let widest = 1_000
  /// The most words next to an address.
  private static let fewWords = 3
  /// The fewest digits of a number by which to join a meeting.
  private static let fewFigures = 6
  private static let stops = Array(".!?".utf8)
  private static let sentences = Set(openings + TokenList.meetingFields.phrases)

  /// Examines a line; `nil` for one that is not in such a block.
  init?(_ bytes: Bytes, _ line: SourceLine) {
    guard line.range.count <= Self.widest else { return nil }
    let text = Array(bytes[line.range])[...]
    let holdsAddress = MailAddress.stands(in: text)
    let isContact = holdsAddress || text.count(where: \.isASCIIDigit) >= Self.fewFigures
    let isTelling = Self.telling.begins(text)
    if isTelling || Self.fields.begins(text) {
      // A sentence is not, unless it is everything that the program says.
      guard
        isContact || !Self.stops.contains(bytes[line.textEnd - 1])
          || Self.sentences.contains(Array(text.map(\.asciiLowercased)))
      else { return nil }
      self = .label(isTelling: isTelling, isContact: isContact)
      return
    }
    // What follows a bullet may also be a number.
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

  /// Whether the name of a field is a label that only such blocks have.
  static func isLabel(_ name: String) -> Bool { telling.begins(Array(name.utf8)[...]) }

  /// Whether a line says who invites to a meeting, in the words that the program writes above such a block.
  static func isInvitation(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.range.count <= widest && invitations.stands(inWordsOf: Array(bytes[line.range])[...])
  }
}
