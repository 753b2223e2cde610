import Statistics
import Text

/// The words that set groups apart, for a terminal of 80 columns and for a pipe.
struct KeynessText {
  let comparison: Comparison
  let style: TextStyle

  /// The number of words shown for each group and direction; files for machines have all that were asked for.
  private static let shown = 5
  /// The number of groups above which the lists would bury the rest of the report.
  private static let mostGroups = 15

  /// The section's lines; none when words were not counted.
  var lines: [String] {
    guard let keyness = comparison.keyness else { return [] }
    let title = "WORDS THAT SET GROUPS APART: times as often as the others"
    guard keyness.groups.count <= Self.mostGroups else {
      return ["", style.paint(title, .heading)]
        + wrapped("Not shown for \(grouped(keyness.groups.count)) groups; csv, json, markdown and html have them.")
    }
    let header =
      "  " + DisplayWidth.fit("WORD", wordWidth)
      + ["TIMES", "95% INTERVAL", "PER 1,000", "OTHERS", "DOCUMENTS", "OTHERS"].enumerated().map { index, title in
        right(title, Self.widths[index])
      }.joined()
    let groups = zip(comparison.groups, keyness.groups).flatMap { group, words in
      section(group, words, others: comparison.overall.documents - group.documents)
    }
    guard !groups.isEmpty else { return ["", style.paint(title, .heading)] + wrapped(KeynessWording.none(keyness)) }
    return ["", style.paint(title, .heading), header] + groups
      + wrapped(KeynessWording.method(keyness)).map {
        style.paint($0, .faint)
      }
  }

  private static let widths = [7, 16, 11, 8, 10, 10]
  private var wordWidth: Int { max(16, min(30, style.width - 2 - Self.widths.reduce(0, +))) }

  private func section(_ group: GroupSummary, _ keyness: GroupKeyness, others: Int) -> [String] {
    let words = keyness.overused.prefix(Self.shown) + keyness.underused.prefix(Self.shown)
    guard !words.isEmpty else { return [] }
    let name = DisplayWidth.fit(
      Escapes.oneLine(Wording.name(group, by: comparison.key)), style.width)
    return [name]
      + words.map { word in
        let cells = [
          KeynessWording.times(word), KeynessWording.interval(word), Wording.rate(word.perThousand),
          Wording.rate(word.restPerThousand), "\(word.documentsWith)/\(group.documents)",
          "\(word.restDocumentsWith)/\(others)",
        ]
        return (word.verdict.arrow ?? " ") + " "
          + DisplayWidth.fit(Escapes.oneLine(word.word), wordWidth)
          + zip(cells, Self.widths).map { right($0, $1) }.joined()
      }
  }

  private func right(_ text: String, _ width: Int) -> String {
    DisplayWidth.fit(text, width, alignment: .right)
  }
  private func wrapped(_ text: String) -> [String] { DisplayWidth.wrap(text, style.width) }
}

/// Keyness in words, the same in every format for people.
enum KeynessWording {
  /// "3.1", "0.24", "1,204"; "only" or "never" for a word that one side does not use, for which there is no ratio.
  static func times(_ word: KeyWord) -> String {
    word.restCount == 0 ? "only" : word.count == 0 ? "never" : number(word.timesAsOften)
  }

  /// "2.0 to 4.8"; for a word that one side does not use, the end that is certain: "over 3.1" or "under 0.4".
  static func interval(_ word: KeyWord) -> String {
    let (low, high) = (number(word.timesInterval.low), number(word.timesInterval.high))
    return word.restCount == 0 ? "over \(low)" : word.count == 0 ? "under \(high)" : "\(low) to \(high)"
  }

  private static func number(_ times: Double) -> String {
    if times >= 100 { return grouped(Int(min(times, 1e9).rounded())) }
    return Decimals.text(times, places: times < 1 ? 2 : 1) ?? "–"
  }

  /// How the lists were made.
  static func method(_ keyness: KeynessTable) -> String {
    "Listed: words found in at least \(keyness.fewestDocuments) documents whose interval excludes 1, the surest first; "
      + "\(grouped(keyness.tested)) tests, marked where clear with false findings controlled at 5%. "
      + "Times as often is an odds ratio, drawn toward 1 by a prior of \(grouped(Int(keyness.priorWords.rounded()))) "
      + "words (Monroe et al. 2008); intervals come from leaving out \(unit(keyness)). "
      + "The largest of many differences tend to come out too large."
  }

  /// The text where no word is listed.
  static func none(_ keyness: KeynessTable) -> String {
    "No word found in at least \(keyness.fewestDocuments) documents is clearly used more or less: too few documents, or no difference."
  }

  private static func unit(_ keyness: KeynessTable) -> String {
    switch keyness.restUnit {
    case .author: "one author at a time"
    case .document: "one document at a time"
    case .group: "one document at a time, or of the others one group at a time"
    }
  }
}
