import Scoring
import Statistics

/// Two named groups compared with each other.
struct PairRows {
  let pair: PairComparison
  /// The field held constant; `nil` for none.
  let within: GroupKey?

  /// The width of a measure's name in columns.
  private static let nameWidth = 24

  /// The clear differences, a sentence each; one that says so when there are none.
  var sentences: [String] {
    let (first, second) = (Escapes.oneLine(pair.names.first), Escapes.oneLine(pair.names.second))
    switch pair.withheld {
    case .oneDocument?, .oneAuthor?: return ["There is no verdict: \(pair.cause ?? "")."]
    case _?: return ["One of the two has too little text for a verdict."]
    case nil: break
    }
    var sentences: [String] = []
    if pair.orientation.verdict.isClear, let text = EffectWords.balance(pair.orientation) {
      sentences.append("On the scale from -1 to +1 the texts of \(first) lie \(text) than those of \(second).")
    }
    if let share = pair.weShare, share.difference.isTold, let a = share.first.share, let b = share.second.share {
      let shown = [a, b].map { Decimals.percent($0) }
      sentences.append(
        "We makes up \(shown[0]) of all I and we in the texts of \(first), and \(shown[1]) in those of \(second).")
    }
    for rate in pair.rates where rate.difference.isTold {
      guard let text = EffectWords.rate(rate.difference, rate.measure) else { continue }
      sentences.append("The texts of \(first) have \(text) than those of \(second).")
    }
    return sentences.isEmpty
      ? ["No difference between the texts of \(first) and those of \(second) is clear."] : sentences
  }

  func lines(_ style: TextStyle) -> [String] {
    let (first, second) = (Escapes.oneLine(pair.names.first), Escapes.oneLine(pair.names.second))
    var lines = [""]
    lines += DisplayWidth.wrap(
      "BETWEEN \(first) and \(second): the first minus the second, per 1,000 words", style.width
    )
    .map { style.paint($0, .heading) }
    lines += style.warnings(pair.warnings, within: within)
    lines.append(row("", "FIRST", "SECOND", "DIFFERENCE (95%)", "VERDICT"))
    if pair.hasBalance {
      lines.append(
        row(
          "balance", Wording.balance(pair.firstOrientation), Wording.balance(pair.secondOrientation),
          EffectWords.signed(pair.orientation, places: Places.shownBalance), pair.orientation.words))
      lines += sameLevel(pair.orientationLikeWithLike, Places.shownBalance)
    }
    if let share = pair.weShare {
      lines.append(
        row(
          "share of we", Wording.share(share.first.share), Wording.share(share.second.share),
          EffectWords.signed(share.difference.inShares, places: Places.shownBalance), share.difference.words))
    }
    let shown = pair.rates.filter { $0.measure.kind == .category || $0.difference.verdict.isClear }
    let names = ShortNames(shown.map(\.measure), width: Self.nameWidth)
    for rate in shown {
      lines.append(
        row(
          names[rate.measure], Wording.rate(rate.first.perThousand), Wording.rate(rate.second.perThousand),
          EffectWords.signed(rate.difference, places: Places.shownRate), rate.difference.words))
      lines += sameLevel(rate.likeWithLike, Places.shownRate)
    }
    for sentence in sentences { lines += DisplayWidth.wrap("- " + sentence, style.width) }
    return lines
  }

  func write(_ json: inout JSONWriter) {
    json.field("first", pair.names.first)
    json.field("second", pair.names.second)
    json.field("enough_text", pair.hasEnoughText)
    if pair.hasBalance {
      json.object("orientation") {
        $0.field("first", pair.firstOrientation.value, places: Places.balance)
        $0.field("second", pair.secondOrientation.value, places: Places.balance)
        $0.difference(pair.orientation, places: Places.balance)
        $0.within(pair.orientationLikeWithLike, places: Places.balance)
      }
    }
    if let share = pair.weShare {
      json.object("we_share") {
        $0.field("first", share.first.share, places: Places.balance)
        $0.field("second", share.second.share, places: Places.balance)
        $0.difference(share.difference.inShares, places: Places.balance)
      }
    }
    json.array("rates") { list in
      for rate in pair.rates {
        list.object {
          $0.field("kind", rate.measure.kind.rawValue)
          $0.field("category", rate.measure.name)
          $0.field("first", rate.first.perThousand, places: Places.rate)
          $0.field("second", rate.second.perThousand, places: Places.rate)
          $0.difference(rate.difference, places: Places.rate)
          $0.effect(rate.effect, second: "second")
          $0.within(rate.likeWithLike, places: Places.rate)
        }
      }
    }
    json.field("sentences", sentences)
    json.field("warnings", pair.warnings.map { $0.text(within: within) })
  }

  private func sameLevel(_ difference: Difference?, _ places: Int) -> [String] {
    guard let within, let difference else { return [] }
    return [row("  within \(within.shown)", "", "", EffectWords.signed(difference, places: places), "")]
  }

  private func row(
    _ name: String, _ first: String, _ second: String, _ difference: String, _ verdict: String
  ) -> String {
    [
      DisplayWidth.fit(name, Self.nameWidth), DisplayWidth.fit(first, 7, alignment: .right),
      DisplayWidth.fit(second, 7, alignment: .right), DisplayWidth.fit(difference, 23), verdict,
    ].joined(separator: " ")
  }
}

extension PairComparison {
  /// Why there is no verdict on the two; `nil` where there is one, or where there is too little text.
  var cause: String? {
    let missing = [firstOrientation, secondOrientation].compactMap(\.missing)
    let who = missing.count > 1 && Set(missing).count == 1 ? "each of the two" : "one of the two"
    return switch withheld {
    case .oneDocument: "\(who) has only one document, and nothing shows how far another would differ from it"
    case .oneAuthor:
      "\(who) is by a single author, and nothing shows how far another would differ from this one (\(Wording.documentsAsUnit))"
    default: nil
    }
  }
}
