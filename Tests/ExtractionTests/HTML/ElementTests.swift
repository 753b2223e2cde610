import Testing
import Text

@testable import Extraction

@Suite("Elements by name")
struct ElementTests {
  @Test("The list of names is that of the cases")
  func namesAreThoseOfTheCases() {
    let names = ElementCatalogue.names.split(separator: " ").map(String.init)
    #expect(names == Element.allCases.dropFirst().map { "\($0)" })
  }

  @Test("Each name finds its element", arguments: Element.allCases.dropFirst())
  func findsElements(element: Element) {
    #expect(ElementCatalogue.table[WordHash.hash(of: "\(element)".utf8)] == element)
  }
}
