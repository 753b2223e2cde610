import Testing

@testable import Extraction

/// CSV rows, put together from lines.
struct CSVRowsTests {
  /// The rows of a text as `line field|field`, and the errors as `line: message`.
  private func read(_ text: String) -> [String] {
    var rows = CSVRows(encodingCanBeNamed: false)
    var said: [String] = []
    for line in CSVRows.lines(of: Array(text.utf8)) {
      do throws(CSVRows.Fault) {
        if let row = try rows.take(line) { said.append("\(row.line) \(row.fields.joined(separator: "|"))") }
      } catch {
        said.append("\(error.line): \(error.message)")
      }
    }
    do throws(CSVRows.Fault) { try rows.end() } catch { said.append("\(error.line): \(error.message)") }
    return said
  }

  @Test(arguments: [
    ("a,b\n1,\n,2", ["1 a|b", "2 1|", "3 |2"]), ("a;b,c;d\n1;2;3\n", ["1 a|b,c|d", "2 1|2|3"]),
    ("\"a,b,c\";d\n1;2", ["1 a,b,c|d", "2 1|2"]), ("a\tb\n\"x\ty\"\t \"z\"\n", ["1 a|b", "2 x\ty| \"z\""]),
    ("a\n\"\"\n\"\"\"\"\n\n\"\"\"x\"\"\"\n", ["1 a", "2 ", "3 \"", "5 \"x\""]),
    ("a,b\n\"\n\n1\",\"2\n\"\n3,4\n", ["1 a|b", "2 \n\n1|2\n", "6 3|4"]), ("", []), ("\n\n", []),
    // With one column, there are no separators.
    ("text\nWe, the crew; I\n\"a,b\"\n", ["1 text", "2 We, the crew; I", "3 a,b"]),
    ("\"a\nb\",c\n1,2\n", ["1 a\nb|c", "3 1|2"]),
    // A line above the header names the separator for spreadsheets; any other such line is the header.
    ("sep=;\na,b,c;d\n1;2\n", ["2 a,b,c|d", "3 1|2"]), ("\u{FEFF}sep=\t\na\tb\n1\t2\n", ["2 a|b", "3 1|2"]),
    ("a;b\nsep=;\n", ["1 a|b", "2 sep=|"]), ("sep=\na\n", ["1 sep=", "2 a"]), ("sep=:\na\n", ["1 sep=:", "2 a"]),
    // A byte order mark stands before all rows, not within one.
    (
      "\u{FEFF}a,b\n\u{FEFF}\"1\",2\n\u{FEFF}\n3,\"\n\u{FEFF}4\"\n",
      ["1 a|b", "2 1|2", "4 3|\n\u{FEFF}4"]
    ),
  ])
  func readsFields(text: String, rows: [String]) {
    #expect(read(text) == rows)
  }

  @Test(arguments: [
    ("a,b\r\n1,\"2\r\n3\"\r\n", ["1 a|b", "2 1|2\n3"]), ("a,b\r1,\"2\n3\"\r\r4,5", ["1 a|b", "2 1|2\n3", "4 4|5"]),
    ("a,b\r\r\n1,2\r\r\n", ["1 a|b\r", "2 1|2\r"]), ("\"a\rb\",c\n1,2\n", ["1 a\rb|c", "2 1|2"]), ("a\r", ["1 a"]),
    ("a\r\r", ["1 a"]), ("a\n1\r2\n", ["1 a", "2 1\r2"]),
  ])
  func theFirstLineTellsHowLinesEnd(text: String, rows: [String]) {
    #expect(read(text) == rows)
  }

  /// An invalid row is reported with its line, and the rows after it are read.
  @Test(arguments: [
    ("1", "2: there is 1 field where the header has 2", "3"),
    ("1,\"2\n3\",4", "2: there are 3 fields where the header has 2; the row goes on to line 3", "4"),
    ("1,\"2\"x", "2: field 2 goes on after its closing quotation mark", "3"),
    // The closing quotation mark is first on its line: there is nothing before it.
    (
      "\"1\n\"x,2", "3: field 1 goes on after its closing quotation mark; lines 2 to 3, which it spans, were not read",
      "4"
    ),
  ])
  func goesOnBehindAFault(row: String, message: String, next: String) {
    #expect(read("a,b\n\(row)\n5,6\n") == ["1 a|b", message, "\(next) 5|6"])
  }

  @Test func saysHowAMarkWithinAFieldIsWritten() {
    let said = read("a,b\n1,\"2\\\"3\"\n")
    #expect(said.count == 2 && said[1].contains("write a mark within a field twice (\"\")"))
  }

  @Test(arguments: [
    ("", ""), ("\n3,4", ": the line after it was not read"), ("\n3\n4\n5", ": the 3 lines after it were not read"),
  ])
  func saysHowManyLinesWentWithAFieldThatIsNeverClosed(rest: String, unread: String) {
    #expect(read("a,b\n1,\"2\(rest)") == ["1 a|b", "2: a quotation mark is opened and never closed\(unread)"])
  }

  @Test(arguments: [(false, ""), (true, ", or name its encoding")])
  func saysWhatToDoWhereAFieldIsNotUTF8(canBeNamed: Bool, advice: String) throws {
    var rows = CSVRows(encodingCanBeNamed: canBeNamed)
    #expect(try rows.take(Array("a,b".utf8)[...]) == CSVRows.Row(line: 1, fields: ["a", "b"]))
    let message = "field 2 is not UTF-8; save the file as CSV UTF-8\(advice)"
    #expect(throws: CSVRows.Fault(message: message, line: 2, asksForEncoding: canBeNamed)) {
      try rows.take([0x31, 0x2C, 0xE9])
    }
    #expect(try rows.take(Array("1,é".utf8)[...]) == CSVRows.Row(line: 3, fields: ["1", "é"]))
  }

  /// A line is read correctly wherever it is in its buffer.
  @Test func readsLinesOutOfALongerArray() throws {
    let bytes = Array("x,\"a\",b\n\"c\n\"".utf8)
    var rows = CSVRows(encodingCanBeNamed: false)
    #expect(try rows.take(bytes[2..<7])?.fields == ["a", "b"])
    #expect(try rows.take(bytes[8..<10]) == nil)
    let fault = #expect(throws: CSVRows.Fault.self) { try rows.take(bytes[11...] + [0x78]) }
    #expect(fault?.line == 3)
  }
}
