import CByteScan
import Text

/// The label at the start of a speaker's turn: `Q:`, `Answer 2:`, `THE PRESIDENT:`, `Jane Roe:`, `[Reporter]`; of a chat's
/// `[14.10.2025 09:02] Jane Roe:`, `14/10/2025, 09:02 - Jane Roe:`, `09:02:14 From Jane Roe to Everyone:` and, alone on a
/// line, `Jane Roe  9:02 AM`; of a recording's `Jane Roe (00:12):`; of subtitles `<v Jane Roe>`; of minutes `Mr. ROE.—`.
struct TurnLabel: Hashable, Sendable {
  /// What a label says of its turn.
  enum Role: Hashable, Sendable {
    case question, answer, name
  }

  /// Question, answer or a name.
  var role: Role
  /// The label as it is compared: upper case, without numbers and marks.
  var name: String
  /// Where the label stands, without its colon.
  private var written: Range<Int>
  /// Its length in bytes with the colon.
  var length: Int
  /// Whether it could also name a matter ("Note:"): one word, not in capitals.
  var isDoubtful: Bool
  /// Whether mark-up says that it is a speaker: WebVTT's `<v Jane Roe>`.
  private(set) var isMarked = false
  /// What time stands beside it.
  private(set) var time = Time.none

  /// Times beside a label.
  enum Time: Hashable, Sendable {
    case none
    /// One before it with a day or in brackets, as chats alone have.
    case before
    /// Another before it, or one behind it.
    case beside
  }

  /// The bytes in which a label ends.
  static let longest = 60

  /// Reads the label at the start of a stretch; `nil` when there is none. Most stretches have no colon so near to their start,
  /// and cost next to nothing.
  @inline(__always)
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    guard TurnLabel.mayBegin(bytes, range) else { return nil }
    self.init(reading: bytes, range)
  }

  /// Whether a stretch may begin with a label, by its first byte and its colons. So many spaces more than in the text stand
  /// within it.
  @inline(__always)
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>, spaced: Int = 0) -> Bool {
    guard let base = bytes.baseAddress, range.count > 1 else { return false }
    // A mask of 64 bytes has no room for more; one of all 64 would be none.
    if spaced >= 64 &- longest { return true }
    let first = bytes[range.lowerBound]
    guard Glyphs.isLetterByte(first) else { return mayBeginInMark(bytes, range) }
    // Most have none, which is told by less than where they stand.
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

  /// Whether a stretch that begins with no letter may begin with a label.
  @inline(never)
  private static func mayBeginInMark(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    return first == UInt8(ascii: "[") || isEmphasis(first) || first == 0x20 || ChatTime.mayBegin(bytes, range)
      || ChatTime.mayBeginWithClock(bytes, range) || SpeakerTag.mayBegin(bytes, range)
  }

  /// Whether a colon may stand where a label at a place would have it.
  @inline(__always)
  static func mayHoldColon(_ bytes: Bytes, from start: Int) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return usward_may_hold(UInt8(ascii: ":"), base + start, bytes.count - start)
  }

  /// Whether what stands behind a colon may follow a label: a gap, marks of emphasis before one, or nothing.
  @inline(__always)
  private static func mayEnd(_ bytes: Bytes, at place: Int, _ range: Range<Int>) -> Bool {
    place >= range.upperBound || bytes[place] <= 0x20 || bytes[place] == 0xC2 || isEmphasis(bytes[place])
  }

  /// Whether a colon before a place, which is not the first byte, stands between the digits of a time.
  @inline(__always)
  private static func isWithinClock(_ bytes: Bytes, _ place: Int, _ range: Range<Int>) -> Bool {
    place < range.upperBound && bytes[place].isASCIIDigit && bytes[place - 2].isASCIIDigit
  }

  /// Reads the label at the start of a stretch that may begin with one.
  init?(reading bytes: Bytes, _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound, TurnLabel.isEmphasis(bytes[start]) || bytes[start] == 0x20 { start += 1 }
    if let tag = SpeakerTag(bytes, start..<range.upperBound) {
      let read = TurnLabel.read(bytes, tag.name)
      (role, name, isDoubtful) = (read?.0 ?? .name, read?.1 ?? bytes.string(tag.name).uppercased(), false)
      written = tag.name
      isMarked = true
      length = tag.end - range.lowerBound
      return
    }
    if let sender = ChatTime.sender(bytes, start..<range.upperBound) {
      let given = sender.isGiven ? ChatTime.name(bytes, sender.name) : nil
      guard let read = TurnLabel.read(bytes, sender.name) ?? given else { return nil }
      (role, name, isDoubtful) = (read.0, read.1, read.2 && !sender.isGiven)
      written = sender.name
      length = sender.end - range.lowerBound
      time = .beside
      return
    }
    let isBracketed = start < range.upperBound && bytes[start] == UInt8(ascii: "[")
    let stamped = ChatTime.endOfStamp(bytes, start..<range.upperBound)
    if let stamped { start = stamped }
    let isStamped = stamped != nil
    time = isStamped ? .before : .none
    let limit = min(range.upperBound, start + TurnLabel.longest)
    guard start < limit, let base = bytes.baseAddress else { return nil }
    let first = bytes[start]
    let isBracket = first == UInt8(ascii: "[")
    // A day and a time without brackets are a chat's alone: whatever stands between them and a colon is a name.
    let isOfChat = isStamped && !isBracketed
    guard isBracket || isOfChat || Glyphs.isLetterByte(first) else { return nil }
    let closer = UInt8(ascii: isBracket ? "]" : ":")
    let close = start + usward_find_byte(closer, base + start, limit - start)
    var label = (isBracket ? start + 1 : start)..<max(close, start + 1)
    // `**Jane Roe**:`
    while label.count > 1, TurnLabel.isEmphasis(bytes[label.upperBound - 1]) { label = label.dropLast() }
    if !isBracket, let timed = ChatTime.name(bytes, start..<range.upperBound, isStamped: isStamped, colon: close),
      let read = TurnLabel.readTimed(bytes, timed.name), read.0 == .name
    {
      (role, name, isDoubtful) = (read.0, read.1, !isStamped && read.2)
      if !isStamped { time = .beside }
      written = timed.name
      length = timed.end - range.lowerBound
      return
    }
    if isBracket, HeardRemarks.isRemark(bytes, label) { return nil }
    if close < limit,
      let read = (isStamped ? TurnLabel.readTimed(bytes, label) : TurnLabel.read(bytes, label))
        ?? (isOfChat ? ChatTime.name(bytes, label) : nil)
    {
      var end = close + 1
      while end < range.upperBound, TurnLabel.isEmphasis(bytes[end]) { end += 1 }
      guard end == range.upperBound || bytes[end] <= 0x20 || bytes[end] == 0xC2 || isBracket else { return nil }
      // A time before it makes of a single word a name.
      (role, name, isDoubtful) = (read.0, read.1, !isStamped && read.2)
      written = label
      length = end - range.lowerBound
      return
    }
    // Court and press transcripts: "Q." and "A." or a bare "Q" before a gap.
    if let letter = LetterLabel(bytes, start..<range.upperBound) {
      role = letter.isQuestion ? .question : .answer
      name = letter.isQuestion ? "Q" : "A"
      written = start..<start + 1
      isDoubtful = false
      length = letter.end - range.lowerBound
      return
    }
    let rest = start..<range.upperBound
    guard StopLabel.mayBegin(bytes, rest), let stop = StopLabel(bytes, rest) else { return nil }
    role = .name
    name = bytes.string(stop.name).uppercased()
    written = stop.name
    isDoubtful = stop.isDoubtful
    length = stop.end - range.lowerBound
  }

  /// Reads a stretch that holds only a name, and maybe a title behind a comma or dash; `nil` where it holds more.
  init?(alone bytes: Bytes, _ range: Range<Int>) {
    guard range.count <= TurnLabel.longest, let last = range.last, bytes[last] != UInt8(ascii: ".") else { return nil }
    let dash = range.first { place in
      bytes[place] == 0x20
        && [" - ", " -- ", " – ", " — "].contains { bytes.holds($0, at: place, before: range.upperBound) }
    }
    let name = range.lowerBound..<(dash ?? range.upperBound)
    guard let read = TurnLabel.read(bytes, name), read.0 == .name else { return nil }
    (role, self.name, isDoubtful) = read
    written = name
    length = range.count
  }

  /// The label as written.
  func shown(in bytes: Bytes) -> String { bytes.string(written).trimmingSpaces() }

  private static func read(_ bytes: Bytes, _ label: Range<Int>) -> (Role, String, Bool)? {
    // What says question or answer is one word too.
    guard mayBeName(bytes, label) else { return nil }
    let isPlain = !label.contains { bytes[$0] &- 0x20 >= 0x5F }
    guard let read = isPlain ? PlainLabel(bytes, label)?.reading : readAny(bytes.string(label)) else { return nil }
    return read.0 == .name && bringsInSpeech(bytes, label) ? nil : read
  }

  /// Reads a label beside a time, where offices show names as their lists have them: "Roe, Jane" is Jane Roe.
  private static func readTimed(_ bytes: Bytes, _ label: Range<Int>) -> (Role, String, Bool)? {
    // "Jane Roe, Chair" has both names before the comma.
    guard let family = read(bytes, label), family.0 == .name, !family.1.contains(" "),
      let comma = label.first(where: { bytes[$0] == UInt8(ascii: ",") }),
      let given = read(bytes, comma + 1..<label.upperBound), given.0 == .name
    else { return read(bytes, label) }
    return (.name, given.1 + " " + family.1, false)
  }

  /// Whether a label goes on behind a comma or bracket with a verb of speech: it is then the start of a sentence of the
  /// author's, "Jane Roe, its chair, said:". What is written in capitals is none: "Ms. Roe, United States:".
  private static func bringsInSpeech(_ bytes: Bytes, _ label: Range<Int>) -> Bool {
    var start = label.upperBound
    while start > label.lowerBound, bytes[start - 1] != UInt8(ascii: ","), bytes[start - 1] != UInt8(ascii: ")") {
      start -= 1
    }
    guard start > label.lowerBound else { return false }
    let words = bytes[start..<label.upperBound].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      .filter { !Attribution.helpers.contains($0) }
    return [words.first, words.last].contains { $0.map(Attribution.verbs.contains) == true }
  }

  /// The words of a name, at most.
  static let mostWords = 4

  /// Whether no more words than a name has, told by their ASCII letters, stand before a bracket or comma, and none of them is
  /// a small one that no name has: most colons come after others, and those cost next to nothing.
  private static func mayBeName(_ bytes: Bytes, _ label: Range<Int>) -> Bool {
    var words = 0
    var isInWord = false
    var place = label.lowerBound
    while place < label.upperBound {
      let byte = bytes[place]
      if byte.isASCIILetter {
        if !isInWord {
          words &+= 1
          if words > mostWords || isForeignToNames(bytes, place, label) { return false }
          isInWord = true
        }
      } else if byte == 0x20 {
        isInWord = false
      } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",") {
        return true
      }
      place &+= 1
    }
    return true
  }

  /// Whether a word that is no particle begins at a place with a small letter, behind another word and a space.
  private static func isForeignToNames(_ bytes: Bytes, _ place: Int, _ label: Range<Int>) -> Bool {
    guard bytes[place] >= 0x61, place >= label.lowerBound + 2, bytes[place - 1] == 0x20,
      bytes[place - 2].isASCIILetter
    else { return false }
    var end = place
    while end < label.upperBound, bytes[end] != 0x20 { end += 1 }
    return !LabelParticles.contains(bytes, place..<end)
  }

  /// Reads a label past ASCII.
  private static func readAny(_ label: String) -> (Role, String, Bool)? {
    let shown = label.trimmingSpaces()
    let plain = String(shown.filter { !isNumberOrMark($0) }).trimmingSpaces()
    guard !plain.isEmpty else { return nil }
    let capitals = plain.uppercased()
    if let known = keywords.first(where: { $0.word == capitals }) {
      return (known.role, known.role == .question ? "Q" : "A", false)
    }
    guard plain == shown else { return nil }
    let outside = shown.prefix { $0 != "(" && $0 != "," }
    let words = outside.split(separator: " ")
    guard (1...mostWords).contains(words.count), words.allSatisfy(isNameWord) else { return nil }
    let isCapitals = !outside.contains { $0.isLowercase }
    let letters = outside.reduce(0) { $0 + (isLetter($1) ? 1 : 0) }
    guard letters >= 2 else { return nil }
    return (.name, String(outside).trimmingSpaces().uppercased(), words.count == 1 && !isCapitals)
  }

  /// The labels that say what a turn is, whoever speaks.
  private static let keywords: [(word: String, role: Role)] =
    TokenList.questionLabels.wordStrings.map { ($0.uppercased(), .question) }
    + TokenList.answerLabels.wordStrings.map { ($0.uppercased(), .answer) }

  /// The same, each as one integer.
  static let plainKeywords: [(letters: UInt128, role: Role)] = keywords.map { word, role in
    (word.utf8.reduce(0) { $0 << 8 | UInt128($1) }, role)
  }

  /// A bit for each letter that begins one of them.
  static let keywordStarts: UInt32 = keywords.reduce(0) { bits, keyword in
    keyword.word.utf8.first.map { bits | 1 << UInt32($0 & 31) } ?? bits
  }

  private static func isNameWord(_ word: Substring) -> Bool {
    guard let first = word.first, first.isUppercase || LabelParticles.contains(word) else { return false }
    return word.allSatisfy { isLetter($0) || "-.'’".contains($0) }
  }

  /// Whether a character is a number, or a mark that may stand around one. What is of ASCII costs little.
  private static func isNumberOrMark(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character.isNumber }
    return byte.isASCIIDigit || byte == UInt8(ascii: "#") || isEmphasis(byte)
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.asciiValue.map { $0.isASCIILetter } ?? character.isLetter
  }

  static func isEmphasis(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
}
