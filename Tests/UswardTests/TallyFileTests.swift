import Lexicons
import Reports
import Scoring
import Statistics
import TestSupport
import Testing
import Text

@testable import Usward

/// Tallies with a valid digest that no texts can have produced.
struct TallyFileTests {
  private let provenance = Provenance(version: "1", lexicons: ["own 1"], lexiconDigest: "abc", options: [])

  private func row(_ number: Int, _ change: (inout TallyRow) -> Void) -> TallyRow {
    var row = TallyRow(id: "\(number)", path: "\(1_000 + number)")
    row.authors = ["A"]
    row.fingerprint = UInt64(number)
    row.words = 9
    change(&row)
    return row
  }

  private func tally(_ rows: [TallyRow], skipped: Int = 0) -> Tally {
    var tally = Tally(
      categories: [], provenance: provenance, key: .author, hasWords: false, rows: rows, failures: [])
    tally.skip(skipped)
    return tally
  }

  /// The tally as it comes back from a file.
  private func read(_ tally: Tally) throws -> Tally {
    let folder = try TemporaryFolder()
    return try TallyFile.tally(.path(folder.write("a.tally", TallyLines(tally).joined())))
  }

  private func message(_ tally: Tally) -> String {
    do {
      _ = try read(tally)
      return "was read"
    } catch {
      return "\(error)"
    }
  }

  /// Otherwise, sums of what a row may contain would overflow and end a comparison in the middle.
  @Test func numbersThatNoSumHoldsAreRefused() throws {
    let most = JSONValue.numberBound - 1
    let acts = row(0) { $0.acts = $0.acts.map { _ in most } }
    let words = (0..<2_100).map { number in row(number) { $0.words = most } }
    let weights = (0..<3).map { number in row(number) { ($0.ownWeight, $0.sharedWeight) = (most / 4, most / 4) } }
    for rows in [[acts], words, weights] {
      #expect(message(tally(rows)).contains("the numbers up to here add up to 4503599627370496 or more"))
    }
    #expect(message(tally([row(0) { $0.words = 1 }], skipped: most)).contains("the numbers up to here"))
    let one = try read(tally([row(0) { $0.words = most }]))
    #expect(Comparison(one, by: .author).overall.words == most)
    // Each of the two by itself may be valid.
    var united = one
    #expect(throws: TallyError.tooMuch) { try united.unite(tally([row(1) { $0.words = 1 }])) }
  }

  /// As large as they may be: everything that is computed from them still is.
  @Test func numbersAsLargeAsThereAreAreCompared() throws {
    let most = JSONValue.numberBound / 40
    let rows = (0..<12).map { number in
      row(number) {
        $0.authors = [number % 3 == 0 ? "A" : "B"]
        $0.words = number % 2 == 0 ? 1 : most
        $0.acts[number % 10] = most
        ($0.ownWeight, $0.sharedWeight) = number % 3 == 0 ? (0, most) : (most, 0)
        $0.date = "\(2_000 + number)"
      }
    }
    var options = ComparisonOptions()
    options.within = .genre
    options.minimumDocuments = 1
    let comparison = Comparison(try read(tally(rows)), by: .author, options: options)
    #expect(comparison.groups.count == 2)
    for format in [OutputFormat.table, .json, .html] {
      #expect(!comparisonReport(comparison, format: format, style: TextStyle(isFull: true)).isEmpty)
    }
  }

  /// A tally's file says to which dates it was restricted, also after parts were united. For a file without the field
  /// this is unknown.
  @Test func datesComeBackFromAFile() throws {
    func tally(_ dates: TallyDates) -> Tally {
      Tally(
        categories: [], provenance: provenance, key: .author, hasWords: false, dates: dates, rows: [], failures: [])
    }
    let (spring, late) = (DayStretch(since: "2024-03", until: "2024-05"), DayStretch(since: "2024-09"))
    for dates in [TallyDates.all, TallyDates([spring]), TallyDates([late, spring, DayStretch(), late])] {
      #expect(try read(tally(dates)).dates == dates)
    }
    var united = tally(TallyDates([late]))
    try united.unite(tally(TallyDates([spring])))
    try united.unite(tally(TallyDates([late])))
    #expect(try read(united).dates.stretches == [spring, late])
    #expect(message(tally(TallyDates([DayStretch(since: "spring")]))).contains("\"since\" is \"spring\""))
    #expect(message(tally(TallyDates([]))).contains("\"dates\" is empty"))
  }

  /// A comparison looks up the counts of a category by name.
  @Test func aCategoryThatIsThereTwiceIsRefused() throws {
    func message(_ categories: [String]) -> String {
      let counted = row(0) { $0.counts = categories.map { _ in 1 } }
      return self.message(
        Tally(
          categories: categories, provenance: provenance, key: .author, hasWords: false, rows: [counted], failures: []))
    }
    #expect(message(["a", "b"]) == "was read")
    let found = message(["a", "b", "a"])
    #expect(found.contains(".tally:1: \"categories\" has \"a\" twice"), "\(found)")
  }

  /// A sign is not a digit.
  @Test(arguments: ["+000000000000001", "000000000000000g", "00000000000000001"])
  func aDigestIsOfSixteenDigits(digits: String) throws {
    let folder = try TemporaryFolder()
    let lines = TallyLines(tally([row(1) { _ in }])).joined().replacing("\"0000000000000001\"", with: "\"\(digits)\"")
    let file = try folder.write("a.tally", lines)
    let fault = try #require(throws: FileFault.self) { try TallyFile.tally(.path(file)) }
    #expect("\(fault)".contains("\"fingerprint\" is not 16 hexadecimal digits"), "\(fault)")
  }

  /// A header describes the verdicts that its rows have, and no others.
  @Test func verdictsThatTheHeaderDoesNotHaveAreRefused() throws {
    func message(_ verdicts: [String], _ change: (inout TallyRow) -> Void) -> String {
      var scope = LexiconScope.everything
      scope.verdicts = verdicts
      return self.message(
        Tally(
          categories: [], scope: scope, provenance: provenance, key: .author, hasWords: false, rows: [row(0, change)],
          failures: []))
    }
    #expect(message(["stance"]) { $0.model = nil } == "was read")
    #expect(message(["we", "zebra"]) { ($0.stance, $0.model) = (nil, nil) }.contains("zebra"))
    for (verdicts, name) in [(["stance"], "model"), (["model"], "stance")] {
      let found = message(verdicts) { _ in }
      #expect(found.contains("\(name)\" is given, though"), "\(found)")
      let missing = message(["model", "stance"]) { if name == "model" { $0.model = nil } else { $0.stance = nil } }
      #expect(missing.contains("\(name)\" is null, though"), "\(missing)")
    }
  }

  @Test(arguments: ["yesterday", "+123", "99999999-01-01", "2001-02-30", "", "2001-2-3"])
  func whatIsNoDateIsRefused(date: String) throws {
    let found = message(tally([row(0) { $0.date = date }]))
    #expect(found.contains("\"date\" is \"\(date)\", which is not a date"), "\(found)")
    let sound = try read(tally([row(0) { $0.date = "2001-02" }]))
    #expect(sound.rows.first?.date == "2001-02")
  }

  /// What a sentence is quoted for lies in it: past its end, or within a character, nothing could be shown.
  @Test func marksOutsideTheirSentenceAreRefused() throws {
    func sample(_ start: Int, _ end: Int) -> TallyRow {
      row(0) {
        $0.samples = [
          Sample(
            act: .service, weight: 2, line: 1, column: 1, sentence: "Né: I help.", marked: ByteSpan(start, end))
        ]
      }
    }
    #expect(try read(tally([sample(5, 11)])).rows.first?.samples.first?.words == "I help")
    for (start, end) in [(5, 99), (2, 11), (5, 2_000_000)] {
      #expect(message(tally([sample(start, end)])).contains("\"marked\" is not a stretch of its \"sentence\""))
    }
  }
}
