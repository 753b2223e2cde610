import CByteScan
import Text

/// The label at the start of a speaker's turn: `Q:`, `Answer 2:`, `THE PRESIDENT:`, `Jane Roe:`, `[Reporter]`; of a chat's
/// `[14.10.2025 09:02] Jane Roe:`, `14/10/2025, 09:02 - Jane Roe:`, `09:02:14 From Jane Roe to Everyone:` and, alone on a
/// line, `Jane Roe  9:02 AM`; of a recording's `Jane Roe (00:12):`; of subtitles `<v Jane Roe>`, `>> JANE ROE:` and
/// `12 "Jane Roe" (3456)`; of minutes `Mr. ROE.—`.
struct TurnLabel: Hashable, Sendable {
  /// What a label says of its turn.
  enum Role: Hashable, Sendable {
    case question, answer, name
  }

  /// Question, answer or a name.
  var role: Role
  /// The label in its form for comparison: upper case, without numbers and marks.
  var name: String
  /// Where the label stands, without its colon.
  private var written: Range<Int>
  /// Its length in bytes with the colon.
  var length: Int
  /// Whether it could also be a heading of its text ("Note:"): a single word that is not in capitals.
  var isDoubtful: Bool
  /// Whether mark-up says that it is a speaker: WebVTT's `<v Jane Roe>`, or the number of a subtitle with a name.
  private(set) var isMarked = false
  /// The kind of time next to it.
  private(set) var time = Time.none

  /// Times beside a label.
  enum Time: Hashable, Sendable {
    case none
    /// A time before it with a date or in brackets, as only chats have.
    case before
    /// Another time before it, or one after it.
    case beside
  }

  /// Whether `>>` stands before it, or is all of it.
  private(set) var isSigned = false
  /// Whether it says that another speaks, and not who: `>>`.
  var isUnnamed: Bool { name.isEmpty }

  /// The bytes within which a label ends.
  static let longest = 60

  /// Reads the label at the start of a stretch; `nil` when there is none. Most stretches have no colon that close to
  /// their start, and cost next to nothing.
  @inline(__always)
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    guard TurnLabel.mayBegin(bytes, range) else { return nil }
    self.init(reading: bytes, range)
  }

  /// Whether a stretch may begin with a label, judged by its first byte and its colons. The stretch has `spaced` more
  /// spaces than the text.
  @inline(__always)
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>, spaced: Int = 0) -> Bool {
    guard let base = bytes.baseAddress, range.count > 1 else { return false }
    // A mask of 64 bytes has no room for more.
    if spaced >= 64 &- longest { return true }
    let first = bytes[range.lowerBound]
    guard Glyphs.isLetterByte(first) else { return mayBeginInMark(bytes, range) }
    // Most have none, which is cheaper to find than its place.
    if mayHoldColon(bytes, from: range.lowerBound) {
      let places = usward_places_of(UInt8(ascii: ":"), base + range.lowerBound, bytes.count - range.lowerBound)
      let colons = places & (1 &<< UInt64(truncatingIfNeeded: min(longest &+ spaced, range.count)) &- 1)
      let next = range.lowerBound &+ colons.trailingZeroBitCount &+ 1
      if colons != 0, mayEnd(bytes, at: next, range) || isWithinClock(bytes, next, range) { return true }
    }
    if first == UInt8(ascii: "Q") || first == UInt8(ascii: "A"), !Glyphs.isLetterByte(bytes[range.lowerBound + 1]) {
      return true
    }
    return StopLabel.mayBegin(bytes, range)
  }

  /// Whether a stretch that does not begin with a letter may begin with a label.
  @inline(never)
  private static func mayBeginInMark(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    return first == UInt8(ascii: "[") || isEmphasis(first) || first == 0x20 || ChatTime.mayBegin(bytes, range)
      || ChatTime.mayBeginWithClock(bytes, range) || SpeakerTag.mayBegin(bytes, range)
      || TurnSign.mayBegin(bytes, range) || NamedCue.mayBegin(bytes, range)
  }

  /// Whether there may be a colon where a label at a place would have one.
  @inline(__always)
  static func mayHoldColon(_ bytes: Bytes, from start: Int) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return usward_may_hold(UInt8(ascii: ":"), base + start, bytes.count - start)
  }

  /// Whether what follows a colon may follow a label: a gap, marks of emphasis before one, or nothing.
  @inline(__always)
  private static func mayEnd(_ bytes: Bytes, at place: Int, _ range: Range<Int>) -> Bool {
    place >= range.upperBound || bytes[place] <= 0x20 || bytes[place] == 0xC2 || isEmphasis(bytes[place])
  }

  /// Whether a colon before a place, which is not the first byte, is between the digits of a time.
  @inline(__always)
  private static func isWithinClock(_ bytes: Bytes, _ place: Int, _ range: Range<Int>) -> Bool {
    place < range.upperBound && bytes[place].isASCIIDigit && bytes[place - 2].isASCIIDigit
  }

  /// Reads the label at the start of a stretch that may begin with one.
  init?(reading bytes: Bytes, _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound, TurnLabel.isEmphasis(bytes[start]) || bytes[start] == 0x20 { start += 1 }
    if let behind = TurnSign.end(bytes, start..<range.upperBound) {
      if let label = TurnLabel(bytes, behind..<range.upperBound), !label.isSigned, label.isInCapitals(bytes) {
        self = label
        length += behind - range.lowerBound
      } else {
        (role, name, isDoubtful) = (.name, "", false)
        written = start..<behind
        length = behind - range.lowerBound
      }
      isSigned = true
    } else if let given = TurnLabel.marked(bytes, start..<range.upperBound) {
      let read = LabelReading(bytes, given.name)
      (role, name, isDoubtful) = (read?.role ?? .name, read?.name ?? bytes.string(given.name).uppercased(), false)
      written = given.name
      isMarked = true
      length = given.end - range.lowerBound
    } else if let sender = ChatTime.sender(bytes, start..<range.upperBound) {
      let given = sender.isGiven ? ChatTime.name(bytes, sender.name) : nil
      guard let read = LabelReading(bytes, sender.name) ?? given else { return nil }
      (role, name, isDoubtful) = (read.role, read.name, read.isDoubtful && !sender.isGiven)
      written = sender.name
      length = sender.end - range.lowerBound
      time = .beside
    } else {
      let isBracketed = start < range.upperBound && bytes[start] == UInt8(ascii: "[")
      let stamp = ChatTime.endOfStamp(bytes, start..<range.upperBound)
      let rest = (stamp ?? start)..<range.upperBound
      let isStamped = stamp != nil
      guard let label = TurnLabel(behindStamp: bytes, rest, isStamped: isStamped, isOfChat: isStamped && !isBracketed)
      else { return nil }
      self = label
      length += rest.lowerBound - range.lowerBound
    }
  }

  /// The name that mark-up gives, however it is written, and the place behind the mark-up.
  private static func marked(_ bytes: Bytes, _ range: Range<Int>) -> (name: Range<Int>, end: Int)? {
    if let tag = SpeakerTag(bytes, range) { return (tag.name, tag.end) }
    return NamedCue(bytes, range).map { ($0.name, $0.end) }
  }

  /// Reads the label at the start of a stretch, after the time before it if there is one. A date and a time without
  /// brackets only occur in chats (`isOfChat`): whatever is between them and a colon is a name.
  private init?(behindStamp bytes: Bytes, _ range: Range<Int>, isStamped: Bool, isOfChat: Bool) {
    let start = range.lowerBound
    let limit = min(range.upperBound, start + TurnLabel.longest)
    guard start < limit, let base = bytes.baseAddress else { return nil }
    let isBracket = bytes[start] == UInt8(ascii: "[")
    guard isBracket || isOfChat || Glyphs.isLetterByte(bytes[start]) else { return nil }
    let closer = UInt8(ascii: isBracket ? "]" : ":")
    let close = start + usward_find_byte(closer, base + start, limit - start)
    var label = (isBracket ? start + 1 : start)..<max(close, start + 1)
    // `**Jane Roe**:`
    while label.count > 1, TurnLabel.isEmphasis(bytes[label.upperBound - 1]) { label = label.dropLast() }
    if !isBracket, let timed = ChatTime.name(bytes, range, isStamped: isStamped, colon: close),
      let read = LabelReading(besideTime: bytes, timed.name), read.role == .name
    {
      (role, name, isDoubtful) = (read.role, read.name, !isStamped && read.isDoubtful)
      time = isStamped ? .before : .beside
      written = timed.name
      length = timed.end - start
      return
    }
    if isBracket, HeardRemarks.isRemark(bytes, label) { return nil }
    guard close < limit,
      let read = (isStamped ? LabelReading(besideTime: bytes, label) : LabelReading(bytes, label))
        ?? (isOfChat ? ChatTime.name(bytes, label) : nil)
    else {
      guard let stopped = TurnLabel(withoutColon: bytes, range) else { return nil }
      self = stopped
      time = isStamped ? .before : .none
      return
    }
    var end = close + 1
    while end < range.upperBound, TurnLabel.isEmphasis(bytes[end]) { end += 1 }
    // `[Speaker 1]: `
    if isBracket, end < range.upperBound, bytes[end] == UInt8(ascii: ":") { end += 1 }
    guard end == range.upperBound || bytes[end] <= 0x20 || bytes[end] == 0xC2 || isBracket else { return nil }
    // A time before a single word makes it a name.
    (role, name, isDoubtful) = (read.role, read.name, !isStamped && read.isDoubtful)
    time = isStamped ? .before : .none
    written = label
    length = end - start
  }

  /// Reads a label without a colon at the start of a stretch: "Q." and "A." or a bare "Q" before a gap, in transcripts
  /// of courts and press conferences, and the names in minutes.
  private init?(withoutColon bytes: Bytes, _ range: Range<Int>) {
    let start = range.lowerBound
    if let letter = LetterLabel(bytes, range) {
      role = letter.isQuestion ? .question : .answer
      name = letter.isQuestion ? "Q" : "A"
      written = start..<start + 1
      isDoubtful = false
      length = letter.end - start
      return
    }
    guard StopLabel.mayBegin(bytes, range), let stop = StopLabel(bytes, range) else { return nil }
    role = .name
    name = bytes.string(stop.name).uppercased()
    written = stop.name
    isDoubtful = stop.isDoubtful
    length = stop.end - start
  }

  /// Reads a stretch that is only a name, perhaps with a title after a comma or dash; `nil` where there is more.
  init?(alone bytes: Bytes, _ range: Range<Int>) {
    guard range.count <= TurnLabel.longest, let last = range.last, bytes[last] != UInt8(ascii: ".") else { return nil }
    let dash = range.first { place in
      bytes[place] == 0x20
        && [" - ", " -- ", " – ", " — "].contains { bytes.holds($0, at: place, before: range.upperBound) }
    }
    let name = range.lowerBound..<(dash ?? range.upperBound)
    guard let read = LabelReading(bytes, name), read.role == .name else { return nil }
    (role, self.name, isDoubtful) = (read.role, read.name, read.isDoubtful)
    written = name
    length = range.count
  }

  /// Whether it is written in capitals, as captions write names: "Related" behind a sign names what else there is to read.
  private func isInCapitals(_ bytes: Bytes) -> Bool { !written.contains { bytes[$0].isASCIISmall } }

  /// The label as written.
  func shown(in bytes: Bytes) -> String { bytes.string(written).trimmed }

  static func isEmphasis(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
}
