/// A token pattern as a tree.
///
/// The language is described in docs/rules.md; in short: `word`, `pre*`, `=Cased`, `<category>`, `%class`, `_` (any),
/// `a&b` (both), `!x` (not x here), `(a|b c)`, `x?`, `x{0,3}`, `[x]` (the part that is the evidence), `,` (a comma may
/// stand here), `;` (any punctuation may), `^` and `$` (clause ends), `^^` and `$$` (sentence ends).
indirect enum Pattern: Hashable, Sendable {
  case test([PatternTest])
  case sequence([Pattern])
  case choice([Pattern])
  case repeated(Pattern, ClosedRange<Int>)
  case absent(Pattern)
  case captured(Pattern)
  case edge(PatternEdge)
  case mayCross(PartGap)
}

/// A place between parts.
enum PatternEdge: Hashable, Sendable, CaseIterable {
  case clauseStart, clauseEnd, sentenceStart, sentenceEnd
}

/// A test of one part; all tests of a list must hold.
struct PatternTest: Hashable, Sendable {
  /// What a part may be.
  enum Subject: Hashable, Sendable {
    /// A folded word or, with `*` at its end, a prefix.
    case word(String)
    /// A form whose case matters.
    case cased(String)
    /// A word or phrase of the named category.
    case category(String)
    case partClass(PartClass)
    /// One of some words, cased forms and categories; of categories their words alone. Only `simplified` makes it.
    case anyOf([Subject])
    case anything
  }

  var subject: Subject
  var isNegated: Bool
}

/// A quality of a part that no list can give.
enum PartClass: String, Hashable, Sendable, CaseIterable {
  /// Begins with a capital; the pronoun I does not count.
  case capital
  /// Two letters or more, all capitals.
  case upper
  /// A capitalised word that does not open its sentence.
  case name
  /// A number.
  case number
  /// Stands as a list label: `(i)`, `i)`, or first in its block before a full stop.
  case label
  /// Follows a slash, full stop or ampersand without a space.
  case joinedBefore = "joined-before"
  /// A hyphen, slash or full stop and a letter or digit follow without a space.
  case joinedAfter = "joined-after"
  /// A full stop follows directly and the sentence goes on: an initial or abbreviation.
  case dotted
  /// Opens its sentence.
  case first
  /// Stands in a sentence that is in capitals.
  case shouted
  /// Stands in a sentence that ends in a question mark.
  case asked

  /// Whether the form alone decides it.
  var isOfForm: Bool { self == .capital || self == .upper || self == .number }

  /// Whether it is the same for all parts of a sentence.
  var isOfSentence: Bool { self == .shouted || self == .asked }

  /// Its place among all classes.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
