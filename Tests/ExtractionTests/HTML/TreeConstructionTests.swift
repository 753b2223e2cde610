import TestSupport
import Testing

@testable import Extraction

@Suite("The HTML standard's own cases")
struct TreeConstructionTests {
  /// The least number of cases, out of 1,578, that are right. docs/html.md lists the others with the reason for each:
  /// controls such as `select` and `button`, struck-out text and the numbers of notes, which are left out on purpose;
  /// frame sets; and text in a table outside its cells, which a browser moves before the table.
  static let floor = 1_509

  @Test("Visible text is right in nearly all cases", .enabled(if: SharedFolder.isWanted, "../shared is not there"))
  func readsTheStandardsCases() throws {
    let bytes = try #require(SharedFolder.bytes("html/tree_construction.jsonl"), "../shared is not there")
    var (right, count) = (0, 0)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let line = Array(line)
      let record = try #require(Self.record(line))
      let html = try #require(record.html)
      count += 1
      let text = try visible(html)
      if text.filter({ !$0.isWhitespace }) == record.visible { right += 1 }
    }
    #expect(count == 1_578)
    #expect(right >= Self.floor)
  }

  /// `LinkedDataValue` folds line feeds into spaces, which the cases depend on; so the line is read with them kept.
  private static func record(_ line: [UInt8]) -> (html: String?, visible: String?)? {
    var marked: [UInt8] = []
    var index = 0
    while index < line.count {
      if line[index] == UInt8(ascii: "\\"), index + 1 < line.count {
        if line[index + 1] == UInt8(ascii: "n") {
          marked.append(0x0A)
        } else if line[index + 1] == UInt8(ascii: "r") {
          marked.append(0x0D)
        } else if line[index + 1] == UInt8(ascii: "f") {
          marked.append(0x0C)
        } else if line[index + 1] == UInt8(ascii: "t") {
          marked.append(0x09)
        } else {
          marked.append(contentsOf: line[index...index + 1])
        }
        index += 2
      } else {
        marked.append(line[index])
        index += 1
      }
    }
    guard let value = LinkedDataValue.read(marked.span, 0..<marked.count) else { return nil }
    return (value["html"]?.text, value["visible"]?.text)
  }
}
