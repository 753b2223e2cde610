internal import Text

/// Finds out what a surface form is to a lexicon: its parts, and for each what it may begin and belong to.
struct FormResolver: Sendable {
  private let lexicon: Lexicon
  /// The candidates of the word at hand, by category.
  private var candidates: [EntryCandidate] = []
  /// The key of the word at hand.
  private var key: [UInt8] = []

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The parts of the form of `token`. O(bytes of the form), whatever the size of the lexicon.
  mutating func parts(of token: Token, in bytes: Span<UInt8>) -> [ResolvedForm] {
    let form = String(copying: bytes, token.span.range)
    var parts: [ResolvedForm] = []
    switch token.kind {
    case .word, .number, .hashtag:
      let bare = token.kind == .hashtag ? String(form.dropFirst()) : form
      let keys = lexicon.contractions.parts(of: Folding.key(of: bare))
      for (index, key) in keys.enumerated() {
        let head = keys.count == 1 ? bare : index == 0 ? String(bare.prefix(key.count)) : key
        parts.append(resolve(key: key, form: head, isNumber: token.kind == .number))
      }
    case .url, .email, .mention, .emoji: parts.append(ResolvedForm())
    }
    let isCapital = bytes[token.span.start] &- UInt8(ascii: "A") < 26
    for index in parts.indices where isCapital { parts[index].type.marks.insert(.isCapital) }
    if !parts.isEmpty { countLetters(bytes, token.span.range, &parts[0].type) }
    return parts
  }

  /// How a form is spelt that the lexicon does not know, as most new forms are; `nil` where it may know it, and for what is
  /// not told by its bytes alone.
  mutating func spellingOfUnknown(_ token: Token, in bytes: Span<UInt8>) -> Spelling? {
    guard token.kind == .word else { return nil }
    key.removeAll(keepingCapacity: true)
    for index in token.span.range {
      let byte = bytes[index]
      if byte >= 0x80 || byte == UInt8(ascii: "'") { return nil }
      key.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
    }
    // The pronoun is no capital, whoever knows it.
    if key.count == 1, key[0] == UInt8(ascii: "i") { return nil }
    if lexicon.knows(key: key.span, form: bytes.extracting(token.span.range)) { return nil }
    var type = PartType()
    countLetters(bytes, token.span.range, &type)
    let letters = Int(type.capitals) + Int(type.smalls)
    var first = token.span.start
    while first < token.span.end, (bytes[first] | 0x20) &- UInt8(ascii: "a") >= 26 { first += 1 }
    if first < token.span.end, bytes[first] & 0x20 == 0 { type.traits.insert(.capital) }
    if letters > 1, type.smalls == 0 { type.traits.insert(.upper) }
    if bytes[token.span.start] &- UInt8(ascii: "A") < 26 { type.marks.insert(.isCapital) }
    return Spelling(type)
  }

  private func countLetters(_ bytes: Span<UInt8>, _ range: Range<Int>, _ type: inout PartType) {
    for index in range {
      if bytes[index] &- UInt8(ascii: "A") < 26, type.capitals < .max { type.capitals += 1 }
      if bytes[index] &- UInt8(ascii: "a") < 26, type.smalls < .max { type.smalls += 1 }
    }
  }

  private mutating func resolve(key: String, form: String, isNumber: Bool) -> ResolvedForm {
    var resolved = ResolvedForm()
    let (isCapital, isUpper) = Self.capitals(of: form)
    if isCapital, key != "i" { resolved.type.traits.insert(.capital) }
    if isUpper { resolved.type.traits.insert(.upper) }
    if isNumber { resolved.type.traits.insert(.number) }
    if !isNumber { resolved.type.weighed = lexicon.weighedWords.number(of: key) ?? -1 }
    lexicon.lookUp(&resolved, key: key, form: form, isCapital: isCapital)
    collectMatches(&resolved)
    return resolved
  }

  /// Whether the first letter is upper case, and whether there are two letters or more, all upper case.
  private static func capitals(of form: String) -> (isCapital: Bool, isUpper: Bool) {
    var (letters, upper, isCapital) = (0, 0, false)
    for scalar in form.unicodeScalars {
      let isLetter: Bool
      let isUpper: Bool
      if scalar.isASCII {
        isUpper = scalar.value &- 0x41 < 26
        isLetter = isUpper || scalar.value &- 0x61 < 26
      } else {
        isUpper = scalar.properties.isUppercase
        isLetter = scalar.properties.isAlphabetic
      }
      guard isLetter else { continue }
      if letters == 0 { isCapital = isUpper }
      letters += 1
      if isUpper { upper += 1 }
    }
    return (isCapital, letters > 1 && upper == letters)
  }

  /// What the word is by itself, where no phrase is near: the best entry of each category.
  private mutating func collectMatches(_ resolved: inout ResolvedForm) {
    guard !resolved.wordEntries.isEmpty else { return }
    candidates.removeAll(keepingCapacity: true)
    var excepted: [Int32] = []
    for entry in resolved.wordEntries {
      let shape = lexicon.entries.shape(entry)
      for category in lexicon.above[Int(shape.own)] {
        if shape.isException {
          excepted.append(category)
        } else {
          EntryCandidate(category: category, entry: entry, end: 1).enter(&candidates, lexicon.entries)
        }
      }
    }
    for candidate in candidates where !excepted.contains(candidate.category) {
      let own = Int(lexicon.entries.shape(candidate.entry).own)
      resolved.matches += [candidate.category, candidate.entry]
      resolved.type.traits.insert(.matches)
      if lexicon.isListed[own] {
        resolved.type.traits.insert(.listed)
      } else {
        let match = CountedMatch(category: candidate.category, own: Int32(own), lexicon.roles)
        resolved.counted.append(match.number)
      }
      if own == Int(candidate.category) { resolved.type.marks.add(lexicon.clauseMarks[own]) }
    }
    resolved.counted.sort()
    if let opener = lexicon.clauseOpener, resolved.categories.contains(opener) {
      resolved.type.traits.insert(.opensClause)
    }
  }
}

extension ClauseMarks {
  /// Adds marks; a subject takes the place of an earlier one.
  mutating func add(_ marks: ClauseMarks) {
    if let subject = marks.subject { self.subject = subject }
    formUnion(marks.intersection([.negates, .endsNegation, .opensClause, .isRelative]))
  }
}

extension String {
  /// A copy of UTF-8 bytes.
  fileprivate init(copying bytes: Span<UInt8>, _ range: Range<Int>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(bytes[index]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
