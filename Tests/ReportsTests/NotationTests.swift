import FoundationEssentials
import Lexicons
import Statistics
import Testing

@testable import Reports

/// Numbers, JSON, CSV and escapes: right for any input.
struct NotationTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.005, 2, "-0.01"), (1.005, 1, "1.0"), (0.25, 1, "0.3"),
    (-12.345, 1, "-12.3"), (999.96, 1, "1000.0"), (7, 0, "7"), (-0.4, 0, "0"), (0.05, 3, "0.050"),
  ])
  func decimalsAreFixed(value: Double, places: Int, expected: String) {
    #expect(Decimals.text(value, places: places) == expected)
  }

  /// An interval that leaves 0 out does not read as if it did not.
  @Test(arguments: [
    (0.004, 0.2, 2, 3), (-0.2, -0.0004, 2, 4), (0.01, 0.2, 2, 2), (-0.001, 0.2, 2, 2), (0.04, 0.5, 1, 2),
    (0.000_000_1, 0.5, 1, 3),
  ])
  func anEndThatIsNotZeroIsNotShownAsZero(low: Double, high: Double, least: Int, expected: Int) {
    #expect(Interval(low: low, high: high).places(atLeast: least) == expected)
  }

  /// No probability is 0, however small, and it is the same number in JSON and in CSV.
  @Test(arguments: [
    (1.0, "1.00000"), (0.05, "0.05000"), (0.001, "0.00100"), (0.000_999_4, "9.99e-04"), (0.000_999_6, "1.00e-03"),
    (0.000_004, "4.00e-06"), (3.141_59e-8, "3.14e-08"), (9.996e-11, "1.00e-10"), (2.5e-42, "2.50e-42"),
    (1e-300, "1.00e-99"), (0, "1.00e-99"),
  ])
  func noProbabilityIsZero(value: Double, expected: String) throws {
    #expect(Decimals.probability(value) == expected)
    var json = JSONWriter()
    json.object { $0.field("p", probability: value) }
    #expect(json.text == #"{"p":\#(expected)}"#)
    let decoded = try JSONDecoder().decode([String: Double].self, from: Data(json.text.utf8))
    #expect(decoded["p"] == Double(expected))
    for none in [Double.nan, .infinity] { #expect(Decimals.probability(none) == nil) }
  }

  /// A row of CSV keeps the counts of acts, then of groups, in places that the compiler knows.
  @Test func theCountsOfARowHaveRoom() {
    let room = ScoreCSV.Counts(repeating: 0).count
    #expect(Act.count <= room && StakeholderGroup.count <= room)
  }

  @Test func whatIsNoNumberHasNoDecimals() {
    for value in [Double.nan, .infinity, -.infinity, 1e300] { #expect(Decimals.text(value, places: 2) == nil) }
    #expect(Decimals.text(0.5, places: 1, alwaysSigned: true) == "+0.5")
    #expect(Decimals.text(-0.01, places: 1, alwaysSigned: true) == "0.0")
  }

  @Test(arguments: [
    "", "plain", "\"quoted\" \\ back", "line\nbreak\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "\u{85}\u{2028}\u{2029}",
    "日本 👩‍👩‍👧 é",
    "\u{FFFE}\u{10FFFF}", "</script>",
  ])
  func anyStringIsValidJSONOnOneLine(text: String) throws {
    var json = JSONWriter()
    json.object {
      $0.field(text, text)
      $0.field("n", Double.nan, places: 2)
    }
    let decoded = try JSONDecoder().decode([String: String?].self, from: Data(json.text.utf8))
    #expect(decoded[text] == .some(text))
    #expect(!json.text.unicodeScalars.contains { $0.value < 0x20 || [0x85, 0x2028, 0x2029].contains($0.value) })
  }

  @Test func JSONKeepsItsShape() {
    func write(_ json: inout JSONWriter) {
      json.object {
        $0.field("a", 1)
        $0.array("b") { list in
          list.value(1.5, places: 1)
          list.object { _ in }
          list.array { _ in }
        }
        $0.field("c", true)
        $0.field("d", String?.none)
      }
    }
    var compact = JSONWriter()
    write(&compact)
    #expect(compact.text == #"{"a":1,"b":[1.5,{},[]],"c":true,"d":null}"#)
    var indented = JSONWriter(indented: true)
    write(&indented)
    #expect(
      indented.text == """
        {
          "a": 1,
          "b": [
            1.5,
            {},
            []
          ],
          "c": true,
          "d": null
        }
        """)
  }

  @Test func cellsAreQuotedWhereTheyMustBe() {
    var row = CSVRow()
    for cell in ["plain", "a,b", "say \"no\"", "two\nlines", ""] { row.add(cell) }
    row.add(Int?.none)
    row.add(0.12345, places: 2)
    #expect(row.text == "plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,,0.12\n")
  }

  @Test func namesCannotBecomeMarkup() {
    let name = "<script>alert('x')</script> & \"co\" | *b* _i_ [l](u) `c`\u{1B}[31m\u{202E}"
    let html = Escapes.html(name)
    #expect(!html.contains("<") && !html.contains("\"") && !html.contains("'") && !html.contains("\u{1B}"))
    let markdown = Escapes.markdown(name)
    #expect(
      !markdown.contains("<") && markdown.contains("\\|") && markdown.contains("\\*b\\*") && markdown.contains("\\["))
    let line = Escapes.oneLine("a\u{1B}[2Jb\r\nc\u{202E}d")
    #expect(line == "a\u{FFFD}[2Jb cd")
  }

  @Test func aLineHoldsWhatShows() {
    for scalar in (0...0x3100).lazy.compactMap(Unicode.Scalar.init) {
      let shown =
        switch scalar.value {
        case _ where scalar.properties.isWhitespace: " "
        case 0..<0x20, 0x7F...0x9F: "\u{FFFD}"
        case 0x202A...0x202E, 0x2066...0x2069: ""
        default: String(scalar)
        }
      #expect(Escapes.oneLine("a \(scalar)b") == (shown == " " ? "a b" : "a \(shown)b"), "\(scalar.value)")
    }
  }

  @Test(arguments: [
    ("", "\n"), ("one", "one\n"), ("one\n", "one\n\n"), ("\n\none  two\n \nthree", "\n\none two\n \nthree\n"),
    ("one\r\ntwo\r\n\nthree", "one two \nthree\n"), ("é\u{301}\nb\u{202E}c\u{A0} d", "é\u{301}\nbc d\n"),
  ])
  func linesStayLines(text: String, expected: String) {
    #expect(String(decoding: Escapes.lines(text), as: UTF8.self) == expected)
  }
}
