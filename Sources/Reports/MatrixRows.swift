import Lexicons
import Scoring
import Statistics

/// The rates of many measures side by side: acts, and who gets attention, with visions.
struct MatrixRows {
  let comparison: Comparison

  func lines(_ style: TextStyle) -> [String] {
    let acts = Act.allCases.map { (Measure.act($0), Self.short($0)) }
    let attention = StakeholderGroup.allCases.map { (Measure.attention($0), Self.short($0)) }
    let visions = [(Measure.vision(.stated), "STATED"), (Measure.vision(.evidenced), "EVID.")]
    return matrix("EVIDENCE OF ACTS per 1,000 words", acts, cell: 6, style) + key(to: acts, style)
      + matrix(
        "WHO GETS ATTENTION, and VISION stated and evidenced, per 1,000 words", attention + visions, cell: 7, style)
      + leader(style)
  }

  /// Why the leader has no figure in some groups.
  private func leader(_ style: TextStyle) -> [String] {
    guard comparison.measures.contains(.attention(.leader)), let remark = comparison.remarkOnLeader else { return [] }
    return DisplayWidth.wrap(remark, style.width)
  }

  private func matrix(
    _ title: String, _ all: [(measure: Measure, title: String)], cell: Int, _ style: TextStyle
  ) -> [String] {
    let columns = all.filter { comparison.measures.contains($0.measure) }
    guard !columns.isEmpty else { return [] }
    let nameWidth = min(26, style.width - cell * columns.count)
    let header =
      DisplayWidth.fit(comparison.key.shown.uppercased(), nameWidth)
      + columns.map { DisplayWidth.fit($0.title, cell, alignment: .right, ellipsis: "") }.joined()
    let rows = comparison.groups.map { group in
      DisplayWidth.fit(Escapes.oneLine(Wording.name(group, by: comparison.key)), nameWidth)
        + columns.map { column in
          guard let rate = group.rate(column.measure) else { return String(repeating: " ", count: cell) }
          if comparison.isUncounted(rate) { return DisplayWidth.fit("– ", cell, alignment: .right) }
          let text = Wording.rate(rate.estimate.perThousand)
          return DisplayWidth.fit(text + (rate.difference.verdict.arrow ?? " "), cell, alignment: .right)
        }.joined()
    }
    return ["", style.paint(title, .heading), header] + rows
  }

  /// The key to the short titles of a matrix.
  private func key(to all: [(measure: Measure, title: String)], _ style: TextStyle) -> [String] {
    let shown = all.filter { comparison.measures.contains($0.measure) }
    return shown.isEmpty
      ? []
      : DisplayWidth.wrap(
        Escapes.oneLine(shown.map { "\($0.title) \(Wording.label($0.measure))" }.joined(separator: ", ")), style.width)
  }

  private static func short(_ act: Act) -> String {
    switch act {
    case .creditTaking: "CR.TK"
    case .creditGiving: "CR.GV"
    case .blameShifting: "BLAME"
    case .owningFault: "FAULT"
    case .selfInterest: "OWN"
    case .dominance: "DOMIN"
    case .service: "SERVE"
    case .purpose: "PURP."
    case .commitment: "COMM."
    case .inclusion: "INCL."
    }
  }

  private static func short(_ group: StakeholderGroup) -> String {
    switch group {
    case .frontline: "FRONTL"
    case .customers: "CUSTOM"
    case .community: "COMMUN"
    case .executives: "EXECUT"
    case .investors: "INVEST"
    case .leader: "LEADER"
    }
  }
}
