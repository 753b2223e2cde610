import Testing

@testable import Extraction

/// XML data files.
struct XMLTreeTests {
  @Test func readsElementsWithTheirAttributes() throws {
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a x='1 &lt; 2'>\n<c y='\u{E9}'/>text</a>"
    #expect(
      try XMLTree.nodes(of: Array(text.utf8)) == [
        XMLNode(name: "a", attributes: ["x": "1 < 2"], depth: 0, line: 2),
        XMLNode(name: "c", attributes: ["y": "\u{E9}"], depth: 1, line: 3),
      ])
  }

  @Test(arguments: [("<a>\n<b></a>", 2), ("", 1), ("no", 1), ("<a/><b/>", 1)])
  func saysWhereAFileIsNone(text: String, line: Int) {
    #expect(throws: ExtractionError.damaged(reason: "it is not valid XML at line \(line)")) {
      try XMLTree.nodes(of: Array(text.utf8))
    }
  }

  /// Entities that a file declares do not expand a small file into a large one, and no other file is read.
  @Test func takesNoEntities() {
    let doubled = (1..<30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let text = "<!DOCTYPE a [<!ENTITY e0 \"x\">\(doubled)]><a x=\"&e29;\"/>"
    let elements = (try? XMLTree.nodes(of: Array(text.utf8))) ?? []
    #expect(elements.allSatisfy { ($0.attributes["x"] ?? "").utf8.count < 1_000 })
    let file = "<!DOCTYPE a [<!ENTITY f SYSTEM \"/etc/hostname\">]><a>&f;</a>"
    #expect((try? XMLTree.nodes(of: Array(file.utf8)))?.count ?? 0 <= 1)
  }
}
