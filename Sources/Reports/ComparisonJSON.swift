import Lexicons
import Scoring
import Statistics

/// A comparison as one JSON object, or as JSON Lines with a group a line.
struct ComparisonJSON {
  let comparison: Comparison
  private let keyness: KeynessFormats

  init(comparison: Comparison) {
    self.comparison = comparison
    keyness = KeynessFormats(comparison: comparison)
  }

  var text: String {
    let finding = Finding(comparison: comparison)
    var json = JSONWriter(indented: true)
    json.object { json in
      json.field("by", comparison.key.name)
      json.field("finding", finding.sentence)
      json.field("finding_words", finding.wordSentence)
      json.object("overall") { write(comparison.overall, isOverall: true, &$0) }
      writeGroups(within: comparison.options.within, &json)
      if !comparison.levels.isEmpty {
        json.array("levels") { list in
          for level in comparison.levels { list.object { Self.write(level, &$0) } }
        }
      }
      writeFrame(&json)
    }
    return json.text + "\n"
  }

  /// Writes the groups, and the pair among them where one was asked for; `within` is the field held constant in it.
  private func writeGroups(within: GroupKey?, _ json: inout JSONWriter) {
    json.array("groups") { list in
      for group in comparison.groups { list.object { write(group, isOverall: false, &$0) } }
    }
    if let pair = comparison.pair { json.object("pair") { PairRows(pair: pair, within: within).write(&$0) } }
  }

  private static func write(_ level: ComparisonLevel, _ json: inout JSONWriter) {
    json.field("level", level.name)
    ComparisonJSON(comparison: level.comparison).writeGroups(within: nil, &json)
    json.field("warnings", level.comparison.warnings.map { $0.text(within: nil) })
  }

  var lines: String {
    comparison.groups.map { group in
      var json = JSONWriter()
      json.object { json in
        json.field("by", comparison.key.name)
        write(group, isOverall: false, &json)
        json.object("provenance") { ProvenanceText.fields(comparison.provenance, &$0) }
      }
      return json.text + "\n"
    }.joined()
  }

  private func writeFrame(_ json: inout JSONWriter) {
    json.field("warnings", comparison.warnings.map { $0.text(within: comparison.options.within) })
    json.field("duplicates", comparison.duplicates.map(\.id))
    json.field("duplicates_counted", false)
    json.field("not_english", comparison.notEnglish.map(\.id))
    json.field("documents_without_words", comparison.withoutWords)
    json.object("method") {
      $0.field("confidence", Interval.confidence, places: 2)
      $0.field("unit", comparison.unit.rawValue)
      $0.field("rest_unit", comparison.restUnit.rawValue)
      $0.field("overall_unit", comparison.overallUnit.rawValue)
      $0.field("overall_trend_unit", comparison.overallTrendUnit.rawValue)
      $0.field("units", comparison.overall.units)
      $0.field("documents_digest", comparison.documentsDigest)
      $0.object("comparisons") { families in
        for family in ComparisonFamily.allCases { families.field(family.rawValue, comparison.families[family] ?? 0) }
      }
      $0.field("false_discovery_rate", Difference.falseDiscoveryRate, places: 2)
      $0.field("within", comparison.options.within?.name)
      $0.field("since", comparison.options.since)
      $0.field("until", comparison.options.until)
      $0.field("documents_outside_dates", comparison.outsideDates)
      $0.field("documents_without_date", comparison.withoutDate)
      $0.field("minimum_words", comparison.options.minimumWords)
      $0.field("minimum_documents", comparison.options.minimumDocuments)
      keyness.writeMethod(&$0)
    }
    json.field("caveats", Caveats.all)
    json.object("provenance") { ProvenanceText.fields(comparison.provenance, &$0) }
  }

  private func write(_ group: GroupSummary, isOverall: Bool, _ json: inout JSONWriter) {
    json.field("group", group.name)
    json.field("documents", group.documents)
    json.field("short_documents", group.shortDocuments)
    json.field("unit", (isOverall ? comparison.overallUnit : comparison.unit).rawValue)
    json.field("units", group.units)
    json.field("words", group.words)
    json.field("other_voice_words", group.otherVoiceWords)
    json.field("median_words", group.medianWords)
    json.field("first_date", group.dates?.lowerBound)
    json.field("last_date", group.dates?.upperBound)
    json.field("enough_text", group.hasEnoughText)
    if comparison.hasBalance {
      json.object("orientation") {
        $0.field("value", group.orientation.value, places: Places.balance)
        $0.interval(group.orientation.interval, group.orientation.missing, places: Places.balance)
        if !isOverall { $0.difference(group.orientationDifference, places: Places.balance) }
        $0.within(group.orientationLikeWithLike, places: Places.balance)
        $0.trend(group.trend, places: Places.balance)
        $0.placement(group.placement)
      }
    }
    json.weShare(group.weShare, isOverall: isOverall)
    json.array("rates") { list in
      for rate in group.rates { list.object { write(rate, isOverall: isOverall, &$0) } }
    }
    if !isOverall { keyness.write(group, &json) }
    writeMakeup(group, &json)
  }

  private func write(_ rate: MeasuredRate, isOverall: Bool, _ json: inout JSONWriter) {
    json.field("kind", rate.measure.kind.rawValue)
    json.field("category", rate.measure.name)
    json.field("count", rate.estimate.count)
    json.field("documents_with", rate.estimate.documentsWith)
    json.field("rate", rate.estimate.perThousand, places: Places.rate)
    json.interval(rate.estimate.interval, rate.estimate.missing, places: Places.rate)
    if !isOverall {
      json.field("rest_rate", rate.rest.perThousand, places: Places.rate)
      json.difference(rate.difference, places: Places.rate)
      json.effect(rate.effect, second: "rest")
    }
    json.within(rate.likeWithLike, places: Places.rate)
    json.dispersion(rate.dispersion)
    if rate.measure.kind == .category { json.trend(rate.trend, places: Places.rate) }
    json.placement(rate.placement)
  }

  private func writeMakeup(_ group: GroupSummary, _ json: inout JSONWriter) {
    json.object("we") { we in
      for (name, count) in zip(WeReadings.names, group.we.counts) { we.field(name, comparison.readsWe ? count : nil) }
      we.field("unresolved_share", group.we.unresolvedShare, places: Places.rate)
    }
    json.object("models") {
      let isShown = !comparison.shownModels.isEmpty
      for model in LeadershipModel.allCases {
        $0.field(model.rawValue, isShown ? group.models[model] ?? 0 : nil)
      }
    }
    json.object("stances") {
      for stance in Stance.allCases {
        $0.field(stance.rawValue, comparison.scope.decidesStance ? group.stances[stance] ?? 0 : nil)
      }
    }
    json.object("flags") {
      for flag in Flag.allCases {
        let isLookedFor = flag != .hollow || comparison.scope.decidesModel
        $0.field(flag.rawValue, isLookedFor ? group.flags[flag] ?? 0 : nil)
      }
    }
    json.object("genres") { for (genre, words) in group.genreWords { $0.field(genre, words) } }
    json.array("samples") { list in
      for placed in group.samples {
        list.object {
          $0.field("side", placed.sample.act.side.rawValue)
          $0.field("act", placed.sample.act.rawValue)
          $0.field("weight", placed.sample.weight)
          $0.field("id", placed.id)
          $0.field("path", placed.path)
          $0.field("line", placed.sample.line)
          $0.field("column", placed.sample.column)
          $0.field("sentence", placed.sample.sentence)
          $0.field("words", placed.sample.words)
        }
      }
    }
  }
}
