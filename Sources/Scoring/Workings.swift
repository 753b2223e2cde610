public import Lexicons
public import Text

/// What is kept of a text besides its figures.
@usableFromInline package enum KeptDetail: Hashable, Sendable {
  /// Nothing.
  case figures
  /// Every candidate for evidence of acts, counted or not.
  case evidence
  /// Evidence, and everything else that a reader needs to recompute verdicts and readings by hand.
  case workings
}

/// The occurrences that verdicts and readings of we rest on, besides the evidence of acts.
package struct Workings: Hashable, Sendable {
  /// Every first-person-plural word that counts, in order of place.
  package var we: [WeWord] = []
  /// In order of place: every occurrence of a category that a formula weighs, that an added lexicon counts, or that
  /// counts for attention or vision; and every vision that a rule found.
  package var marks: [Mark] = []
  /// The words present that a verdict's formula weighs, by its name, sorted.
  package var words: [String: [WeighedWord]] = [:]

  /// Makes empty workings.
  package init() {}

  /// The readings given by a cue in the word's own clause; all other words count as unresolved.
  package var weInClauses: WeReadings {
    var readings = WeReadings()
    for word in we {
      if let cue = word.cue {
        readings[cue] += 1
      } else {
        readings.unresolved += 1
      }
    }
    return readings
  }

  /// Adds those of the next stretch, whose sentences are numbered from `sentences` on.
  mutating func add(_ other: Workings, after sentences: Int) {
    we += other.we.map { word in
      var word = word
      word.sentence += sentences
      return word
    }
    marks += other.marks.map { mark in
      var mark = mark
      mark.sentence += sentences
      return mark
    }
  }
}

/// A first-person-plural word and whom it includes.
public struct WeWord: Hashable, Sendable {
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// The index of its sentence.
  public var sentence: Int
  /// Its reading; `nil` when nothing decides it.
  public var reading: WeReading?
  /// The rule of the cue in its clause; `nil` where there is no cue.
  public var rule: String?
  /// The reading that the cue gives, which the document may outvote; `nil` where there is no cue.
  public var cue: WeReading?

  /// Whether the document as a whole decides it, either without a cue or against one.
  public var isOfDocument: Bool { reading != nil && reading != cue }
  /// Whether the document decides it against the cue in its clause.
  public var isOutvoted: Bool { isOfDocument && cue != nil }
}

/// An occurrence of a category that a verdict weighs, that an added lexicon counts, or that counts for attention or
/// vision; or a vision that a rule found.
public struct Mark: Hashable, Sendable {
  /// The category's name; "vision stated" or "vision evidenced" for a vision that a rule found.
  public var category: String
  /// The entry or rule that found it.
  public var rule: String
  /// Whether it stands within a negation, and so does not count in verdicts.
  public var negated: Bool
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// The index of its sentence.
  public var sentence: Int
  /// The group it names, in the figures of attention; `nil` for none.
  public var attention: StakeholderGroup?
  /// The kind of vision it is; `nil` for none.
  public var vision: VisionMark?
  /// Whether it counts for attention or vision alone: no formula weighs it, and no added lexicon brought it.
  public var isOnlyNamed: Bool
}
