import Extraction
import Lexicons
import Scoring
import Statistics
import Text
import TestSupport
import Testing

@testable import Reports

/// Tables fit their width, pages are complete, and every format gives the same figures.
struct LayoutTests {
  @Test(arguments: [("abc", 3), ("陈伟", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 6), ("", 0), ("ﾊ", 1)])
  func widthsAreThoseOfATerminal(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test func fitsTextToItsColumn() {
    #expect(DisplayWidth.fit("abcdef", 4) == "abc…")
    #expect(DisplayWidth.fit("a/b/c.txt", 6, alignment: .keepEnd) == "…c.txt")
    #expect(DisplayWidth.fit("12", 4, alignment: .right) == "  12")
    #expect(DisplayWidth.fit("陈伟明", 4) == "陈… ")
    #expect(DisplayWidth.wrap("one two three", 7) == ["one two", "three"])
  }

  /// The words for which a sentence is shown are visible wherever they are in it, with an ellipsis on each side that is
  /// cut.
  @Test(arguments: [
    ("⟦Short⟧ as it is", 20, "⟦Short⟧ as it is"),
    ("⟦I won⟧, they say, and I did it all alone.", 16, "⟦I won⟧, they say…"),
    ("I won, ⟦they say, and⟧ I did it all alone.", 18, "…n, ⟦they say, and⟧…"),
    ("I won, they say, and ⟦I did it⟧ all alone.", 26, "…hey say, and ⟦I did it⟧ al…"),
    ("I won, they say, and I ⟦did it all alone⟧.", 24, "…and I ⟦did it all alone⟧."),
    ("I won, they say, and I ⟦did it all alone⟧.", 10, "…⟦did it a…⟧"),
    // If words occur twice, the occurrence that is evidence is shown.
    ("Out they go, ⟦we⟧ said, all five of them by noon, and ⟦we⟧ did.", 24, "…by noon, and ⟦we⟧ did."),
    ("陈伟明陈伟明陈伟明⟦陈伟⟧明陈伟明", 12, "…陈伟明⟦陈伟⟧…"),
    ("Nothing of this is marked, and it is long.", 20, "Nothing of this is…"),
  ])
  func anExcerptShowsTheWordsItIsFor(marked: String, width: Int, shown: String) {
    let sentence = MarkedText(marked)
    let excerpt = Excerpt(of: sentence.text, about: sentence.spans.last ?? ByteSpan(0, 0), columns: width)
    #expect(excerpt.text("⟦", "⟧") { $0 } == shown)
    #expect(DisplayWidth.of(excerpt.text) <= width)
  }

  /// A comparison quotes the part of a long sentence that has the words that count, here its end.
  @Test(arguments: [OutputFormat.table, .html, .markdown])
  func evidenceOfAComparisonIsSeen(format: OutputFormat) {
    let opening = String(repeating: "Of the winter at the depot there is much to tell, ", count: 10)
    let outcomes = Fixture.outcomes.compactMap { outcome -> ScoredDocument? in
      guard case .scored(var document) = outcome else { return nil }
      document.evidence = document.evidence.map { located in
        var located = located
        located.sentence = opening + located.sentence
        located.marked = ByteSpan(located.marked.start + opening.utf8.count, located.marked.end + opening.utf8.count)
        return located
      }
      return document
    }
    var tally = Tally(categories: Fixture.categories, provenance: Fixture.provenance, hasWords: false)
    for document in outcomes { tally.add(document) }
    let report = comparisonReport(Comparison(tally, by: .author), format: format, style: TextStyle())
    let text = report.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    let words = ["I cleared my calendar", "My people will do"]
    let (open, close) = format == .html ? ("<u>", "</u>") : format == .markdown ? ("**", "**") : ("", "")
    for words in words { #expect(text.contains(open + words + close), "\(words)") }
  }

  @Test(arguments: [80, 100, 132], [true, false])
  func noLineOfATableIsWiderThanTheTerminal(width: Int, full: Bool) {
    let style = TextStyle(width: width, isFull: full)
    let report = comparisonReport(Fixture.comparison, format: .table, style: style)
    for line in report.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
    #expect(!report.contains("\u{1B}"))
  }

  /// What was asked for by name is shown without --full, and in it every table has all of it, whatever fits on a line.
  @Test(arguments: [true, false])
  func categoriesAskedForAreShown(full: Bool) throws {
    let names = ["dimension.of-the-first-kind", "dimension.of-the-second-kind", "dimension.of-a-third"]
    var options = ComparisonOptions()
    options.categories += names
    options.minimumWords = 100
    let documents = Fixture.outcomes.compactMap { outcome -> Outcome? in
      guard case .scored(var document) = outcome else { return nil }
      document.score.counts += names.indices.map { 3 + $0 }
      return .scored(document)
    }
    let own = names.map { name in
      var category = Fixture.categories[0]
      category.name = name
      return category
    }
    var tally = Tally(categories: Fixture.categories + own, provenance: Fixture.provenance, hasWords: false)
    for document in documents { tally.add(document) }
    options.norms = Norms(tally, by: .author, options: options)
    let comparison = Comparison(tally, by: .author, options: options)
    let report = comparisonReport(comparison, format: .table, style: TextStyle(isFull: full))
    for name in names { #expect(report.contains("\(name.uppercased()) per 1,000 words"), "\(name)") }
    for line in report.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= 80 && !line.contains("…dim"), "\(line)")
    }
    func part(_ title: String) -> Substring { report.firstRange(of: title).map { report[$0.upperBound...] } ?? "" }
    #expect(
      ["f-the-first-kind", "-the-second-kind", "of-a-third"].allSatisfy { part("PERCENTILE").contains("…" + $0) })
    if full {
      #expect(["e-first-kind", "-second-kind", "of-a-third"].allSatisfy { part("SPREAD OVER").contains("…" + $0) })
    }
  }

  /// The short report quotes a sentence of the side to which a group's balance leans, even if one of the other side has
  /// more weight.
  @Test(arguments: [(8, "thanks you"), (-8, "does as told")])
  func theSentenceOfAGroupIsOfTheSideItLeansTo(lean: Int, quoted: String) throws {
    var tally = Tally(categories: Fixture.categories, provenance: Fixture.provenance, hasWords: false)
    for case .scored(var document) in Fixture.outcomes {
      let pieces: [(Act, Int, String)] = [
        (.creditGiving, lean > 0 ? 1 : 9, "She thanks you."), (.dominance, lean > 0 ? 9 : 1, "He does as told."),
      ]
      let weight = max(0, lean)
      (document.score.ownWeight, document.score.sharedWeight) = (weight - lean, weight)
      document.evidence = pieces.enumerated().map { number, piece in
        var located = document.evidence[number]
        (located.evidence.act, located.evidence.weight, located.sentence) = piece
        (located.marked, located.evidence.reason) = (ByteSpan(0, 2), nil)
        return located
      }
      tally.add(document)
    }
    let report = comparisonReport(Comparison(tally, by: .author), format: .table, style: TextStyle())
    let sentences = report.split(separator: "\n").filter { $0.contains("“") && $0.contains(".”") }
    #expect(!sentences.isEmpty && sentences.allSatisfy { $0.contains(quoted) }, "\(sentences)")
  }

  /// Where two groups were asked for, every sentence is of these two.
  @Test func theFindingOfAPairIsThePairs() throws {
    let comparison = Fixture.likeWithLike
    let pair = try #require(comparison.pair)
    let sentence = Finding(comparison: comparison).sentence
    #expect(sentence.contains(pair.names.first) && sentence.contains(pair.names.second) && !sentence.contains("others"))
    let warning = ComparisonWarning.genres(group: "A", genre: "letter", share: 80, others: 10, other: "B")
    #expect(
      warning.text(within: nil).contains("10% of those of B. Genre") && !warning.text(within: nil).contains("others'"))
    #expect(warning.text(within: nil).hasSuffix(": compare within one genre."))
    #expect(!warning.text(within: .genre).contains("compare within"))
  }

  @Test func intervalColumnsAlignUnderWideNames() {
    let report = comparisonReport(Fixture.comparison, format: .table, style: TextStyle())
    let rows = report.split(separator: "\n").map(String.init)
    let start = rows.firstIndex { $0.hasPrefix("BALANCE") }.map { $0 + 2 } ?? 0
    let columns = Set(
      rows[start..<(start + 7)].map { row in
        DisplayWidth.of(String(row.prefix(upTo: row.firstRange(of: " to ")?.lowerBound ?? row.startIndex)))
      })
    #expect(columns.count == 1)
  }

  /// A dot at the edge would suggest that the value is there.
  @Test func aValueOffTheAxisIsAnArrow() {
    let axis = IntervalAxis(low: 0, high: 10)
    for (value, drawn, mark) in [(12.0, "          ▸", "#r"), (-2, "◂          ", "#l"), (5, "     ○     ", "#o")] {
      #expect(TextPlot(axis: axis, width: 11).draw(value: value, interval: nil, band: nil, isFaint: true) == drawn)
      let plot = SVGPlot.interval(value: value, interval: nil, axis: axis, mark: .open)
      #expect(plot.contains("href=\"\(mark)\"") && plot.split(separator: "<use").count == 2)
    }
  }

  /// Four times the groups take four times the time to draw, not sixteen times.
  @Test func aTableOfManyGroupsIsDrawnInOneGo() throws {
    let documents = Fixture.outcomes.compactMap { if case .scored(let document) = $0 { document } else { nil } }
    let first = try #require(documents.first)
    func seconds(_ groups: Int) -> Double {
      var document = first
      let outcomes = (0..<groups).map { number in
        document.id = "\(number).txt"
        document.path = document.id
        document.fingerprint = UInt64(number)
        document.metadata.authors = ["Author \(number)"]
        return Outcome.scored(document)
      }
      let comparison = Comparison(Fixture.tally(outcomes), by: .author)
      return (0..<5).map { _ in
        processorSeconds { comparisonReport(comparison, format: .table, style: TextStyle()) }
      }.min() ?? 0
    }
    #expect(seconds(240) < 8 * seconds(60))
  }

  /// A label without a line to its point is nearer to that point than to any other; lines to points do not cross.
  @Test func labelsStandByTheirOwnPoints() {
    let labels = zip(
      [0.58, 0.6, 0.62, 0.64, 0.8],
      ["Dorothy Makepeace", "Leilani Forsgren", "Graeme Tollivant", "Preston Vail", "Marguerite"]
    )
    .map { LabelPlacement.Label(x: 0.02, y: $0, text: $1, short: "1") }
    let places = LabelPlacement(width: 560).places(labels)
    let points = labels.map { (x: $0.x * 560, y: $0.y * 320) }
    var leaders: [(from: Double, dx: Double, dy: Double)] = []
    for (index, place) in places.enumerated() {
      guard let place, !place.isShort else {
        Issue.record("\(labels[index].text) has no place")
        continue
      }
      if place.needsLeader {
        leaders.append((points[index].y, place.dx, place.dy - 4))
      } else {
        let text = points[index].y + place.dy - 3.5
        let gaps = points.map { max(0, abs($0.y - text) - 7.5) }
        #expect(gaps.allSatisfy { gaps[index] <= $0 }, "\(labels[index].text)")
      }
    }
    #expect(leaders.count > 1)
    // All points are on one vertical line. Two lines cross if the one that begins above is below at the end of the
    // shorter one.
    for (a, b) in zip(leaders, leaders.dropFirst()) where a.dx * b.dx > 0 {
      let end = min(abs(a.dx), abs(b.dx))
      #expect(a.from + a.dy * end / abs(a.dx) < b.from + b.dy * end / abs(b.dx))
    }
  }

  @Test func colourSaysNothingThatWordsDoNot() {
    let plain = comparisonReport(Fixture.comparison, format: .table, style: TextStyle())
    let painted = comparisonReport(Fixture.comparison, format: .table, style: TextStyle(usesColor: true))
    #expect(painted.contains("\u{1B}[1m"))
    #expect(withoutColour(painted) == plain)
  }

  @Test func everyElementOfAPageIsClosed() {
    for page in [comparisonReport(Fixture.comparison, format: .html, style: TextStyle())] {
      #expect(unclosed(page) == [])
      #expect(!page.contains("<b>van der"))
      #expect(!page.contains("<script") && !page.contains("http"))
      #expect(page.contains("<html lang=\"en\">") && page.contains("<main id=\"main\">"))
    }
  }

  @Test func aThousandAuthorsStayUnderFiveMegabytes() {
    // A fifth of them, in a fifth of the space: what a group takes does not grow with their number.
    let outcomes = (0..<200).flatMap { author in
      Fixture.outcomes.prefix(9).enumerated().compactMap { number, outcome -> Outcome? in
        guard case .scored(var document) = outcome, number % 3 == author % 3 else { return nil }
        document.metadata.authors = ["Author number \(author)"]
        document.path = "folder/of/texts/\(author)/\(number).txt"
        document.id = document.path
        document.fingerprint = UInt64(1_000 * author + number)
        return .scored(document)
      }
    }
    let page = comparisonReport(
      Comparison(Fixture.tally(outcomes), by: .author), format: .html, style: TextStyle())
    #expect(page.utf8.count < 1_000_000, "\(page.utf8.count) bytes")
    #expect(page.contains("<details>") && page.contains("What chance alone would give"))
    #expect(unclosed(page) == [])
  }

  @Test func recordsHaveOneColumnCount() {
    var writer = scoreWriter(
      .csv, categories: Fixture.categories, showEvidence: false, style: TextStyle(), provenance: Fixture.provenance)
    let header = writer.begin()
    for outcome in Fixture.outcomes {
      #expect(columns(writer.text(outcome)) == columns(header))
    }
    let rows = comparisonReport(Fixture.comparison, format: .csv, style: TextStyle()).split(separator: "\n")
    #expect(Set(rows.map { columns(String($0)) }).count == 1)
  }

  /// The number of cells, ignoring commas in quotation marks.
  private func columns(_ row: String) -> Int {
    var isQuoted = false
    return row.reduce(1) { count, character in
      if character == "\"" { isQuoted.toggle() }
      return character == "," && !isQuoted ? count + 1 : count
    }
  }

  private func withoutColour(_ text: String) -> String {
    text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
  }

  /// The elements that are not closed in the right order.
  private func unclosed(_ page: String) -> [String] {
    var open: [String] = []
    var wrong: [String] = []
    let empty: Set = ["meta", "br", "wbr", "use", "line", "rect", "circle", "path"]
    for match in page.matches(of: #/<(/?)([a-z0-9]+)[^>]*?(/?)>/#) {
      let name = String(match.2)
      if match.1 == "/" {
        if open.last == name { open.removeLast() } else { wrong.append("/" + name) }
      } else if match.3 != "/" && !empty.contains(name) {
        open.append(name)
      }
    }
    return wrong + open
  }
}

/// Numbers and names as people read them.
struct ShownFigureTests {
  @Test(arguments: [
    (0, "0"), (0.00004, "0.0000"), (0.0003, "0.0003"), (0.004, "0.004"), (0.04, "0.04"), (0.994, "0.99"),
    (0.996, "1.0"), (1, "1.0"), (12.34, "12.3"),
  ])
  func smallRatesKeepTheirDigits(rate: Double, shown: String) {
    #expect(Wording.rate(rate) == shown)
    #expect(Wording.signed(-rate, places: Places.shownRate) == (rate == 0 || rate == 0.00004 ? shown : "-" + shown))
  }

  /// Names in one lexicon have the same beginning, others the same end.
  @Test func shortNamesStayApart() {
    let names = [
      "moral-foundations-2009.HarmVirtue", "moral-foundations-2009.HarmVice", "moral-foundations-2009.FairnessVirtue",
      "other-words-of-somebody-else.HarmVice", "care", "a.very-long-name-of-a-category-that-ends-in-one",
      "b.very-long-name-of-a-category-that-ends-in-one",
    ]
    let short = ShortNames(names.map(Measure.category), width: 20)
    let shown = names.map { short[.category($0)] }
    #expect(Array(shown.prefix(3)) == ["…HarmVirtue", "…HarmVice", "…FairnessVirtue"])
    #expect(shown[4] == "care" && Set(shown).count == names.count, "\(shown)")
    for name in shown { #expect(DisplayWidth.of(name) <= 20, "\(name)") }
  }

  /// A telling word has a probability, and one that is a finding also the adjusted probability. Where one side never
  /// uses the word there is no ratio: it would come from the prior alone.
  @Test func tellingWordsHaveProbabilities() throws {
    let words = Fixture.comparison.keyness?.groups.flatMap { $0.overused + $0.underused } ?? []
    #expect(words.contains { $0.adjusted != nil } && words.contains { $0.adjusted == nil })
    for word in words {
      #expect(word.probability > 0 && word.probability < 0.05 && word.standardError > 0)
      #expect(word.verdict.isClear == (word.adjusted != nil))
      if let adjusted = word.adjusted { #expect(adjusted >= word.probability && adjusted <= 0.05) }
      let reach = (word.interval.high - word.interval.low) / 2
      #expect(reach > 1.95 * word.standardError)
    }
    let sorted = words.sorted { $0.probability < $1.probability }
    for (a, b) in zip(sorted, sorted.dropFirst()) { #expect(a.adjusted ?? 1 <= b.adjusted ?? 1) }
    let json = comparisonReport(Fixture.comparison, format: .json, style: TextStyle())
    let parts = json.split(separator: "\"word\": ").dropFirst()
    #expect(parts.count == words.count)
    for part in parts {
      let isOneSided = part.contains("\"count\": 0,") || part.contains("\"rest_count\": 0,")
      #expect(part.contains("\"times_as_often\": null") == isOneSided, "\(part)")
    }
  }
}
