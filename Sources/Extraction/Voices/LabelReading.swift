import Text

/// The meaning of a label's words, without the marks and times around them.
struct LabelReading {
  /// Question, answer or a name.
  let role: TurnLabel.Role
  /// The label in its form for comparison: upper case, without numbers and marks.
  let name: String
  /// Whether it could also be a heading of its text ("Note:"): a single word that is not in capitals.
  let isDoubtful: Bool
}

extension LabelReading {
  /// Reads a stretch; `nil` when it is not a label.
  init?(_ bytes: Bytes, _ label: Range<Int>) {
    // The words for question and answer are single words too.
    guard Self.mayBeName(bytes, label) else { return nil }
    if let numbered = LabelReading(numbered: bytes, label) {
      self = numbered
      return
    }
    let isPlain = !label.contains { bytes[$0] &- 0x20 >= 0x5F }
    if let listed = LabelReading(listed: bytes, label) {
      self = listed
      return
    }
    guard let read = isPlain ? PlainLabel(bytes, label)?.reading : LabelReading(any: bytes.string(label)),
      read.role != .name || !Self.bringsInSpeech(bytes, label)
    else { return nil }
    self = read
  }

  /// Reads two words with a comma between, as offices list names: "Roe, Jane" is Jane Roe; `nil` for anything else.
  private init?(listed bytes: Bytes, _ label: Range<Int>) {
    let outside = label.prefix { bytes[$0] != UInt8(ascii: "(") }
    let parts = outside.split { bytes[$0] == UInt8(ascii: ",") }
    guard parts.count == 2, let comma = parts[0].last.map({ $0 + 1 }), comma + 1 < label.upperBound,
      bytes[comma + 1] == 0x20, outside.count == label.count || bytes[label.upperBound - 1] == UInt8(ascii: ")")
    else { return nil }
    let names = parts.map { bytes.string($0.startIndex..<$0.endIndex).trimmed }
    guard names.allSatisfy({ !$0.contains(" ") && Self.isNameWord($0[...]) && $0.contains(where: \.isLowercase) })
    else {
      return nil
    }
    self.init(role: .name, name: (names[1] + " " + names[0]).uppercased(), isDoubtful: true)
  }

  /// Reads a word for one who speaks and a number, as programs call those whose names they do not know: "Speaker 2",
  /// "SPEAKER_01". The number tells them apart; `nil` for anything else.
  init?(numbered bytes: Bytes, _ label: Range<Int>) {
    guard let last = label.last, bytes[last].isASCIIDigit, label.count <= Self.longestNumbered else { return nil }
    let number = label.reversed().prefix { bytes[$0].isASCIIDigit }.count
    let words = bytes.string(label.dropLast(number)).split { $0 == " " || $0 == "_" }.joined(separator: " ")
      .lowercased()
    guard number <= 3, Self.numberedSpeakers.contains(words) else { return nil }
    let name = words.uppercased() + " " + bytes.string(label.suffix(number))
    self.init(role: .name, name: name, isDoubtful: false)
  }

  private static let numberedSpeakers = Set(TokenList.numberedSpeakers.lineStrings)
  private static let longestNumbered = 32

  /// Reads a stretch next to a time, where organisations have names as in a directory: "Roe, Jane" is Jane Roe.
  init?(besideTime bytes: Bytes, _ label: Range<Int>) {
    if let listed = LabelReading(listed: bytes, label) {
      self.init(role: .name, name: listed.name, isDoubtful: false)
      return
    }
    guard let family = LabelReading(bytes, label) else { return nil }
    // "Jane Roe, Chair" has both names before the comma.
    guard family.role == .name, !family.name.contains(" "),
      let comma = label.first(where: { bytes[$0] == UInt8(ascii: ",") }),
      let given = LabelReading(bytes, comma + 1..<label.upperBound), given.role == .name
    else {
      self = family
      return
    }
    self.init(role: .name, name: given.name + " " + family.name, isDoubtful: false)
  }

  /// Whether a label continues after a comma or bracket with a verb of speech: then it begins a sentence of the
  /// author's, "Jane Roe, its chair, said:". Text in capitals does not: "Ms. Roe, United States:".
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

  /// The most words of a name.
  static let mostWords = 4

  /// Whether no more words than a name has, judged by their ASCII letters, precede a bracket or comma, and none of them
  /// is a lower-case word that names do not have: most colons follow other words, and those cost next to nothing.
  private static func mayBeName(_ bytes: Bytes, _ label: Range<Int>) -> Bool {
    var words = 0
    var isInWord = false
    var place = label.lowerBound
    while place < label.upperBound {
      let byte = bytes[place]
      if byte.isASCIILetter {
        if !isInWord {
          // Particles are no names of their own: "María José de la Cruz Roe".
          words &+= byte < 0x61 ? 1 : 0
          if words > mostWords || isForeignToNames(bytes, place, label) { return false }
          isInWord = true
        }
      } else if byte == 0x20 {
        isInWord = false
      } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",") || place == addition(bytes, label, at: place) {
        return true
      }
      place &+= 1
    }
    return true
  }

  /// Where what is added to a name begins, as programs of meetings show people by what they call themselves: "Jane Roe | Acme",
  /// "Jane Roe - Chair", "Jane Roe [Acme]"; `nil` where nothing is.
  static func addition(_ bytes: Bytes, _ label: Range<Int>) -> Int? {
    label.first { addition(bytes, label, at: $0) != nil }
  }

  /// The place, if it is there that an addition begins.
  private static func addition(_ bytes: Bytes, _ label: Range<Int>, at place: Int) -> Int? {
    guard place > label.lowerBound, bytes[place - 1] == 0x20 else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "|"), UInt8(ascii: "["): return place
    case UInt8(ascii: "-"): return place + 1 < label.upperBound && bytes[place + 1] == 0x20 ? place : nil
    default: return nil
    }
  }

  /// Whether a lower-case word that is not a particle begins at a place, after another word and a space.
  private static func isForeignToNames(_ bytes: Bytes, _ place: Int, _ label: Range<Int>) -> Bool {
    guard bytes[place] >= 0x61, place >= label.lowerBound + 2, bytes[place - 1] == 0x20,
      bytes[place - 2].isASCIILetter
    else { return false }
    var end = place
    while end < label.upperBound, bytes[end] != 0x20 { end += 1 }
    return !LabelParticles.contains(bytes, place..<end)
  }

  /// Reads a non-ASCII label.
  private init?(any label: String) {
    let shown = label.trimmed
    let plain = String(shown.filter { !Self.isNumberOrMark($0) }).trimmed
    guard !plain.isEmpty else { return nil }
    let capitals = plain.uppercased()
    if let known = Self.keywords.first(where: { $0.word == capitals }) {
      self.init(role: known.role, name: known.role == .question ? "Q" : "A", isDoubtful: false)
      return
    }
    guard plain == shown else { return nil }
    let outside = shown.prefix { $0 != "(" && $0 != "," }
    let words = outside.split(separator: " ")
    let names = words.count { $0.first?.isUppercase == true }
    guard (1...Self.mostWords).contains(names), words.allSatisfy(Self.isNameWord) else { return nil }
    let isCapitals = !outside.contains { $0.isLowercase }
    let letters = outside.reduce(0) { $0 + (Self.isLetter($1) ? 1 : 0) }
    guard letters >= 2 else { return nil }
    self.init(
      role: .name, name: String(outside).trimmed.uppercased(), isDoubtful: words.count == 1 && !isCapitals)
  }

  /// The labels that say what a turn is, whoever speaks.
  private static let keywords: [(word: String, role: TurnLabel.Role)] =
    TokenList.questionLabels.wordStrings.map { ($0.uppercased(), .question) }
    + TokenList.answerLabels.wordStrings.map { ($0.uppercased(), .answer) }

  /// The same, each as an integer.
  static let plainKeywords: [(letters: UInt128, role: TurnLabel.Role)] = keywords.map { word, role in
    (word.utf8.reduce(0) { $0 << 8 | UInt128($1) }, role)
  }

  /// A bit for the first letter of each of them.
  static let keywordStarts: UInt32 = keywords.reduce(0) { bits, keyword in
    keyword.word.utf8.first.map { bits | 1 << UInt32($0 & 31) } ?? bits
  }

  private static func isNameWord(_ word: Substring) -> Bool {
    guard let first = word.first, first.isUppercase || LabelParticles.contains(word) else { return false }
    return word.allSatisfy { isLetter($0) || "-.'’".contains($0) }
  }

  /// Whether a character is a digit, or a mark that may be around a number. ASCII is fast.
  private static func isNumberOrMark(_ character: Character) -> Bool {
    character.asciiValue.map(isNumberOrMark) ?? character.isNumber
  }

  /// Whether a byte is a digit, or a mark that may be around a number.
  static func isNumberOrMark(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == UInt8(ascii: "#") || TurnLabel.isEmphasis(byte)
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.asciiValue.map { $0.isASCIILetter } ?? character.isLetter
  }
}
