import TestSupport
import Testing

@testable import Lexicons

@Suite struct TableTests {
  @Test func holdsTheRowsThatItWasMadeOf() {
    let table = Table<Int32>([4, -1, 7])
    #expect(Array(table) == [4, -1, 7])
    #expect(Array(table.rows(in: 1..<3)) == [-1, 7])
    #expect(table == Table([4, -1, 7]) && table != Table([4, -1]) && Table<Int32>().isEmpty)
  }

  /// Rows of part of a table outlive the table.
  @Test func keepsRowsForAsLongAsAPartIsUsed() {
    func part() -> Table<UInt64> { Table((0..<1_000).map { UInt64($0) }).rows(in: 500..<502) }
    #expect(Array(part()) == [500, 501])
  }

  /// A filter only few bits of which are ever set tells nothing.
  @Test func symbolsAreSpreadOverAllBitsOfTheirFilter() {
    let bits = (0..<1_000).map { Filter.bit($0) }
    #expect(Set(bits).count == 31 && !bits.contains(Filter.end))
  }

  @Test func findsTextsThatAreSorted() {
    let words = ["", "a", "ab", "b", "é"]
    let table = TextTable(words.map(\.utf8))
    for (place, word) in words.enumerated() { #expect(table.place(ofSorted: word.utf8Span.span) == place) }
    for word in ["A", "aa", "abc", "c", "z", "ê"] { #expect(table.place(ofSorted: word.utf8Span.span) == nil) }
  }

  @Test func textsOfTheCompiledLexiconAreMadeWhenAskedFor() throws {
    let category = try #require(Lexicon.embedded.categories.first { !$0.includes.isEmpty })
    guard case .compiled = category.texts else {
      Issue.record("the texts were made at the start")
      return
    }
    #expect(!category.description.isEmpty && category.description == category.description)
  }
}

@Suite struct FormRowTests {
  @Test func keepsEachListOnce() {
    var lists = InternedLists<Int32>([])
    let given: [[Int32]] = (0..<500).map { number in (0..<number % 7).map { Int32(number % 50 + $0) } }
    let numbers = given.map { lists.number(of: $0) }
    for (list, number) in zip(given, numbers) { #expect(Array(lists.pool[lists.range(of: number)]) == list) }
    #expect(lists.count == Set(given).count && lists.number(of: []) == 0)
    for (list, number) in zip(given, numbers) { #expect(lists.known(list) == number) }
    #expect(lists.known([51, 2]) == nil && lists.known([]) == 0)
  }

  /// Tests among the first bits, and others that need more than the 2,048 that one head covers.
  @Test(arguments: [70, 512, 513, 5_000, 9_000])
  func tellsWhichTestsAFormPasses(tests: Int) {
    var rows = TestRows(tests: tests)
    var random = SeededRandom(seed: 7)
    let forms: [Set<Int32>] =
      [[], [0], [Int32(tests) - 1]]
      + (0..<40).map { _ in Set((0..<12).map { _ in Int32.random(in: 0..<Int32(tests), using: &random) }) }
    let starts = forms.map { rows.row(of: Array($0)) }
    for (form, start) in zip(forms, starts) {
      #expect((start < 0) == !form.isEmpty)
      let place = Int(start & Int32.max)
      #expect(
        form.isEmpty || (0..<Int32(tests)).allSatisfy { rows.passes($0, place, in: rows.pool) == form.contains($0) })
      // Rows that were packed in advance are read the same way.
      var lines = WordLines(empty: 1)
      for line in TestRows.lines(of: rows.packed(of: form.sorted())) { lines.append(line) }
      #expect((0..<Int32(tests)).allSatisfy { rows.passes($0, 8, in: lines) == form.contains($0) })
    }
    #expect(rows.row(of: []) == 0)
  }
}

extension TestRows {
  /// Whether a form passes a test, given where its row begins in some cache lines: read as the kernel reads rows.
  fileprivate func passes(_ test: Int32, _ start: Int, in lines: WordLines) -> Bool {
    let word = { (place: Int) in lines[place / 8][place % 8] }
    let near = Self.near / 64
    if test < Self.near { return word(start + Int(test >> 6)) >> UInt64(test & 63) & 1 != 0 }
    let number = Int(test >> 6) - near
    let head = word(start + near + number >> 5)
    let bit: UInt32 = 1 << UInt32(number & 31)
    let there = UInt32(truncatingIfNeeded: head)
    if there & bit == 0 { return false }
    let place = start + near + headCount + Int(head >> 32) + (there & (bit - 1)).nonzeroBitCount
    return word(place) >> UInt64(test & 63) & 1 != 0
  }
}
