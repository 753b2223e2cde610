import Testing
import Text

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("", 0, 1, 1), ("ab", 1, 1, 2), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1),
    ("\n\n", 2, 3, 1),
    ("é😀x", 6, 1, 3), ("a\né😀x", 8, 2, 3), ("ab", 99, 1, 3), ("ab", -1, 1, 1),
  ])
  func findsPositions(text: String, offset: Int, line: Int, column: Int) {
    #expect(LineIndex(text).position(of: offset) == LinePosition(line: line, column: column))
  }

  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 8_192, 12_289])
  func findsColumnsInLongLines(letters: Int) {
    let text = "é\n" + String(repeating: "é", count: letters) + "x\ny"
    let index = LineIndex(text)
    #expect(index.position(of: 3 + 2 * letters) == LinePosition(line: 2, column: letters + 1))
    #expect(index.position(of: text.utf8.count) == LinePosition(line: 3, column: 2))
  }

  @Test(arguments: [("", 1), ("a", 1), ("a\n", 2), ("a\r\nb\rc\nd", 4)])
  func countsLines(text: String, count: Int) {
    #expect(LineIndex(text).count == count)
  }
}
