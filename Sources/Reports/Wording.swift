import Extraction
import Lexicons
import Scoring
import Statistics
import Text

/// The words shown to people for names that programs use.
enum Wording {
  static func label(_ measure: Measure) -> String {
    switch measure {
    case .category(ReferenceCategory.own): "I, me, my"
    case .category(ReferenceCategory.shared): "we, us, our"
    case .category(let name): name
    case .act(let act): label(act)
    case .side(.own): "self-interest evidence"
    case .side(.shared): "collective evidence"
    case .attention(let group): group.rawValue
    case .vision(.stated): "vision stated"
    case .vision(.evidenced): "vision evidenced"
    }
  }

  static func label(_ act: Act) -> String {
    switch act {
    case .creditTaking: "takes credit"
    case .creditGiving: "gives credit"
    case .blameShifting: "shifts blame"
    case .owningFault: "owns fault"
    case .selfInterest: "own interest"
    case .dominance: "dominates"
    case .service: "serves"
    case .purpose: "purpose"
    case .commitment: "commits"
    case .inclusion: "includes"
    }
  }

  /// The text of a flag, for a document scored by a lexicon with this scope.
  static func label(_ flag: Flag, in scope: LexiconScope) -> String {
    switch flag {
    case .modelByWords: "model from the choice of words alone: the text has no mark of it"
    case .hollow: "hollow: vision words in a text of the power model"
    case .lineCrossed: "line crossed: \(crossing(scope))"
    case .shortText: "short text"
    case .notEnglish: "not English"
    case .duplicate: "duplicate of an earlier text"
    case .ambiguousCapitals: "capitals: words such as US may be misread"
    case .replacedBytes: "bytes not valid in the encoding were replaced"
    }
  }

  /// What the flag `lineCrossed` is based on: without a model formula, on acts alone.
  static func crossing(_ scope: LexiconScope) -> String {
    scope.decidesModel ? "power shown with blame, dominance or a mark of power" : "blame or dominance shown"
  }

  /// What a piece of evidence does; if it is not of an act, what it is.
  static func label(_ evidence: Evidence) -> String { evidence.act.map { label($0) } ?? evidence.category }

  /// What a piece of evidence does and weighs, or why it does not count: "gives credit +3", "serves not counted:
  /// another acts".
  static func worth(_ evidence: Evidence) -> String {
    "\(label(evidence)) " + (evidence.reason.map { "not counted: \($0)" } ?? "+\(evidence.weight)")
  }

  /// A contribution to a score, with its sign.
  static func points(_ value: Double) -> String { Decimals.text(value, places: 2, alwaysSigned: true) ?? "–" }

  static func label(_ stance: Stance) -> String { stance.rawValue }

  /// A document's stance and model, each as far as the lexicon decides it, else `none`. `nil` where the text gets
  /// neither although the lexicon decides one, for which `noVerdict` gives the reason.
  static func verdict(
    _ score: DocumentScore, in scope: LexiconScope, none: String
  ) -> (stance: String, model: String)? {
    guard score.hasVerdict || !scope.decidesVerdict else { return nil }
    return (scope.decidesStance ? label(score.stance) : none, scope.decidesModel ? score.model.rawValue : none)
  }

  /// What a reader must know of a document: its flags, except those that explain why there is no verdict, which are
  /// shown in its place. That the text is short is implied by that.
  static func remarks(on document: ScoredDocument, in scope: LexiconScope) -> [String] {
    let flags = document.score.tellingFlags.filter {
      $0 != .shortText && ($0 != .notEnglish || !scope.decidesVerdict)
    }
    let score = document.score
    return flags.map { label($0, in: scope) } + [document.languageWarning].compactMap(\.self)
      + document.notes.filter(\.isOfAuthor).map(\.text)
      + [othersWords(score.otherVoiceWords, beside: score.words)].compactMap(\.self)
  }

  /// The number of others' words from which they are worth a remark.
  private static let manyWords = 100

  /// Whether others have more words than those who count, and many.
  static func areMostlyOthers(_ others: Int, beside words: Int) -> Bool { others > words && others >= manyWords }

  /// What words in other voices are.
  static let otherVoices = "quotations, other speakers, quoted mail, headers"

  /// The remedy where groups by a single author each get no verdict.
  static let documentsAsUnit = "--unit document treats documents as independent"

  /// The remark on a text most of whose words are others'; `nil` for any other text.
  private static func othersWords(_ others: Int, beside words: Int) -> String? {
    guard areMostlyOthers(others, beside: words) else { return nil }
    return "\(grouped(others)) of \(grouped(words + others)) words are not the author's: \(otherVoices)"
  }

  /// Why a document gets no verdict.
  static func noVerdict(_ score: DocumentScore) -> String {
    score.flags.contains(.notEnglish) ? "not English" : Verdict.tooLittleText.words
  }

  /// The name of a group, or what to call it where the metadata does not say or a text was not judged.
  static func name(_ group: GroupSummary, by key: GroupKey) -> String {
    group.name ?? (key == .model ? "(not judged)" : "(no \(key.name))")
  }

  /// A date as people write it, "11 January 2021"; unchanged if no day is known.
  static func date(_ date: String) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    guard let known = ISODay(date), let month = known.month, let day = known.day else { return date }
    return "\(day) \(months[month - 1]) \(known.year)"
  }

  /// Names in a sentence: "A, B and C"; beyond `most`, "A, B, C and 5 more".
  static func list(_ names: [String], most: Int = 4) -> String {
    names.count > most ? names.listed(most: most - 1) : names.inSentence
  }

  static func rate(_ rate: Double?) -> String { rate.flatMap { Decimals.rate($0) } ?? "–" }

  /// A difference with its sign; a dash where there is none.
  static func signed(_ difference: Double?, places: Int) -> String {
    difference.flatMap { Decimals.signed($0, places: places) } ?? "–"
  }

  static func balance(_ value: Double?) -> String {
    value.flatMap { Decimals.text($0, places: Places.shownBalance, alwaysSigned: true) } ?? "–"
  }

  /// A group's balance; a dash where no evidence counts.
  static func balance(_ estimate: OrientationEstimate) -> String {
    balance(estimate.hasEvidence ? estimate.value : nil)
  }

  /// A document's balance and its interval; a dash without interval where no evidence counts, since 0 would look like a
  /// balance of much on either side.
  static func balance(of score: DocumentScore) -> (value: String, interval: String?) {
    guard let orientation = score.orientation, score.ownWeight + score.sharedWeight > 0 else { return ("–", nil) }
    let (low, high) = (orientation.interval.lowerBound, orientation.interval.upperBound)
    return (balance(orientation.value), "\(balance(low)) to \(balance(high))")
  }

  /// A number with a minus sign in place of its hyphen, as on pages.
  static func minus(_ number: String) -> String { String(number.map { $0 == "-" ? "−" : $0 }) }

  /// "4.1 to 9.8", or a dash where there is no interval.
  static func interval(_ interval: Interval?) -> String {
    interval.map { "\(rate($0.low)) to \(rate($0.high))" } ?? "–"
  }

  /// A rate's interval as people are shown it; a dash where there is none.
  static func interval(of estimate: Estimate) -> String {
    estimate.restsOnTwo ? tooFew : interval(estimate.interval)
  }

  /// What stands in the place of an interval that takes in nearly everything.
  static let tooFew = "too few to say"

  /// "+4.1 to +9.8": the interval of a difference, with signs; a dash where there is none.
  static func signedInterval(_ interval: Interval?, places: Int) -> String {
    guard let interval, let low = Decimals.signed(interval.low, places: places),
      let high = Decimals.signed(interval.high, places: places)
    else { return "–" }
    return "\(low) to \(high)"
  }

  static func balanceInterval(_ interval: Interval?) -> String {
    interval.map { "\(balance($0.low)) to \(balance($0.high))" } ?? "–"
  }

  /// "0.51 (0.65)": how unevenly something is spread, and the value expected by chance; a dash where that is not known.
  static func spread(_ dispersion: Dispersion?) -> String {
    dispersion.map {
      "\(Decimals.text($0.deviation, places: 2) ?? "–") (\(Decimals.text($0.byChance, places: 2) ?? "–"))"
    } ?? "–"
  }
}

extension Placement {
  /// "63" and "41 to 80"; the latter is `nil` where there is no interval. Without a percentile, the reason replaces it.
  var words: (percentile: String, interval: String?) {
    func whole(_ value: Double) -> String { Decimals.text(value, places: 0) ?? "–" }
    guard let percentile else { return (missing.map(\.words) ?? "–", nil) }
    return (whole(percentile), interval.map { "\(whole($0.low)) to \(whole($0.high))" })
  }
}

extension Verdict {
  /// The mark of a clear difference in a table of text; `nil` where nothing is clear.
  var arrow: String? {
    switch self {
    case .higher: "↑"
    case .lower: "↓"
    case .notClear, .tooLittleText, .oneDocument, .oneAuthor: nil
    }
  }
}

extension Difference {
  /// The verdict in words, or the reason where so few units have any that nothing can be clear, or there is nothing to
  /// differ from. A verdict that its own interval contradicts is marked. No wider than a verdict.
  var words: String {
    isHeldByFew
      ? MissingInterval.fewHave.words
      : hasNoRest ? "no comparison" : verdict.words + (isOneOfMany ? Wording.oneOfMany : "")
  }

  /// Whether a group with verdicts has nothing to be compared with: it is all documents, or the rest is a single one.
  private var hasNoRest: Bool { verdict == .notClear && missing == .noRest }

  /// Whether so few units have any that there is no interval, in a group that has verdicts.
  var isHeldByFew: Bool { verdict == .notClear && missing == .fewHave }
}

extension Trend {
  /// The verdict in words; one that its own interval contradicts is marked.
  var words: String { verdict.words + (isOneOfMany ? Wording.oneOfMany : "") }
}

extension Wording {
  /// The mark after "not clear" where the interval excludes 0 all the same; `Finding.method` explains it.
  static let oneOfMany = "*"
}

extension MissingInterval {
  /// Why there is no interval, in place of one.
  var words: String {
    switch self {
    case .noWords: "no words"
    case .oneDocument: "one document"
    case .oneAuthor: "one author"
    case .fewHave: "few have any"
    case .noOccurrences: "none found"
    case .noRest: "nothing to compare"
    case .fewDated: "too few dates"
    case .oneDecides: "one document decides"
    case .oneAuthorDecides: "one author decides"
    case .tooLittleText: "too little text"
    }
  }
}

extension Estimate {
  /// The interval that is drawn: none of one that takes in nearly everything.
  var shownInterval: Interval? { restsOnTwo ? nil : interval }
}

extension StringProtocol {
  /// The same with its first letter in upper case, as at the beginning of a sentence or heading.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension GroupKey {
  /// The key as a terminal shows it; a tally file may contain any name.
  var shown: String { Escapes.oneLine(name) }
}
