import Lexicons
import Statistics
import Text

/// What a comparison found, in sentences.
struct Finding {
  let comparison: Comparison

  /// The finding on the balance in one sentence.
  var sentence: String {
    guard !comparison.groups.isEmpty else { return "There is nothing to compare: no document was counted." }
    guard let group = groups.first else { return "There is nothing to compare: no document has a \(noun)." }
    guard comparison.hasBalance else {
      return
        "The lexicon looks for no acts, so there is no balance: \(plural) are compared by the categories that it counts."
    }
    if let pair = comparison.pair { return Self.sentence(on: pair) }
    return groups.count > 1 ? sentenceOnGroups : sentence(onOnly: group)
  }

  /// The finding for a single group.
  private func sentence(onOnly group: GroupSummary) -> String {
    guard group.withheld != .tooLittleText else {
      return "There is too little text for a verdict on \(name(group)): \(tooLittle)."
    }
    let alone = "there is no other \(noun) to compare with."
    guard group.orientation.hasEvidence else {
      return "No evidence for either side counts in the texts of \(name(group)), so they have no balance; \(alone)"
    }
    return "The texts of \(name(group)) have a balance of \(Wording.balance(group.orientation))"
      + (group.orientation.interval.map { " (95% \(Wording.balanceInterval($0)))" } ?? "")
      + " between self-interest (−1) and the group (+1); \(alone)"
  }

  /// The finding for several groups: which put the group at the centre more, which less, and which cannot be told.
  private var sentenceOnGroups: String {
    if let two {
      let rates = two.first.rates.map { ($0.measure, $0.estimate, $0.rest) }
      let sentence = Self.sentence(on: two.names, two.first.orientationDifference.verdict) { Self.oneSide(rates, $0) }
      if let sentence { return sentence }
    }
    let higher = names { $0.orientationDifference.verdict == .higher }
    let lower = names { $0.orientationDifference.verdict == .lower }
    let open = names { $0.orientationDifference.verdict == .notClear }
    let single = names { $0.withheld == .oneDocument }
    let alone = names { $0.withheld == .oneAuthor }
    let short = names { $0.withheld == .tooLittleText }
    if higher.isEmpty && lower.isEmpty {
      return sentenceWithoutDifference(single: single.count, alone: alone.count, short: short.count)
    }
    var parts: [String] = []
    if !higher.isEmpty {
      parts.append(
        "on balance the texts of \(Wording.list(higher)) put the group before the self more than the others' do")
    }
    if !lower.isEmpty {
      parts.append(
        higher.isEmpty
          ? "on balance the texts of \(Wording.list(lower)) put the group before the self less than the others' do"
          : "those of \(Wording.list(lower)) less")
    }
    let rest = [
      open.isEmpty ? nil : "for \(Self.shown(open)) the difference is not clear",
      single.isEmpty ? nil : "\(Self.shown(single)) \(withoutVerdict(single.count))",
      alone.isEmpty ? nil : "\(Self.shown(alone)) \(ofOneAuthor(alone.count))",
      short.isEmpty ? nil : "\(Self.shown(short)) \(Self.withTooLittle(short.count))",
    ].compactMap(\.self)
    return "Among \(whole(" and the documents without one")), " + parts.joined(separator: ", ")
      + (rest.isEmpty ? "." : "; " + rest.joined(separator: "; ") + ".")
  }

  /// The finding where no group differs clearly; the numbers are those of groups that are a single document, are by a
  /// single author, and have too little text.
  private func sentenceWithoutDifference(single: Int, alone: Int, short: Int) -> String {
    if single == groups.count {
      return
        "Each \(noun) has only one document: the figures are shown, but nothing tells how far another document would "
        + "differ from them, so there is no verdict."
    }
    if alone == groups.count {
      return
        "Each \(noun) is by a single author: the figures are shown, but nothing tells how far another author would "
        + "differ from them, so there is no verdict (\(Wording.documentsAsUnit))."
    }
    if short == groups.count {
      return "There is too little text for a verdict on any \(noun): each has \(tooLittle)."
    }
    let of = " of \(grouped(groups.count)) \(named == groups.count ? "" : "groups ")"
    let withheld = [
      single == 0 ? nil : grouped(single) + of + withoutVerdict(single),
      alone == 0 ? nil : grouped(alone) + of + ofOneAuthor(alone),
      short == 0 ? nil : grouped(short) + of + Self.withTooLittle(short),
    ].compactMap(\.self)
    return "No \(noun) clearly differs from the others in whose interest the words put at the centre"
      + (withheld.isEmpty ? "." : "; \(withheld.joined(separator: ", and ")).")
  }

  /// The finding where two groups were asked for: how they compare.
  private static func sentence(on pair: PairComparison) -> String {
    let (first, second) = (pair.names.first, pair.names.second)
    let rates = pair.rates.map { ($0.measure, $0.first, $0.second) }
    let told = sentence(on: (first, second), pair.orientation.verdict) { oneSide(rates, $0) }
    if let told { return told }
    switch pair.orientation.verdict {
    case .tooLittleText:
      return "\(first) or \(second) has too little text for a verdict on the two."
    case .higher, .lower, .notClear, .oneDocument, .oneAuthor:
      return "There is no verdict on \(first) and \(second): \(pair.cause ?? "")."
    }
  }

  /// How the balances of two groups compare; `nil` where there is no verdict on them.
  private static func sentence(
    on names: (first: String, second: String), _ verdict: Verdict, sides: (Verdict) -> String?
  ) -> String? {
    switch verdict {
    case .higher, .lower:
      return "On balance the texts of \(names.first) put the group before the self "
        + "\(verdict == .higher ? "more" : "less") than those of \(names.second) do." + (sides(verdict) ?? "")
    case .notClear:
      return
        "The texts of \(names.first) and those of \(names.second) do not clearly differ in whose interest the words "
        + "put at the centre."
    case .tooLittleText, .oneDocument, .oneAuthor: return nil
    }
  }

  /// Which side the difference of two balances is of, where it is of one: texts of less self-interest have no more of the group for that.
  /// `nil` where both go the way of the balance, or neither does by its pieces.
  private static func oneSide(
    _ rates: [(measure: Measure, first: Estimate, second: Estimate)], _ verdict: Verdict
  ) -> String? {
    func pieces(_ side: Side) -> (first: Double, second: Double)? {
      rates.first { $0.measure == .side(side) }.flatMap { rate in
        rate.first.perThousand.flatMap { first in rate.second.perThousand.map { (first, $0) } }
      }
    }
    guard let own = pieces(.own), let shared = pieces(.shared) else { return nil }
    let isHigher = verdict == .higher
    let goes = (
      own: isHigher ? own.first < own.second : own.first > own.second,
      shared: isHigher ? shared.first > shared.second : shared.first < shared.second
    )
    guard goes.own != goes.shared else { return nil }
    func told(_ rates: (first: Double, second: Double)) -> String {
      "\(Wording.rate(rates.first)) against \(Wording.rate(rates.second))"
    }
    let (still, moved, isMore) =
      goes.own ? (Side.shared, Side.own, isHigher) : (Side.own, Side.shared, !isHigher)
    let (stillRates, movedRates) = goes.own ? (shared, own) : (own, shared)
    return " \(Wording.label(.side(still)).capitalised) is no \(isMore ? "more" : "less") frequent in them "
      + "(\(told(stillRates)) pieces per 1,000 words): what differs is \(Wording.label(.side(moved))) (\(told(movedRates)))."
  }

  /// The two groups where there are only two, with names and verdicts: each is the other's rest, and a statement about
  /// one says it all.
  private var two: (first: GroupSummary, names: (first: String, second: String))? {
    guard groups.count == 2, comparison.groups.count == 2, named == 2, groups.allSatisfy({ $0.withheld == nil }) else {
      return nil
    }
    return (groups[0], (name(groups[0]), name(groups[1])))
  }

  /// What the words themselves show, where that is clear: "We, us, our are more frequent in the texts of A, less in
  /// those of B."; `nil` where it is not.
  var wordSentence: String? {
    if let pair = comparison.pair {
      return Self.wordSentence(
        on: (pair.names.first, pair.names.second), pair.rates.map { ($0.measure, $0.difference) })
    }
    if let two { return Self.wordSentence(on: two.names, two.first.rates.map { ($0.measure, $0.difference) }) }
    let parts = comparison.categoryMeasures.compactMap { measure -> String? in
      let higher = names { $0.rate(measure)?.difference.isClearly(.higher) == true }
      let lower = names { $0.rate(measure)?.difference.isClearly(.lower) == true }
      var parts: [String] = []
      if !higher.isEmpty { parts.append("more often in the texts of \(Wording.list(higher))") }
      if !lower.isEmpty {
        parts.append("less often in \(higher.isEmpty ? "the texts" : "those") of \(Wording.list(lower))")
      }
      guard !parts.isEmpty else { return nil }
      return "\(Self.named([measure])) occur \(parts.joined(separator: ", ")) than in the others'"
    }
    guard !parts.isEmpty else { return nil }
    return "In the words themselves: " + parts.joined(separator: "; ") + "."
  }

  private static func wordSentence(
    on names: (first: String, second: String), _ rates: [(measure: Measure, difference: Difference)]
  ) -> String? {
    func clear(_ verdict: Verdict) -> [Measure] {
      rates.filter { $0.measure.kind == .category && $0.difference.isClearly(verdict) }.map(\.measure)
    }
    let parts = [(clear(.higher), "more"), (clear(.lower), "less")].filter { !$0.0.isEmpty }
    let sides = "in the texts of \(names.first) than in those of \(names.second)"
    return parts.isEmpty
      ? nil
      : "In the words themselves: "
        + parts.enumerated().map { place, part in
          "\(named(part.0)) \(place == 0 ? "occur " : "")\(part.1) often\(place == 0 ? " \(sides)" : "")"
        }.joined(separator: "; ") + "."
  }

  /// Categories in a sentence: words in quotation marks, and matches of those that only have a name.
  private static func named(_ measures: [Measure]) -> String {
    let words = measures.filter(\.isFirstPerson).map { "“\(Wording.label($0))”" }
    let names = measures.filter { !$0.isFirstPerson }.map { Wording.label($0) }
    return [words, names.isEmpty ? [] : ["matches of \(names.inSentence)"]].flatMap(\.self).inSentence
  }

  /// What was compared: groups, documents, words, dates.
  var scope: String {
    let overall = comparison.overall
    var text =
      "\(whole(" and documents without one")), "
      + "\(counted(overall.documents, "document", "documents")), \(counted(overall.words, "word", "words"))"
    if let dates = overall.dates {
      text +=
        dates.lowerBound == dates.upperBound ? ", \(dates.lowerBound)" : ", \(dates.lowerBound) to \(dates.upperBound)"
    }
    if comparison.unit == .author {
      text += "; intervals are taken over \(authors)"
    }
    return text + "."
  }

  /// What was compared, as names and values.
  var facts: [(name: String, value: String)] {
    let overall = comparison.overall
    var facts = [
      (plural.capitalised, grouped(named)),
      ("Documents", grouped(overall.documents)), ("Words", grouped(overall.words)),
    ]
    if comparison.unit == .author { facts.append(authorsAsFact) }
    if let dates = overall.dates {
      facts.append(
        (
          "Dates",
          dates.lowerBound == dates.upperBound
            ? Wording.date(dates.lowerBound) : "\(Wording.date(dates.lowerBound)) to \(Wording.date(dates.upperBound))"
        ))
    }
    return facts
  }

  /// The clear differences, in words that a layperson understands, in order of group and measure.
  var differences: [(name: String, text: String)] {
    if let two {
      return two.first.rates.compactMap { rate in
        effect(rate, than: two.names.second).map { (two.names.first, $0) }
      }
    }
    return comparison.groups.flatMap { group in
      group.rates.compactMap { rate in
        effect(rate, than: "the others").map { (name(group), $0) }
      }
    }
  }

  /// "about 7.1 more we, us, our per 1,000 words than the others (95 % 4.0 to 10.2)"; `nil` where nothing is clear.
  private func effect(_ rate: MeasuredRate, than others: String) -> String? {
    guard rate.difference.isTold else { return nil }
    return EffectWords.clear(rate.difference).map { amount, interval in
      "\(amount) \(Wording.subject(rate.measure)) per 1,000 words than \(others) (95% \(interval))"
    }
  }

  /// The groups that are counted and described: documents that were not judged form no group of a model.
  private var groups: [GroupSummary] {
    comparison.key == .model ? comparison.groups.filter { $0.name != nil } : comparison.groups
  }

  /// The number of groups with a name: documents without an author are together no author.
  private var named: Int { groups.count { $0.name != nil } }

  /// "5 authors", followed by `unnamed` where there are documents without one; where no author is known, a statement of
  /// that.
  private func whole(_ unnamed: String) -> String {
    if named == 0, !groups.isEmpty { return "no \(noun) known" }
    return counted(named, noun, plural) + (named == groups.count ? "" : unnamed)
  }

  /// What a group with too little text lacks: "fewer than 1,100 words or 2 documents of 100 words".
  private var tooLittle: String {
    let options = comparison.options
    let documents =
      options.minimumDocuments < 2 ? "no document" : "\(grouped(options.minimumDocuments)) documents"
    return "fewer than \(counted(options.minimumWords, "word", "words")) or \(documents) of at least 100 words"
  }

  private func name(_ group: GroupSummary) -> String { Wording.name(group, by: comparison.key) }

  private func names(_ choice: (GroupSummary) -> Bool) -> [String] { groups.filter(choice).map(name) }

  /// The only group by its name, several by their number.
  private static func shown(_ names: [String]) -> String { names.count == 1 ? names[0] : grouped(names.count) }

  /// The sentence on groups that have too little text.
  private static func withTooLittle(_ count: Int) -> String {
    (count == 1 ? "has" : "have") + " too little text for a verdict"
  }

  /// The sentence on groups that are a single document each.
  private func withoutVerdict(_ count: Int) -> String {
    (count == 1 ? "has only one document and so gets" : "have only one document each and so get") + " no verdict"
  }

  /// "31 authors", "2 authors and 8 documents without a named author": what is independent where authors are the unit.
  var authors: String {
    comparison.overall.unnamedDocuments == 0 ? knownAuthors : "\(knownAuthors) and \(unnamedDocuments)"
  }

  /// The number of known authors, in words.
  var knownAuthors: String {
    counted(comparison.overall.units - comparison.overall.unnamedDocuments, "author", "authors")
  }

  /// The number of documents that are units in addition to these, in words.
  var unnamedDocuments: String {
    counted(comparison.overall.unnamedDocuments, "document without a named author", "documents without a named author")
  }

  private var authorsAsFact: (String, String) {
    let unnamed = comparison.overall.unnamedDocuments
    let known = grouped(comparison.overall.units - unnamed)
    return (
      "Authors (unit of intervals)",
      known + (unnamed == 0 ? "" : " and \(counted(unnamed, "document", "documents"))")
    )
  }

  /// The sentence on groups that are by a single author each, where authors are the unit.
  private func ofOneAuthor(_ count: Int) -> String {
    (count == 1 ? "is by a single author and so gets" : "are by a single author each and so get")
      + " no verdict (\(Wording.documentsAsUnit))"
  }

  private var noun: String { Wording.group(comparison.key) }
  private var plural: String { Wording.groups(comparison.key) }
}

extension Difference {
  /// Whether it has this verdict and is to be told.
  fileprivate func isClearly(_ verdict: Verdict) -> Bool { isTold && self.verdict == verdict }
}

extension Measure {
  /// Whether it is I, me, my or we, us, our, which are words and no names.
  fileprivate var isFirstPerson: Bool {
    self == .category(ReferenceCategory.own) || self == .category(ReferenceCategory.shared)
  }
}
