import TestSupport
import Testing

@testable import Usward

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "a/b.txt", false), ("**/*.txt", "a/b/c.txt", true),
    ("**/*.txt", "c.txt", true), ("a?.md", "ab.md", true), ("a?.md", "a.md", false), ("[a-c]*", "bx", true),
    ("[!a-c]*", "bx", false), ("a/**", "a/b/c", true), ("[x", "[x", true), ("\\*", "*", true), ("\\*", "a", false),
    ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/xb", false), ("**/b", "xb", false),
    ("?", "/", false),
    ("a**b", "a/x/b", true), ("[!a]", "/", false), ("*", "", true), ("?", "", false), ("a*/b*", "ax/by", true),
  ])
  func stands(pattern: String, path: String, expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected)
  }

  @Test func aHostilePatternTakesNoLongTime() {
    for unit in ["*a", "**a", "**/a", "?", "[a-c]*"] {
      let glob = Glob(String(repeating: unit, count: 500) + "b")
      let path = String(repeating: unit == "**/a" ? "a/" : "a", count: 10_000)
      var matches = true
      #expect(processorSeconds { matches = glob.matches(path) } < 20, "\(unit)")
      #expect(!matches, "\(unit)")
    }
  }

  @Test func aNameGlobWithASlashIsHeldAgainstThePath() throws {
    #expect(try NameGlob("*.md").matches(name: "x.md", relativePath: "a/x.md"))
    #expect(try NameGlob("a/*.md").matches(name: "x.md", relativePath: "a/x.md"))
    #expect(try !NameGlob("b/*.md").matches(name: "x.md", relativePath: "a/x.md"))
  }

  @Test(arguments: ["", "[", "a[b", "a/[!", "[]"])
  func aNameGlobThatIsUnsoundIsRefused(pattern: String) {
    #expect(throws: ChoiceFault.self) { try NameGlob(pattern) }
  }

  @Test(arguments: ["\\[", "[]]", "[a]", "]", "*"])
  func aNameGlobWithABracketThatIsClosedIsTaken(pattern: String) throws {
    #expect(try NameGlob(pattern).pattern == pattern)
  }

  @Test func ignoreRulesAreReadAsGitReadsThem() {
    let rules = IgnoreRules("# a comment\n*.bak\n!keep.bak\nbuild/\n/top.txt\n")
    #expect(rules.ignores(name: "x.bak", relativePath: "a/x.bak", isFolder: false) == true)
    #expect(rules.ignores(name: "keep.bak", relativePath: "keep.bak", isFolder: false) == false)
    #expect(rules.ignores(name: "build", relativePath: "build", isFolder: true) == true)
    #expect(rules.ignores(name: "build", relativePath: "build", isFolder: false) == nil)
    #expect(rules.ignores(name: "top.txt", relativePath: "top.txt", isFolder: false) == true)
    #expect(rules.ignores(name: "top.txt", relativePath: "a/top.txt", isFolder: false) == nil)
  }
}
