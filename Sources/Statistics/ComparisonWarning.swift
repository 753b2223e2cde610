import Lexicons
import Text

/// What could make a comparison mislead, with the figure.
public enum ComparisonWarning: Hashable, Sendable {
  /// Genres are mixed differently: the share of a genre in a group's words and in all other words, in percent. `other`
  /// is the group that those other words belong to, where it is a single one.
  case genres(group: String, genre: String, share: Int, others: Int, other: String?)
  /// The genre of this many documents is not known.
  case genreUnknown(documents: Int, of: Int)
  /// Documents of two groups lie far apart in time: their median years.
  case era(early: String, earlyYear: Int, late: String, lateYear: Int)
  /// The norms are of other genres than the documents: the share of a genre in the documents' words and in those of the
  /// norms, in percent.
  case normGenres(genre: String, share: Int, norms: Int)
  /// The date of this many documents is not known, so that a difference in time may go unseen.
  case datesUnknown(documents: Int, of: Int)
  /// Documents of two groups differ much in length: their median words.
  case length(short: String, shortWords: Int, long: String, longWords: Int)
  /// Groups that get verdicts on so few documents, or authors where these are the unit, that their intervals say little.
  case fewUnits(groups: [String], unit: ComparisonUnit)
  /// One document or author has most of a group's words, or of something that is compared.
  case carried(Carrier)
  /// The names of these groups, or genres, differ only in case.
  case namesDifferInCase(names: [String], of: String)
  /// Authors whose names differ in nothing but initials between the first name and the last.
  case namesDifferInInitials(names: [String])
  /// There are too few other authors to treat the author as the unit of the rest.
  case fewOthers(authors: Int)
  /// There is so little evidence on one side or both, in this many documents, that the balance is hardly more than the
  /// rate of the other side, or rests on next to nothing.
  case scarceEvidence(own: Int, shared: Int, documents: Int)
  /// No document has a value for the field compared within, so that nothing is held constant.
  case withinUnknown(field: String)

  /// The warning in plain words. `within` is the field compared within, which is then not recommended once more.
  public func text(within: GroupKey?) -> String {
    switch self {
    case .genres(let group, let genre, let share, let others, let other):
      "Genres differ: \(genre) is \(share)% of the words of \(group) and \(others)% of "
        + (other.map { "those of \($0)" } ?? "the others'") + ". Genre moves these figures more than the author does"
        + (within == .genre ? "." : ": compare within one genre.")
    case .genreUnknown(let documents, let all):
      "The genre of \(grouped(documents)) of \(grouped(all)) documents is not known; "
        + "if genres differ between groups, so will the figures."
    case .era(let early, let earlyYear, let late, let lateYear):
      "Times differ: the median year of the documents is \(earlyYear) for \(early) and \(lateYear) for \(late). "
        + "The use of I and we has changed over the decades."
    case .normGenres(let genre, let share, let norms):
      "Norms of other genres: \(genre) is \(share)% of these words and \(norms)% of the norms'. "
        + "A percentile among texts of another genre says more about the genre than about the author."
    case .datesUnknown(let documents, let all):
      "The date of \(grouped(documents)) of \(grouped(all)) documents is not known; "
        + "if groups are of different times, so will the figures be."
    case .length(let short, let shortWords, let long, let longWords):
      "Lengths differ: the documents of \(short) have a median of \(grouped(shortWords)) words, those of \(long) \(grouped(longWords))."
    case .fewUnits(let groups, let unit):
      "Fewer than \(Self.fewestDocuments) \(unit.rawValue)s: "
        + (groups.count > 3 ? "\(grouped(groups.count)) groups" : groups.joined(separator: "; "))
        + ". Intervals this wide still hold, but say little: hardly anything can be clear."
    case .carried(let carrier): carrier.text
    case .namesDifferInCase(let names, let key):
      "Names of \(key) that differ only in upper and lower case count as different: \(names.joined(separator: "; ")). "
        + "If they are the same, write the name the same way in the metadata."
    case .namesDifferInInitials(let names):
      "Names of authors that differ only in an initial count as different: \(names.joined(separator: "; ")). "
        + "If they are the same, write the name the same way in the metadata."
    case .fewOthers(let authors):
      (authors == 0
        ? "No other author is known by name"
        : "There \(authors == 1 ? "is" : "are") only \(counted(authors, "other author", "other authors")) to compare with")
        + ": differences are from the texts read here, not from leaders in general."
    case .scarceEvidence(let own, let shared, let documents): Self.scarceText(own, shared, documents)
    case .withinUnknown(let field):
      "No document has a value for \(field), so all count as one and nothing is compared like with like."
    }
  }
}

extension ComparisonWarning {
  /// The fewest documents that give intervals which cover as they should without being too wide to use:
  /// docs/statistics.md.
  static let fewestDocuments = 5
  /// The difference in genres, as a share of words, from which to warn: a quarter of a group's words in other genres
  /// than the rest's.
  static let genreDistance = 0.25
  /// The fewest pieces of evidence that either side must have: with fewer, its rate is uncertain by more than a seventh
  /// (1 / √50).
  static let fewestPieces = 50
  /// How many times as much evidence as one side the other must have for the balance to lie near its end: past .75, if
  /// all pieces weigh the same.
  static let endRatio = 7
  /// The distance in years from which to warn of another era: the use of we in inaugural addresses rose threefold in
  /// the century to 1945.
  static let eraYears = 15
  /// The ratio of median lengths from which to warn: the pronouns of openings and closings weigh less in longer texts.
  static let lengthRatio = 4

  /// The warnings about the groups with enough text, given the median year of each.
  ///
  /// There is no warning about what the groups are made by: months and years differ in time, genres in genre.
  static func warnings(
    _ groups: [GroupSummary], middleYears: [Int?], by key: GroupKey, unit: ComparisonUnit,
    label: (GroupSummary) -> String
  ) -> [Self] {
    let judged = zip(groups, middleYears).filter(\.0.hasEnoughText)
    return [
      key == .genre ? nil : genreWarning(judged.map(\.0), label),
      key.isOfTime ? nil : eraWarning(judged, label),
      lengthWarning(judged.map(\.0), label), fewWarning(judged.map(\.0), unit, label),
    ].compactMap { $0 }
  }

  /// A warning where there is little evidence on one side or both although there is enough text to expect some.
  static func scarceWarning(_ overall: GroupSummary) -> Self? {
    guard overall.hasEnoughText, let own = overall.rate(.side(.own))?.estimate.count,
      let shared = overall.rate(.side(.shared))?.estimate.count, min(own, shared) < fewestPieces
    else { return nil }
    return .scarceEvidence(own: own, shared: shared, documents: overall.documents)
  }

  private static func scarceText(_ own: Int, _ shared: Int, _ documents: Int) -> String {
    func pieces(_ count: Int) -> String { counted(count, "piece", "pieces") }
    let within = "in \(counted(documents, "document", "documents"))"
    let (less, more) = (min(own, shared), max(own, shared))
    guard more >= fewestPieces, more >= endRatio * less else {
      return
        "There is little evidence: \(pieces(own)) of self-interest and \(grouped(shared)) of the group's interest \(within). "
        + "The balance rests on these."
    }
    return
      "There is little evidence of \(own < shared ? "self-interest" : "the group's interest"): \(pieces(less)) \(within). "
      + "The balance is then close to a rate of \(own < shared ? "collective" : "self-interested") acts, near the end of its scale, and says "
      + "little about the other side."
  }

  /// A warning for each set of names that are equal except for case.
  static func caseWarnings(_ names: some Collection<String>, of key: GroupKey) -> [Self] {
    alike(names) { $0.lowercased() }.map { .namesDifferInCase(names: $0, of: key.name) }
  }

  /// A warning for all names of authors that are equal but for initials in their middle, of which some have one: `Ann B. Lee`, `Ann Lee`.
  static func initialWarnings(_ names: some Collection<String>) -> [Self] {
    let bare = alike(names) { name in
      let words = name.lowercased().split(separator: " ")
      guard words.count > 2, let first = words.first, let last = words.last else { return name.lowercased() }
      return ([first] + words.dropFirst().dropLast().filter { !isInitial($0) } + [last]).joined(separator: " ")
    }
    // Two different initials tell two people apart.
    return bare.filter { names in
      let lengths = names.map { $0.split(separator: " ").count }
      return lengths.min() != lengths.max()
    }.map { .namesDifferInInitials(names: $0) }
  }

  /// A letter, with or without a full stop.
  private static func isInitial(_ word: Substring) -> Bool {
    word.unicodeScalars.count == 1 || word.unicodeScalars.count == 2 && word.hasSuffix(".")
  }

  /// Names that are one when they are put in some form, in order.
  private static func alike(_ names: some Collection<String>, _ form: (String) -> String) -> [[String]] {
    Dictionary(grouping: names, by: form).values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// The warning that the norms are of other genres than the documents.
  static func normWarning(_ overall: GroupSummary, _ norms: Norms) -> Self? {
    let own = overall.genreWords.reduce(0) { $0 + $1.words }
    let theirs = norms.genres.reduce(0) { $0 + $1.words }
    guard own > 0, theirs > 0 else { return nil }
    let shares = Dictionary(norms.genres.map { ($0.name, Double($0.words) / Double(theirs)) }) { first, _ in first }
    let gaps = overall.genreWords.map { genre in
      (genre.name, Double(genre.words) / Double(own), shares[genre.name] ?? 0)
    }
    // What one side has more of, the other has less of: the positive gaps add up to the share in other genres.
    guard gaps.reduce(0, { $0 + max(0, $1.1 - $1.2) }) >= genreDistance,
      let widest = gaps.max(by: { $0.1 - $0.2 < $1.1 - $1.2 })
    else { return nil }
    return .normGenres(
      genre: widest.0, share: Int((100 * widest.1).rounded()), norms: Int((100 * widest.2).rounded()))
  }

  private static func genreWarning(_ groups: [GroupSummary], _ label: (GroupSummary) -> String) -> Self? {
    var all: [String: Int] = [:]
    for group in groups { for (genre, words) in group.genreWords { all[genre, default: 0] += words } }
    guard all.count > 1 else { return nil }
    let total = all.values.reduce(0, +)
    var worst: (distance: Double, warning: Self)?
    for group in groups {
      let own = group.genreWords.reduce(0) { $0 + $1.words }
      let others = total - own
      guard own > 0, others > 0 else { continue }
      var distance = 0.0
      var widest = (gap: -1.0, genre: "", share: 0.0, others: 0.0)
      for genre in all.keys.sorted() {
        let words = group.genreCounts[genre] ?? 0
        let share = Double(words) / Double(own)
        let rest = Double((all[genre] ?? 0) - words) / Double(others)
        distance += abs(share - rest) / 2
        if share - rest > widest.gap { widest = (share - rest, genre, share, rest) }
      }
      if distance >= genreDistance, distance > worst?.distance ?? 0 {
        worst = (
          distance,
          .genres(
            group: label(group), genre: widest.genre, share: Int((100 * widest.share).rounded()),
            others: Int((100 * widest.others).rounded()),
            other: groups.count == 2 ? groups.first { $0.name != group.name }.map(label) : nil)
        )
      }
    }
    return worst?.warning
  }

  private static func fewWarning(
    _ groups: [GroupSummary], _ unit: ComparisonUnit, _ label: (GroupSummary) -> String
  ) -> Self? {
    let few = groups.filter { $0.units < fewestDocuments }.map(label)
    return few.isEmpty ? nil : .fewUnits(groups: few, unit: unit)
  }

  private static func eraWarning(_ groups: [(GroupSummary, Int?)], _ label: (GroupSummary) -> String) -> Self? {
    let dated = groups.compactMap { group, year in year.map { (group, $0) } }
    guard let early = dated.min(by: { $0.1 < $1.1 }), let late = dated.max(by: { $0.1 < $1.1 }),
      late.1 - early.1 >= eraYears
    else { return nil }
    return .era(early: label(early.0), earlyYear: early.1, late: label(late.0), lateYear: late.1)
  }

  private static func lengthWarning(_ groups: [GroupSummary], _ label: (GroupSummary) -> String) -> Self? {
    guard let short = groups.min(by: { $0.medianWords < $1.medianWords }),
      let long = groups.max(by: { $0.medianWords < $1.medianWords }), short.medianWords > 0,
      long.medianWords >= lengthRatio * short.medianWords
    else { return nil }
    return .length(
      short: label(short), shortWords: short.medianWords, long: label(long), longWords: long.medianWords)
  }
}
