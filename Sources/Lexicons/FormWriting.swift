import Text

/// How a form is written, as far as that matters.
struct FormWriting: Sendable {
  /// `capital`, `upper` and `number`.
  var traits: PartTraits = []
  /// The classes of parts that it belongs to because of how it is written.
  var classes: WrittenClasses = []
  /// The numbers of upper-case and of lower-case ASCII letters in its token, each capped at 65,535.
  var capitals: UInt16 = 0
  var smalls: UInt16 = 0
  /// Whether its token begins with an upper-case ASCII letter.
  var beginsWithCapital = false
  /// Its number among the words that formulas weigh; -1 if it is not one of them.
  var weighed: Int32 = -1
}

/// The classes of parts that a form belongs to because of how it is written.
struct WrittenClasses: OptionSet, Sendable {
  let rawValue: UInt8

  /// The first letter is a capital.
  static let capital = WrittenClasses(rawValue: 1)
  /// It has two letters or more, all capitals.
  static let upper = WrittenClasses(rawValue: 2)
  /// It is a number.
  static let number = WrittenClasses(rawValue: 4)
}

extension FormWriting {
  /// Makes the writing of a word or number from its first letter's case and from whether it has at least two letters,
  /// all of them upper case.
  init(isCapital: Bool, isUpper: Bool, isNumber: Bool, isPronoun: Bool) {
    // The pronoun I does not count as capitalised.
    if isCapital, !isPronoun { traits.insert(.capital) }
    if isCapital { classes.insert(.capital) }
    if isUpper {
      traits.insert(.upper)
      classes.insert(.upper)
    }
    if isNumber { markNumber() }
  }

  /// Marks it as a number.
  mutating func markNumber() {
    traits.insert(.number)
    classes.insert(.number)
  }

  /// Makes the writing of a word or number from its key and its spelling.
  init(key: Span<UInt8>, spelt: Span<UInt8>, isNumber: Bool) {
    let (isCapital, isUpper) = Self.capitals(of: spelt)
    let isPronoun = key.count == 1 && key[0] == UInt8(ascii: "i")
    self.init(isCapital: isCapital, isUpper: isUpper, isNumber: isNumber, isPronoun: isPronoun)
  }

  /// Whether the first letter is upper case, and whether there are at least two letters, all of them upper case.
  private static func capitals(of form: Span<UInt8>) -> (isCapital: Bool, isUpper: Bool) {
    if !form.isASCII { return capitals(of: String(copying: form)) }
    var (letters, upper, isCapital) = (0, 0, false)
    for index in form.indices {
      let byte = form[index]
      guard byte.isASCIILetter else { continue }
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

  /// Notes whether the token begins with an upper-case letter.
  mutating func noteFirst(_ token: Span<UInt8>) {
    beginsWithCapital = !token.isEmpty && token[0].isASCIICapital
  }

  /// Counts the letters of the token.
  mutating func countLetters(_ token: Span<UInt8>) {
    for index in token.indices {
      if token[index].isASCIICapital, capitals < .max { capitals += 1 }
      if token[index].isASCIISmall, smalls < .max { smalls += 1 }
    }
  }
}

extension String {
  /// A copy of UTF-8 bytes.
  init(copying bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
