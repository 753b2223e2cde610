/// A token pattern as a tree.
///
/// docs/rules.md describes the language; in short: `word`, `pre*`, `=Cased`, `<category>`, `%class`, `_` (any), `a&b`
/// (both), `!x` (not x here), `(a|b c)`, `x?`, `x{0,3}`, `[x]` (the part that is the evidence), `,` (a comma may be
/// here), `;` (any punctuation may be), `^` and `$` (clause ends), `^^` and `$$` (sentence ends).
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

/// A list of tests for one part, all of which must hold.
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
    /// One of several words, cased forms and categories, of which only the single words count. Only `simplified` makes
    /// it.
    case anyOf([Subject])
    case anything
  }

  var subject: Subject
  var isNegated: Bool
}

/// A property of a part that no list of words can express.
enum PartClass: String, Hashable, Sendable, CaseIterable {
  /// Has an upper-case letter as its first letter. The word I never counts, as a pronoun or otherwise.
  case capital
  /// Has at least two letters, all of them upper case.
  case upper
  /// Is `capital` and does not open its sentence.
  case name
  /// A number.
  case number
  /// Is a list label: `(i)`; or, where a sentence opens its text or line, `i)` or `i.`.
  case label
  /// Follows a slash, full stop or ampersand without a space.
  case joinedBefore = "joined-before"
  /// Is followed, without a space, by a hyphen, slash, full stop or ampersand and then the next part of its sentence.
  case joinedAfter = "joined-after"
  /// Is directly followed by a full stop after which the sentence continues: an initial or abbreviation.
  case dotted
  /// Opens its sentence.
  case first
  /// Is in a sentence written in capitals.
  case shouted
  /// Is in a sentence that ends with a question mark.
  case asked

  /// Whether the form alone decides it.
  var isOfForm: Bool { self == .capital || self == .upper || self == .number }

  /// Whether it is the same for all parts of a sentence.
  var isOfSentence: Bool { self == .shouted || self == .asked }

  /// Its place in `allCases`.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
