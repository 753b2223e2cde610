import FoundationEssentials
import TestSupport
import Testing

/// docs/library.md: its code is compiled and tested, word for word.
@Suite struct LibraryPageTests {
  private static func lines(_ path: String) throws -> [Substring] {
    let data = try Data(contentsOf: URL(filePath: "\(PackageFolder.path)/\(path)"))
    return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines of each example of a page.
  private static func examples(of page: [Substring]) -> [[Substring]] {
    page.split(separator: "```swift").dropFirst().map { Array($0.prefix { $0 != "```" }) }
  }

  @Test func everyExampleIsATest() throws {
    let tests = try Self.lines("Tests/LibraryTests/LibraryExamples.swift")
    let examples = try Self.examples(of: Self.lines("docs/library.md"))
    #expect(examples.count >= 9)
    for example in examples {
      let indented = example.map { $0.isEmpty ? $0 : "    \($0)" }
      #expect(tests.firstRange(of: indented) != nil, "\(example.joined(separator: "\n"))")
    }
  }

  @Test func examplesAreFoundBetweenTheirMarks() {
    let page = "a\n```swift\nlet b = 1\n\nlet c = 2\n```\nd\n```swift\ne\n```\n".split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(Self.examples(of: page) == [["let b = 1", "", "let c = 2"], ["e"]])
  }
}
