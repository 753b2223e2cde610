internal import Text

/// Finds out what a surface form is to a lexicon: its parts, and for each what it may begin and belong to.
struct FormResolver: Sendable {
  private let lexicon: Lexicon
  /// The part at hand.
  private var form: ResolvedForm
  /// The key of the word at hand.
  private var key: [UInt8] = []

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    form = ResolvedForm(lexicon)
  }

  /// The parts of the form of `token`, by their numbers among `types`, where they are added. O(bytes of the form), whatever
  /// the size of the lexicon.
  mutating func resolve(_ token: Token, in bytes: Span<UInt8>, to types: inout PartTypes) -> Range<Int32> {
    let span = token.span.range
    switch token.kind {
    case .word where foldASCII(bytes, span) && !lexicon.contractions.mayHold(key.span):
      let key = key
      form.fill(key: key.span, spelt: bytes.extracting(span), isNumber: false, lexicon)
      return add(bytes, span, to: &types)
    case .word, .number, .hashtag:
      let whole = String(copying: bytes.extracting(span))
      let spelt = token.kind == .hashtag ? String(whole.dropFirst()) : whole
      let isNumber = token.kind == .number
      let keys = lexicon.contractions.parts(of: Folding.key(of: spelt))
      if keys.count == 1 {
        form.fill(key: keys[0].utf8Span.span, spelt: spelt.utf8Span.span, isNumber: isNumber, lexicon)
        return add(bytes, span, to: &types)
      }
      return add(keys, of: spelt, isNumber: isNumber, bytes, span, to: &types)
    case .url, .email, .mention, .emoji:
      form.clear()
      return add(bytes, span, to: &types)
    }
  }

  /// Folds a word of ASCII without an apostrophe to `key`; whether it is one.
  private mutating func foldASCII(_ bytes: Span<UInt8>, _ span: Range<Int>) -> Bool {
    key.removeAll(keepingCapacity: true)
    for index in span {
      let byte = bytes[index]
      if byte >= 0x80 || byte == UInt8(ascii: "'") { return false }
      key.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
    }
    return true
  }

  /// Adds a form of one part.
  private mutating func add(_ bytes: Span<UInt8>, _ span: Range<Int>, to types: inout PartTypes) -> Range<Int32> {
    form.type.note(bytes, span)
    form.type.countLetters(bytes, span)
    let number = types.number(of: form)
    return number..<number + 1
  }

  /// Adds the parts of a contraction.
  private mutating func add(
    _ keys: [String], of spelt: String, isNumber: Bool, _ bytes: Span<UInt8>, _ span: Range<Int>,
    to types: inout PartTypes
  ) -> Range<Int32> {
    let start = Int32(types.count)
    for (index, key) in keys.enumerated() {
      let head = index == 0 ? String(spelt.prefix(key.count)) : key
      form.fill(key: key.utf8Span.span, spelt: head.utf8Span.span, isNumber: isNumber, lexicon)
      form.type.note(bytes, span)
      if index == 0 { form.type.countLetters(bytes, span) }
      types.append(form)
    }
    return start..<Int32(types.count)
  }

  /// Whether the first letter is upper case, and whether there are two letters or more, all upper case.
  static func capitals(of form: Span<UInt8>) -> (isCapital: Bool, isUpper: Bool) {
    var (letters, upper, isCapital) = (0, 0, false)
    for index in form.indices {
      let byte = form[index]
      if byte >= 0x80 { return capitals(of: String(copying: form)) }
      guard (byte | 0x20) &- UInt8(ascii: "a") < 26 else { continue }
      let isUpper = byte & 0x20 == 0
      if letters == 0 { isCapital = isUpper }
      letters += 1
      if isUpper { upper += 1 }
    }
    return (isCapital, letters > 1 && upper == letters)
  }

  private static func capitals(of form: String) -> (isCapital: Bool, isUpper: Bool) {
    var (letters, upper, isCapital) = (0, 0, false)
    for scalar in form.unicodeScalars {
      guard LetterCase.isLetter(scalar) else { continue }
      let isUpper = LetterCase.isCapital(scalar)
      if letters == 0 { isCapital = isUpper }
      letters += 1
      if isUpper { upper += 1 }
    }
    return (isCapital, letters > 1 && upper == letters)
  }
}

extension PartType {
  /// Notes whether the token begins with a capital.
  fileprivate mutating func note(_ bytes: Span<UInt8>, _ token: Range<Int>) {
    if bytes[token.lowerBound] &- UInt8(ascii: "A") < 26 { marks.insert(.isCapital) }
  }

  /// Counts the letters of the token.
  fileprivate mutating func countLetters(_ bytes: Span<UInt8>, _ token: Range<Int>) {
    for index in token {
      if bytes[index] &- UInt8(ascii: "A") < 26, capitals < .max { capitals += 1 }
      if bytes[index] &- UInt8(ascii: "a") < 26, smalls < .max { smalls += 1 }
    }
  }
}

extension String {
  /// A copy of UTF-8 bytes.
  fileprivate init(copying bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
