import Dictionaries
import Lexicons
import TestSupport
import Testing

/// Whatever a file contains, it is read to its end, and the result is a valid lexicon.
struct AnyDictionaryTests {
  private static let pieces = [
    "%\n", "1\tA\n", "2\t\tB c\n", "\t", "\n", "\r", " ", "word", "fair-*", "un*able", "don't*", "*", "**", "?", "\\*",
    "\\",
    "(1 2)1/2", "<of>2/1", "/", "(1)", " (1)\n", "+A\n", "+", "=", "@x [a]\n", ":", ": ", "- ", "[", "]", ",", "'",
    "\"", "#",
    " #", "a: [b, c]\n", "word,category\n", "DicTerm,A\n", "x,X\n", "\t-2\n", "0", "19*", "é", "e\u{301}", "安全",
    "ブルンジ*", "\u{FEFF}",
    "\u{200D}", "👍", "don’t", "U.S.", "a@b.org", "http://a.b/c", "&", "<cnode name='a'>", "<pnode name='b c*'/>",
    "</cnode>",
    "<dictionary>", "</dictionary>", "_", "%", "$", "^", "|", "{", "}", "!", ";", "like", "of", "\\u0041", "\u{0}",
    "\u{85}",
  ]

  @Test(arguments: DictionaryFormat.allCases)
  func isSound(format: DictionaryFormat) throws {
    var random = SeededRandom(seed: 41)
    var read = 0
    for round in 0..<60 {
      let text = Self.text(of: format, round, &random)
      let dictionary: ImportedDictionary
      do throws(DictionaryError) {
        dictionary = try ImportedDictionary(Array(text.utf8), name: "own.x", format: format)
      } catch {
        continue
      }
      read += 1
      let converted = ConvertedDictionary(dictionary)
      let file = converted.file(name: "own.toml")
      let lexicon: Lexicon
      do throws(LexiconError) {
        lexicon = try Lexicon(LexiconFile.language + [file])
      } catch {
        Issue.record("\(error)\n\(text.debugDescription)\n\(converted.text)")
        continue
      }
      #expect(lexicon.check(of: [file]) == [], "\(text.debugDescription)")
      let lost = lexicon.idle(of: ["own.toml"]).filter { $0.message.hasPrefix("no text") }
      #expect(lost == [], "\(text.debugDescription)")
    }
    #expect(read > 20)
  }

  /// A file of random pieces; half of these files begin as the format does.
  private static func text(of format: DictionaryFormat, _ round: Int, _ random: inout SeededRandom) -> String {
    let pieces = (0..<Int.random(in: 1...40, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? ""
    }
    if round % 2 == 0 { return pieces.joined() }
    // Other YAML is hardly ever read to its end.
    if format == .yaml { return "A:\n  - '\(pieces.joined().filter { !"'\n\r\u{85}".contains($0) })'\n  - we\n" }
    guard format == .yoshikoder else { return beginning(of: format) + pieces.joined() }
    // Other XML is hardly ever well-formed.
    let name = pieces.joined().filter { !"<&\"\0".contains($0) }
    return "<dictionary><cnode name=\"r\"><cnode name=\"\(name)\"><pnode name=\"\(name)\"/><pnode name=\"a\"/>"
      + "</cnode></cnode></dictionary>"
  }

  private static func beginning(of format: DictionaryFormat) -> String {
    switch format {
    case .liwc: "%\n1\tA\n2\tB\n%\nlike\t"
    case .dicx: "DicTerm,A,B\n"
    case .wordstat: "A\n\tb (1)\n"
    case .yoshikoder, .yaml: ""
    case .lexicoder: "+A\n"
    case .csv: "word,category\n"
    case .words: "a\n"
    }
  }
}
