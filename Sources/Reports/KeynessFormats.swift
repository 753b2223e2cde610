import Statistics

/// The words that set groups apart, as fields of JSON, rows of CSV and tables of Markdown.
struct KeynessFormats {
  let comparison: Comparison
  private let ofGroups: [String?: GroupKeyness]

  /// Lists the words of every group once: there may be thousands of groups.
  init(comparison: Comparison) {
    self.comparison = comparison
    ofGroups = Dictionary(
      (comparison.keyness?.groups ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: JSON

  /// Writes a group's words as the field `keyness`, null when words were not counted.
  func write(_ group: GroupSummary, _ json: inout JSONWriter) {
    guard let keyness = ofGroups[group.name] else { return json.field("keyness", String?.none) }
    json.object("keyness") { json in
      json.field("words", keyness.words)
      json.field("rest_words", keyness.restWords)
      json.field("tested", keyness.tested)
      json.field("no_interval", keyness.missing?.rawValue)
      for (name, words) in [("more", keyness.overused), ("less", keyness.underused)] {
        json.array(name) { list in for word in words { list.object { write(word, &$0) } } }
      }
    }
  }

  /// Writes how the words were chosen as the field `keyness`.
  func writeMethod(_ json: inout JSONWriter) {
    guard let keyness = comparison.keyness else { return json.field("keyness", String?.none) }
    json.object("keyness") {
      $0.field("tests", keyness.tested)
      $0.field("fewest_documents", keyness.fewestDocuments)
      $0.field("prior_words", keyness.priorWords, places: Places.rate)
      $0.field("rest_unit", keyness.restUnit.rawValue)
    }
  }

  private func write(_ word: KeyWord, _ json: inout JSONWriter) {
    json.field("word", word.word)
    json.field("count", word.count)
    json.field("documents_with", word.documentsWith)
    json.field("rate", word.perThousand, places: Places.rate)
    json.field("rest_count", word.restCount)
    json.field("rest_documents_with", word.restDocumentsWith)
    json.field("rest_rate", word.restPerThousand, places: Places.rate)
    json.field("log_odds", word.logOdds, places: Places.rate)
    json.field("log_odds_low", word.interval.low, places: Places.rate)
    json.field("log_odds_high", word.interval.high, places: Places.rate)
    json.field("log_odds_standard_error", word.standardError, places: Places.rate)
    json.field("p", probability: word.probability)
    json.field("p_adjusted", probability: word.adjusted)
    // Where one side never uses the word, only the prior makes the ratio finite.
    json.field("times_as_often", word.count == 0 || word.restCount == 0 ? nil : word.timesAsOften, places: Places.rate)
    json.field("verdict", word.verdict.rawValue)
  }

  // MARK: CSV

  /// Calls `row`, for each word of a group, with the kind, the word, the number of words that its rate refers to, and
  /// what fills the columns from `count` to `verdict`. The difference columns hold log odds.
  func rows(_ group: GroupSummary, _ row: (String, KeyWord, Int, (inout CSVRow) -> Void) -> String) -> String {
    guard let keyness = ofGroups[group.name] else { return "" }
    return [("keyness_more", keyness.overused), ("keyness_less", keyness.underused)].flatMap { kind, words in
      words.map { word in
        row(kind, word, keyness.words) { cells in
          cells.add(word.count)
          cells.add(word.documentsWith)
          cells.add(word.perThousand, places: Places.rate)
          cells.addEmpty(3)
          cells.add(word.restPerThousand, places: Places.rate)
          cells.add(word.logOdds, places: Places.rate)
          cells.add(word.interval.low, places: Places.rate)
          cells.add(word.interval.high, places: Places.rate)
          cells.add(Decimals.probability(word.probability))
          cells.add(word.adjusted.flatMap(Decimals.probability))
          cells.add(word.verdict.rawValue)
        }
      }
    }.joined()
  }

  // MARK: Tables

  static let columns = ["Word", "Times as often", "95%", "Per 1,000", "Others", "Documents", "Others' documents", ""]

  /// The cells of a word in a table for people, in the order of `columns`.
  func cells(_ word: KeyWord, of group: GroupSummary) -> [String] {
    [
      word.word, KeynessWording.times(word), KeynessWording.interval(word), Wording.rate(word.perThousand),
      Wording.rate(word.restPerThousand), "\(word.documentsWith) of \(group.documents)",
      "\(word.restDocumentsWith) of \(comparison.overall.documents - group.documents)", word.verdict.words,
    ]
  }

  /// The section in Markdown; empty when words were not counted.
  var markdown: [String] {
    guard let keyness = comparison.keyness else { return [] }
    let parts = listed.flatMap { group, words in
      let table = MarkdownTable.table(
        Self.columns, numbers: 1..<Self.columns.count - 1, words.map { cells($0, of: group).map(Escapes.markdown) })
      return ["### " + Escapes.markdown(Wording.name(group, by: comparison.key)), table]
    }
    let remark = parts.isEmpty ? KeynessWording.none(keyness) : KeynessWording.method(keyness)
    return ["## Words that set groups apart"] + parts + [Escapes.markdown(remark)]
  }

  /// The groups that have words listed, with these words.
  var listed: [(group: GroupSummary, words: [KeyWord])] {
    zip(comparison.groups, comparison.keyness?.groups ?? []).compactMap { group, keyness in
      let words = keyness.overused + keyness.underused
      return words.isEmpty ? nil : (group, words)
    }
  }
}
