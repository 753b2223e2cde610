import Text

public import Scoring

/// The formats of a report on two drafts.
public enum RevisionFormat: String, Hashable, Sendable, CaseIterable {
  case text, markdown, html, jsonl
}

/// A report on what an edit did to a text.
public func revisionReport(
  _ revision: Revision, format: RevisionFormat, style: TextStyle, _ provenance: Provenance
) -> String {
  let drawing = RevisionReport(revision: revision, blocks: revision.blocks(isFull: style.isFull))
  return switch format {
  case .text: drawing.text(style, provenance)
  case .markdown: drawing.markdown(provenance)
  case .html: drawing.page(provenance)
  case .jsonl: RevisionLines(revision: revision, provenance: provenance).text
  }
}

/// The parts of a report on two drafts, in the formats for people.
private struct RevisionReport {
  let revision: Revision
  let blocks: [RevisionBlock]

  // MARK: For a terminal

  func text(_ style: TextStyle, _ provenance: Provenance) -> String {
    let title = "\(Escapes.oneLine(revision.after.id)), before: \(Escapes.oneLine(revision.before.id))"
    let lines = [style.paint(title, .heading)] + blocks.flatMap { [""] + drawn($0, style) }
    return lines.map { $0 + "\n" }.joined() + Caveats.foot([], provenance, style)
  }

  private func drawn(_ block: RevisionBlock, _ style: TextStyle) -> [String] {
    switch block {
    case .heading(let text): [style.paint(Escapes.oneLine(text), .heading)]
    case .paragraph(let text): DisplayWidth.wrap(Escapes.oneLine(text), style.width)
    case .table(let columns, let rows): drawn(columns, rows, style)
    case .list(let items): items.flatMap { style.hanging("  - ", $0) }
    }
  }

  private func drawn(_ columns: [String], _ rows: [[String]], _ style: TextStyle) -> [String] {
    let cells = ([columns] + rows).map { $0.map { Escapes.oneLine($0) } }
    let widths = columns.indices.map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return cells.enumerated().map { number, row in
      let line = zip(row, widths).enumerated().map { column, cell in
        DisplayWidth.fit(cell.0, cell.1, alignment: column == 0 ? .left : .right)
      }
      let drawn = DisplayWidth.trimmed("  " + line.joined(separator: "  "))
      return number == 0 ? style.paint(drawn, .faint) : drawn
    }
  }

  // MARK: Markdown

  func markdown(_ provenance: Provenance) -> String {
    let title =
      "# \(Escapes.markdown(revision.after.id)), before: \(Escapes.markdown(revision.before.id))\n\n"
    return title + blocks.map { markdown($0) + "\n" }.joined() + Caveats.short.map { "*\($0)*\n\n" }.joined()
      + Escapes.markdown(ProvenanceText.line(provenance)) + "\n"
  }

  private func markdown(_ block: RevisionBlock) -> String {
    switch block {
    case .heading(let text): "## \(Escapes.markdown(text))\n"
    case .paragraph(let text): Escapes.markdown(text) + "\n"
    case .table(let columns, let rows):
      MarkdownTable.table(
        columns.map(Escapes.markdown), numbers: 1..<columns.count, rows.map { $0.map(Escapes.markdown) }) + "\n"
    case .list(let items): items.map { "- \(Escapes.markdown($0))\n" }.joined()
    }
  }

  // MARK: A page

  func page(_ provenance: Provenance) -> String {
    let names = (Escapes.html(revision.after.id), Escapes.html(revision.before.id))
    // Each table is labelled by the heading above it.
    var heading = "Figures"
    let parts = blocks.map { block in
      if case .heading(let text) = block { heading = text }
      return html(block, under: heading)
    }
    let meaning = VerdictLegend(scope: revision.after.looksFor).link.map { " \($0)." } ?? ""
    return PageStyle.head(title: "Usward: two drafts of a text") + """
      <header><h1>Two drafts of a text</h1></header>
      <main id="main">
      <section aria-label="\(names.0)">
      <h2>\(names.0)</h2>
      <p>Before: \(names.1)\(meaning.isEmpty ? "" : ".")\(meaning)</p>
      \(parts.joined(separator: "\n"))
      </section>

      """ + PageStyle.foot(provenance, meaning: revision.after.looksFor)
  }

  private func html(_ block: RevisionBlock, under heading: String) -> String {
    switch block {
    case .heading(let text): return "<h3>\(Escapes.html(text))</h3>"
    case .paragraph(let text): return "<p>\(Escapes.html(Wording.minus(beforeDigits: text)))</p>"
    case .list(let items): return "<ul>\(items.map { "<li>\(Escapes.html($0))</li>" }.joined(separator: "\n"))</ul>"
    case .table(let columns, let rows):
      let head = columns.enumerated().map { column, name in
        "<th scope=\"col\"\(column == 0 ? "" : " class=\"n\"")>\(Escapes.html(name))</th>"
      }
      let body = rows.map { row in
        "<tr><th scope=\"row\">\(Escapes.html(row[0]))</th>"
          + row.dropFirst().map { "<td class=\"n\">\(Escapes.html(Wording.minus(beforeDigits: $0)))</td>" }.joined()
          + "</tr>"
      }
      return """
        <div class="scroll" tabindex="0" role="region" aria-label="\(Escapes.html(heading))">
        <table class="drafts"><thead><tr>\(head.joined())</tr></thead>
        <tbody>\(body.joined(separator: "\n"))</tbody></table></div>
        """
    }
  }
}

extension Wording {
  /// Words and numbers, with a minus sign in place of each hyphen that begins a number.
  fileprivate static func minus(beforeDigits text: String) -> String {
    var last: Character = " "
    let letters = Array(text)
    return String(
      letters.indices.map { index in
        defer { last = letters[index] }
        let opens = letters[index] == "-" && !last.isLetter && !last.isNumber
        return opens && index + 1 < letters.count && letters[index + 1].isNumber ? "−" : letters[index]
      })
  }
}
