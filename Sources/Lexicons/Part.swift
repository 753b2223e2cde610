/// What is between a part and the one before it, in the order of how strongly it separates: from nothing that matters
/// to what no phrase crosses.
@usableFromInline package enum PartGap: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  /// White space, a hyphen, quotation marks, or nothing.
  case none
  /// A comma or a slash.
  case comma
  /// A semicolon, colon, dash, bracket, or an end of sentence.
  case strong

  /// Orders gaps by how strongly they separate.
  @usableFromInline package static func < (a: PartGap, b: PartGap) -> Bool { a.rawValue < b.rawValue }
}

/// A word of a text as matching sees it; a contraction is several parts.
@usableFromInline package struct Part: Hashable, Sendable {
  /// The index of its folded form in the reader's types.
  var type: Int32
  /// Where the row of tests that its form passes begins in the reader's types.
  var row: Int32
  /// Where the row of needs that its form passes begins.
  var needs: Int32
  /// The index of its token.
  @usableFromInline package internal(set) var token: Int32
  /// What is before it.
  @usableFromInline package internal(set) var gap: PartGap
  /// What it does in its clause.
  @usableFromInline package internal(set) var marks: ClauseMarks
  /// Whether it is within the reach of an earlier negation in its clause.
  @usableFromInline package internal(set) var isNegated = false
  /// Whether phrases of the lexicon begin with it, which are in `SentenceReading.phrases`.
  var opensPhrase = false

  /// A placeholder.
  static let blank = Part(type: 0, row: 0, needs: 0, token: 0, gap: .none, marks: [])
}

/// What a part does in its clause, according to support categories of the lexicon: `negation`, `negation.end`,
/// `clause.opener`, `clause.relative` and those under `subject`.
@usableFromInline package struct ClauseMarks: OptionSet, Hashable, Sendable {
  /// The bits.
  @usableFromInline package var rawValue: UInt8

  /// Makes marks of bits.
  @usableFromInline package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A negation ends with it and takes effect.
  @usableFromInline package static let negates = ClauseMarks(rawValue: 1)
  /// Something that ends the reach of a negation begins with it.
  @usableFromInline package static let endsNegation = ClauseMarks(rawValue: 2)
  /// A clause opener begins with it.
  @usableFromInline package static let opensClause = ClauseMarks(rawValue: 4)
  /// Its token begins with an upper-case ASCII letter.
  @usableFromInline package static let isCapital = ClauseMarks(rawValue: 8)

  /// The beginning of a relative clause begins with it.
  @usableFromInline package static let isRelative = ClauseMarks(rawValue: 128)

  /// The lowest of the three bits that have the number of the subject.
  static let subjectShift: UInt8 = 4

  /// The actor that it names as a subject; `nil` when it names none.
  @usableFromInline package var subject: RuleActor? {
    get {
      switch rawValue >> Self.subjectShift & 7 {
      case 1: .author
      case 2: .group
      case 3: .addressee
      case 4: .other
      default: nil
      }
    }
    set {
      let number: UInt8 =
        switch newValue {
        case .author: 1
        case .group: 2
        case .addressee: 3
        case .other: 4
        case nil: 0
        }
      rawValue = rawValue & ~(7 << Self.subjectShift) | number << Self.subjectShift
    }
  }
}
