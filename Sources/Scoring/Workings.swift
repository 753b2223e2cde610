public import Lexicons
public import Text

/// What is kept of a text beside its figures.
@usableFromInline package enum KeptDetail: Hashable, Sendable {
  /// Nothing.
  case figures
  /// Every candidate for evidence of acts, counted or not.
  case evidence
  /// Evidence, and all else that a reader needs to recompute verdicts and readings by hand.
  case workings
}

/// What verdicts and readings of we rest on, beside the evidence of acts: occurrence by occurrence.
package struct Workings: Hashable, Sendable {
  /// Every first-person-plural word that counts, in order of place.
  package var we: [WeWord] = []
  /// Every occurrence of a category that a formula weighs, a lexicon of one's own counts, or that counts for attention or vision,
  /// and every vision that a rule found, in order of place.
  package var marks: [Mark] = []
  /// The words present that the formula of a verdict weighs, by its name, sorted.
  package var words: [String: [WeighedWord]] = [:]

  /// Workings of nothing.
  package init() {}

  /// How the words are read that a cue in their own clause decides; the others count as unresolved.
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

  /// Takes in those of another stretch, whose sentences are counted on from `sentences`.
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

/// A first-person-plural word and whom it takes in.
public struct WeWord: Hashable, Sendable {
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// The index of its sentence.
  public var sentence: Int
  /// Its reading; `nil` when nothing decides it.
  public var reading: WeReading?
  /// The rule of the cue in its clause; `nil` without one.
  public var rule: String?
  /// The reading that the cue gives, which the document may outvote; `nil` without one.
  public var cue: WeReading?

  /// Whether the document decides it, with no cue or against one.
  public var isOfDocument: Bool { reading != nil && reading != cue }
  /// Whether the document decides it against the cue in its own clause.
  public var isOutvoted: Bool { isOfDocument && cue != nil }
}

/// An occurrence of a category that a verdict weighs or that a lexicon of one's own counts, of one that names somebody with a stake
/// or a vision, or a vision that a rule found.
public struct Mark: Hashable, Sendable {
  /// The category's name; of a rule's vision "vision stated" or "vision evidenced".
  public var category: String
  /// The entry or rule that found it.
  public var rule: String
  /// Whether it stands within a negation, and so is left out of what verdicts weigh.
  public var negated: Bool
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// The index of its sentence.
  public var sentence: Int
  /// Whom it names, in the figures of attention; `nil` for nobody.
  public var attention: StakeholderGroup?
  /// What it is of a vision; `nil` for nothing.
  public var vision: VisionMark?
  /// Whether it counts for attention or vision alone: no formula weighs it, and no lexicon of one's own brought it.
  public var isOnlyNamed: Bool
}
