import Statistics

/// The sizes of differences on the page: folded, since they are for those who compare studies, and open where it is printed.
extension ComparisonPage {
  /// The sizes of every group's differences from the others; empty where none has one.
  func sizes() -> String {
    EffectRows(ofGroupsIn: comparison).map { rows in
      "<p>Sizes without a unit, to set beside the results of other studies. They give no verdict: that comes from the "
        + "differences themselves.</p>" + fold(rows, printed: !isFolded)
    } ?? ""
  }

  /// A table of sizes, folded on screen; `printed` opens it on paper.
  func fold(_ sizes: EffectRows, printed: Bool) -> String {
    let rows = zip(sizes.rows, sizes.firsts).map { row, isFirst in
      // A name that stands directly above is not shown again, but read out.
      let name = isFirst ? Escapes.breakable(row.group) : "<span class=\"vh\">\(Escapes.html(row.group))</span>"
      return "<tr><th scope=\"row\">\(name)</th><td>\(Escapes.html(Wording.label(row.measure)))</td>"
        + value(row.ratio.value, row.ratio.interval) + value(row.g.value, row.g.interval) + "</tr>"
    }
    let title = "Size of differences from \(sizes.other)"
    let table = self.table(
      caption:
        "\(sizes.measured.capitalised). JSON and CSV also give the number, mean and standard deviation that g is made of.",
      header: heading(keyTitle) + heading("Measure") + heading(EffectRows.columns.ratio, "n")
        + heading(EffectRows.columns.g, "n"),
      rows: rows, label: title)
    return fold(title, table, printed ? "printed" : nil)
  }
}
