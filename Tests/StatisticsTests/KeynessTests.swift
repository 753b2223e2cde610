import Scoring
import TestSupport
import Testing

@testable import Statistics

/// Expected numbers are those of numpy, each cluster deleted in turn: `scripts/reference-statistics.py` prints them.
struct KeynessTests {
  private static let texts: [(author: String, texts: [String])] = [
    (
      "A",
      [
        "crew 9 ship 1 the 40 we 6", "crew 4 the 55 we 9", "crew 6 storm 8 the 31 we 2", "crew 11 ship 2 the 62 we 7",
      ]
    ),
    ("B", ["ship 4 the 50 we 3", "crew 1 ship 6 the 47 we 4", "ship 9 storm 1 the 70 we 8"]),
    ("C", ["ship 2 the 35 we 9", "crew 2 ship 3 storm 1 the 44 we 12"]),
    ("D", ["ship 1 the 30 we 5", "crew 1 ship 1 the 9"]), ("E", ["ship 2 storm 1 the 51 we 7"]),
    ("F", ["ship 3 the 48 we 3"]),
  ]

  private func rows(_ texts: [String], by author: String, scale: Int = 1) -> [TallyRow] {
    texts.enumerated().map { number, text in
      var row = TallyRow(id: "\(author)-\(number)", path: "\(author)-\(number)")
      row.authors = [author]
      var counts: [String: Int] = [:]
      WordCounts(text: text)?.forEach { counts[String($0)] = scale * $1 }
      row.wordCounts = WordCounts(counts)
      row.words = scale * counts.values.reduce(0, +)
      return row
    }
  }

  private func table(_ groups: Int, scale: Int = 1, fewest: Int = 2) throws -> KeynessTable {
    let members = Self.texts.prefix(groups).map {
      (name: Optional($0.author), rows: rows($0.texts, by: $0.author, scale: scale))
    }
    return try #require(
      KeynessTable(members, isJudged: members.map { _ in true }, listing: 10, fewestDocuments: fewest))
  }

  private func expect(_ word: KeyWord?, _ text: String, _ value: Double, _ low: Double, _ high: Double) throws {
    let word = try #require(word)
    #expect(word.word == text)
    #expect(abs(word.logOdds - value) < 1e-9)
    #expect(abs(word.interval.low - low) < 1e-8)
    #expect(abs(word.interval.high - high) < 1e-8)
  }

  @Test func isThatOfAnIndependentComputation() throws {
    let table = try table(3)
    #expect(table.restUnit == .document)
    #expect(abs(table.priorWords - 62.6666666666667) < 1e-9)
    let group = table.groups[0]
    #expect(group.overused.count == 1 && group.underused.isEmpty)
    try expect(group.overused.first, "crew", 1.88284302040373, 0.453263648371647, 3.3124223924358)
    let long = try self.table(3, scale: 4).groups[0]
    #expect(long.overused.count == 1 && long.underused.count == 1)
    try expect(long.overused.first, "crew", 1.88284302040373, 0.700489466507662, 3.06519657429979)
    try expect(long.underused.first, "ship", -1.39121014345469, -2.35429878004228, -0.428121506867105)
  }

  /// Three documents with the same counts, as chance makes them, would have no variance: every difference would be sure.
  @Test func documentsAlikeByLuckAreNotSure() throws {
    func table(_ harbour: Int) throws -> KeynessTable {
      let texts = ["A": "harbour \(harbour) the \(69 - harbour) we 20", "B": "harbour 1 the 68 we 20"]
      let members = texts.sorted { $0.key < $1.key }.map { author, text in
        (name: Optional(author), rows: rows([text, text, text], by: author))
      }
      return try #require(KeynessTable(members, isJudged: [true, true], listing: 10, fewestDocuments: 3))
    }
    for group in try table(9).groups { #expect(group.tested == 3 && group.overused.isEmpty && group.underused.isEmpty) }
    let listed = try table(30).groups.flatMap { $0.overused + $0.underused }
    #expect(listed.count { $0.word == "harbour" } == 2)
    #expect(listed.allSatisfy { $0.interval.low < $0.logOdds && $0.logOdds < $0.interval.high })
  }

  @Test func theRestIsClusteredByGroupWithFiveOthers() throws {
    let table = try table(6)
    #expect(table.restUnit == .group)
    try expect(table.groups[0].overused.first, "crew", 2.23225909905401, 0.797368938701439, 3.66714925940659)
    #expect(table.groups[0].underused.isEmpty)
  }

  /// Documents whose group is unknown are not one group: they give the same figures as if each were a group of its own.
  @Test func documentsWithoutAGroupAreEachByThemselves() throws {
    let five = Self.texts.map { (name: $0.author == "F" ? nil : $0.author, rows: rows($0.texts, by: $0.author)) }
    let table = KeynessTable(five, isJudged: five.map { _ in true }, listing: 10, fewestDocuments: 2)
    #expect(table?.restUnit == .document)
    // E and F have one document each.
    var more = Self.texts.map { (name: Optional($0.author), rows: rows($0.texts, by: $0.author, scale: 4)) }
    let last = more.removeLast().rows + more.removeLast().rows
    for letter in ["G", "H"] { more.append((letter, rows(["the 30 we 5"], by: letter, scale: 4))) }
    let apart = try #require(
      KeynessTable(
        more + last.map { ($0.id, [$0]) }, isJudged: (0..<8).map { $0 < 4 }, listing: 10, fewestDocuments: 2))
    let together = try #require(
      KeynessTable(more + [(nil, last)], isJudged: (0..<7).map { $0 < 4 }, listing: 10, fewestDocuments: 2))
    #expect(together.restUnit == .group && apart.restUnit == .group)
    #expect(apart.groups.prefix(4) == together.groups.prefix(4))
    #expect(!together.groups[0].overused.isEmpty)
  }

  @Test func countsStandBesideTheEffect() throws {
    let crew = try #require(try table(3).groups[0].overused.first)
    #expect(crew.count == 30 && crew.documentsWith == 4)
    #expect(crew.restCount == 3 && crew.restDocumentsWith == 2)
    #expect(abs(crew.perThousand - 30_000.0 / 253) < 1e-9)
    #expect(crew.timesAsOften > 6 && crew.timesInterval.low > 1.5)
  }

  @Test func aWordOfOneSpeechIsNotListedHoweverOftenItIsSaid() throws {
    var members = Self.texts.prefix(3).map { (name: Optional($0.author), rows: rows($0.texts, by: $0.author)) }
    members[0].rows[2].wordCounts = WordCounts(text: "crew 6 kraken 500 storm 8 the 31 we 2")
    let isJudged = members.map { _ in true }
    for fewest in [1, 2] {
      let table = try #require(KeynessTable(members, isJudged: isJudged, listing: 10, fewestDocuments: fewest))
      #expect(!table.groups[0].overused.contains { $0.word == "kraken" }, "\(fewest)")
    }
  }

  /// Nor an interval, where documents differ by more than chance.
  @Test func doublingEveryTextChangesNoEffect() throws {
    let once = try table(3, scale: 4)
    let twice = try table(3, scale: 8)
    #expect(twice.priorWords == 2 * once.priorWords)
    for (a, b) in zip(once.groups, twice.groups) {
      #expect(a.overused.map(\.logOdds) == b.overused.map(\.logOdds))
      #expect(a.overused.map(\.interval) == b.overused.map(\.interval))
      #expect(a.underused.map(\.word) == b.underused.map(\.word))
    }
  }

  @Test func saysWhyThereIsNothingToList() throws {
    #expect(
      KeynessTable(
        [(name: "A", rows: [TallyRow(id: "a", path: "a")])], isJudged: [true], listing: 5, fewestDocuments: 1) == nil)
    let table = try table(6)
    #expect(table.groups[4].missing == .oneDocument && table.groups[4].tested == 0)
    let alone = try self.table(1)
    #expect(alone.groups[0].missing == .noRest)
  }

  /// With no difference between authors, intervals leave out 0 about as often as they say, and next to nothing is called
  /// clear: neither where words come in bursts, nor where they do not and all documents have the same length.
  @Test(arguments: [(7, 3, true), (7, 10, true), (2, 3, false)])
  func chanceFindsLittle(authors: Int, documents: Int, inBursts: Bool) throws {
    var chance = SeededRandom(seed: 11)
    var tested = 0
    var found = 0
    var clear = 0
    for _ in 0..<(inBursts ? 6 : 60) {
      let members = (0..<authors).map { author in
        (
          name: Optional("Author \(author)"),
          rows: (0..<documents).map { number -> TallyRow in
            var row = TallyRow(id: "\(author)-\(number)", path: "\(author)-\(number)")
            let scale = inBursts ? Int.random(in: 1...4, using: &chance) : 4
            var counts: [String: Int] = ["the": 60 * scale]
            for word in 0..<60 {
              let likes = inBursts ? Double.random(in: 0...1, using: &chance) : 0.5
              let most = scale * (1 + word / 6)
              let uses = (0..<most).count { _ in Double.random(in: 0...1, using: &chance) < likes * likes }
              if uses > 0 { counts["w\(word)"] = uses }
              if !inBursts { counts["the", default: 0] += most - uses }
            }
            row.wordCounts = WordCounts(counts)
            return row
          }
        )
      }
      let table = try #require(
        KeynessTable(members, isJudged: members.map { _ in true }, listing: 100, fewestDocuments: 3))
      for group in table.groups {
        tested += group.tested
        let listed = group.overused + group.underused
        found += listed.count
        clear += listed.count { $0.verdict != .notClear }
      }
    }
    let share = Double(found) / Double(tested)
    #expect(tested > 1_000)
    #expect(share < 0.06, "\(share)")
    #expect(clear <= (inBursts ? tested / 500 : 0), "\(clear) of \(tested)")
  }
}
