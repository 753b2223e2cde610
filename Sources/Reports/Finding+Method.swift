import Scoring
import Statistics
import Text

/// What accompanies a finding: what was left out, and how its figures were made.
extension Finding {
  /// What was left out or kept apart, a sentence each.
  var remarks: [String] {
    var remarks: [String] = [datesRemark].compactMap(\.self)
    let overall = comparison.overall
    if overall.shortDocuments > 0 {
      remarks.append(
        "\(counted(overall.shortDocuments, "document", "documents")) under 100 words: counted, but not judged.")
    }
    if comparison.withoutWords > 0 {
      remarks.append(
        "\(counted(comparison.withoutWords, "document", "documents")) with no words of the author's own.")
    }
    if !comparison.duplicates.isEmpty {
      remarks.append(
        "\(counted(comparison.duplicates.count, "repeated text", "repeated texts")) left out: "
          + Wording.list(comparison.duplicates.map { Escapes.oneLine($0.id) }) + ".")
    }
    if !comparison.notEnglish.isEmpty {
      remarks.append(
        "\(counted(comparison.notEnglish.count, "document", "documents")) left out as not English: "
          + Wording.list(comparison.notEnglish.map { Escapes.oneLine($0.id) }) + ".")
    }
    let others = comparison.groups.filter { Wording.areMostlyOthers($0.otherVoiceWords, beside: $0.words) }
    if !others.isEmpty {
      let names = others.map {
        "\(Escapes.oneLine(Wording.name($0, by: comparison.key))) (\(grouped($0.otherVoiceWords)) of "
          + "\(grouped($0.words + $0.otherVoiceWords)))"
      }
      remarks.append(
        "Most words are not the author's and do not count (\(Wording.otherVoices)): \(Wording.list(names)). usward explain shows which."
      )
    }
    if comparison.provenance.failed > 0 {
      remarks.append("\(counted(comparison.provenance.failed, "document", "documents")) could not be read.")
    }
    return remarks
  }

  /// How many documents the dates asked for exclude, and how many of those because they have no date.
  private var datesRemark: String? {
    let options = comparison.options
    guard options.since != nil || options.until != nil else { return nil }
    let stretch = [options.since.map { "from \($0)" }, options.until.map { "up to \($0)" }]
    let outside = comparison.outsideDates - comparison.withoutDate
    return "Only documents \(stretch.compactMap(\.self).joined(separator: " ")) are counted; left out: "
      + "\(counted(outside, "document", "documents")) outside these dates, "
      + "\(counted(comparison.withoutDate, "document", "documents")) without a date."
  }

  /// How figures and verdicts were made, in short.
  var method: [String] {
    let single =
      comparison.groups.contains { $0.withheld == .oneDocument }
      ? "One document: no interval, since nothing shows how far another document would differ from it. " : ""
    let alone =
      comparison.groups.contains { $0.withheld == .oneAuthor }
      ? "One author: no interval, since nothing shows how far another author would differ from this one. " : ""
    return [
      "Rates are all occurrences divided by all words, per 1,000. " + unit
        + "a delete-one-\(comparison.unit.rawValue) jackknife on the logit scale, with t on Kish-effective degrees of freedom, at 95%.",
      "Balance is (C − S) / (C + S + 2) on weighted evidence per 1,000 words; collective (C) and self-interest (S) evidence "
        + "comes from what clauses do, never from I or we alone.",
      differencesInMethod,
      "Too little text: fewer than \(counted(comparison.options.minimumWords, "word", "words")) or "
        + (comparison.options.minimumDocuments == 1
          ? "no document" : counted(comparison.options.minimumDocuments, "document", "documents"))
        + " of at least 100 words. " + single + alone + "Groups are sorted by name, never ranked.",
    ] + methodOfVerdicts()
  }

  /// What differences are from, and how false findings are controlled; for a single group, whose trends are all that is
  /// judged, only the latter.
  private var differencesInMethod: String {
    let control =
      "hold the expected share of false findings at 5% in each table (Benjamini and Hochberg\(families)), and their "
      + "intervals exclude 0."
    if comparison.groups.count < 2 {
      return "There is no other group to compare with. Verdicts of rising and falling \(control)"
    }
    return
      "A difference is taken from all other \(Wording.groups(comparison.key)) together, with the "
      + "\(comparison.restUnit.rawValue) as their unit. Verdicts of higher and lower \(control) With so many tables, one or another shows "
      + "a false finding more often than that\(sentencesInMethod)."
  }

  /// How far false findings are controlled in sentences about acts and attention; empty where no difference of theirs was
  /// judged.
  private var sentencesInMethod: String {
    guard unasked > 0 else { return "" }
    return ": for acts and attention, sentences report only what holds it at 5% over all "
      + "\(counted(unasked, "difference", "differences")) of them at once"
  }

  /// What the marks mean for verdicts where few units have any, and for those not clear although the interval excludes
  /// 0; none where no verdict has them. The table of groups shows the verdicts of all categories except the first
  /// `hidden`, and those of trends if `showsTrends`; other tables show those of all.
  func methodOfVerdicts(besides hidden: Int = 0, showsTrends: Bool = true) -> [String] {
    let shown = Set(comparison.categoryMeasures.dropFirst(hidden))
    let levels = comparison.levels.map(\.comparison)
    var differences: [Difference] = []
    for group in comparison.groups {
      differences += [group.orientationDifference]
      differences += group.rates.filter { shown.contains($0.measure) }.map(\.difference)
      if hidden == 0, let share = group.weShare { differences.append(share.difference) }
    }
    for group in levels.flatMap(\.groups) {
      differences += [group.orientationDifference]
      differences += group.rates.filter { $0.measure.kind == .category }.map(\.difference)
    }
    for pair in ([comparison] + levels).compactMap(\.pair) {
      differences += [pair.orientation] + (pair.weShare.map { [$0.difference] } ?? [])
      differences += pair.rates.filter { $0.measure.kind == .category }.map(\.difference)
    }
    let trends =
      showsTrends
      ? (comparison.groups + [comparison.overall]).flatMap { group in
        comparison.balanceAndCategories.compactMap { group.trend(of: $0) }
      } : []
    let few =
      "\(MissingInterval.fewHave.words.capitalised): found in fewer than six documents or authors on both sides together, and in fewer "
      + "than half of them; so few may all be on one side by chance, so there is no interval."
    let many =
      "\(Verdict.notClear.words.capitalised)\(Wording.oneOfMany): the interval of the difference or change excludes 0, but that is "
      + "not enough for a verdict. One in 20 does so by chance where nothing differs, and there are many here; the more "
      + "there are, the stronger each must be for a verdict."
    let two =
      "\(Wording.tooFew.capitalised): the interval of a rate would rest on two \(comparison.unit.rawValue)s, or on one that is much longer "
      + "than the others; it would include almost any rate (t = 12.7). JSON and CSV give it."
    let rates = (comparison.groups + levels.flatMap(\.groups)).flatMap(\.rates).filter { $0.measure.kind == .category }
    return (rates.contains(where: \.estimate.restsOnTwo) ? [two] : [])
      + (differences.contains(where: \.isHeldByFew) ? [few] : [])
      + (differences.contains(where: \.isOneOfMany) || trends.contains(where: \.isOneOfMany) ? [many] : [])
  }

  /// The number of differences of acts, attention and vision.
  private var unasked: Int {
    let families = comparison.pair?.families ?? comparison.families
    return (families[.acts] ?? 0) + (families[.attention] ?? 0)
  }

  /// What intervals take as independent, and the number of these units.
  private var unit: String {
    let overall = comparison.overall
    switch (comparison.unit, comparison.overallUnit) {
    case (.document, .document):
      return "The document is the unit of every interval"
        + (comparison.overallTrendUnit == .document
          ? ": " : " except in trends of all documents together, where it is the author: ")
    case (.document, .author):
      return
        "The document is the unit of every group's interval, the author (\(authors)) that of all documents together: "
    case (.author, _):
      let unnamed = overall.unnamedDocuments
      let documents = counted(overall.documents - unnamed, "document", "documents")
      return "Documents share authors, so the author is the unit of every interval: \(knownAuthors) of \(documents)"
        + (unnamed == 0 ? "" : " and \(unnamedDocuments)")
        + " (\(Wording.documentsAsUnit)): "
    }
  }

  /// "; comparisons: balance 6, categories 12": how many differences false findings are controlled over, table by table.
  private var families: String {
    let counts = ComparisonFamily.allCases.compactMap { family in
      comparison.families[family].map { "\(family.rawValue) \($0)" }
    }
    return counts.isEmpty ? "" : "; comparisons: " + counts.joined(separator: ", ")
  }
}
