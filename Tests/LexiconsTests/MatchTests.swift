import Lexicons
import Testing
import TestSupport
import Text

/// The spans of a category's matches in a text, except those that guards remove.
private func spans(_ body: String, _ name: String, in text: String) throws -> [ByteSpan] {
  let file = LexiconFile(name: "mine.toml", bytes: Array((lexiconHeader + body).utf8))
  let lexicon = try Lexicon(LexiconFile.language + [file])
  var reader = LexiconReader(lexicon)
  let tokens = Tokeniser().tokenise(text, blocks: [ByteSpan(0, text.utf8.count)])
  let reading = reader.read(text, tokens)
  let number = try #require(lexicon.category(named: name))
  return zip(reading.matches, reading.guards).filter { $0.category == number && $1 == nil }.map { match, _ in
    let range = reading.parts.tokenRange(match.parts)
    return ByteSpan(tokens.tokens[range.lowerBound].span.start, tokens.tokens[range.upperBound - 1].span.end)
  }
}

@Suite struct MatchTests {
  /// The rule that decides which match wins, case by case: the earliest, then the longest, then cased, exact, longest
  /// prefix.
  @Test(arguments: [
    ("entries = [\"team\", \"team spirit\"]", "Our ⟦team spirit⟧ and ⟦team⟧."),
    ("entries = [\"team*\", \"teammate\"]", "A ⟦teammate⟧, two ⟦teams⟧."),
    ("entries = [\"thank you\"]", "⟦Thank\n  you⟧ all, thank-⟦thank you⟧; thank, you."),
    ("entries = [\"front line\"]", "The ⟦front-line⟧ staff at the ⟦front line⟧."),
    ("entries = [\"new york city\", \"city hall\"]", "In ⟦New York City⟧ hall, at ⟦City Hall⟧."),
    ("entries = [\"we\"]", "⟦We’ll⟧ and ⟦we're⟧, ⟦weʼve⟧ ⟦we＇d⟧; were, well, wed."),
    ("entries = [\"us\"]", "⟦Let’s⟧ tell ⟦us⟧."),
    ("entries = [\"i am\"]", "⟦I’m⟧ here and ⟦I am⟧ there."),
    ("entries = [\"do not\"]", "⟦Don’t⟧ go, ⟦do not⟧ stay."),
    ("cased = [\"US\"]", "The ⟦US⟧ told us."),
    ("entries = [\"mine\"]\nexcept = [\"gold mine\", \"mine shaft\"]", "The gold mine is ⟦mine⟧, no mine shaft."),
    ("entries = [\"collaborat*\"]", "⟦Collaboration⟧, ⟦collaborative⟧ and labour."),
  ])
  func theWinningMatch(entries: String, marked: String) throws {
    let expected = MarkedText(marked)
    #expect(try spans(category("a", entries), "a", in: expected.text) == expected.spans)
  }

  @Test func aParentIsTheUnionOfItsChildren() throws {
    let body = category("a.one", "entries = [\"our team\"]") + category("a.two", "entries = [\"team\", \"crew\"]")
    let expected = MarkedText("⟦Our team⟧ and the ⟦crew⟧ are a ⟦team⟧.")
    #expect(try spans(body, "a", in: expected.text) == expected.spans)
    #expect(try spans(body, "a.two", in: expected.text).count == 3)
  }

  @Test func anIncludedCategoryCountsToo() throws {
    let body = category("all", "includes = [\"b\"]\nentries = [\"us\"]") + category("b", "entries = [\"we\"]")
    #expect(try spans(body, "all", in: "We told us.").count == 2)
  }

  /// With the examples exchanged, each of them fails.
  @Test(arguments: [(true, 0), (false, 5)])
  func aRuleAsksForWhatStandsBesideItsMatch(isSo: Bool, findings: Int) throws {
    let matching = "[\"We must have peace.\", \"Peace is what we work for.\"]"
    let others = "[\"Peace came.\", \"We work now; for peace.\", \"We must sign a peace treaty.\"]"
    let rule = """
      [lexicon]
      name = "mine"
      version = "1"
      [[rule]]
      name = "act.purpose.x"
      description = "d"
      act = "purpose"
      patterns = ["[peace]"]
      with = ["must", "work for"]
      unless = ["treaty"]
      matches = \(isSo ? matching : others)
      rejects = \(isSo ? others : matching)
      """
    let lexicon = try Lexicon(LexiconFile.language + [LexiconFile(name: "mine.toml", bytes: Array(rule.utf8))])
    #expect(lexicon.check().count == findings)
  }

  /// What stands between words is read correctly at every position within the bytes that are read together.
  @Test(arguments: [
    (" - ", false), ("-", true), ("- ", true), (" -", true), ("\u{A0}- ", false), (" -\u{A0}", false), ("\n- ", false),
    (" ", true), (", ", false), (" -- ", false), (" – ", false),
    (" | ", false), ("=", false), (" = ", false), (" • ", false), (" · ", false), (" → ", false),
    (" > ", false),
    (" -> ", false), (" * ", false), (" *", true), ("* ", true), (" >", true), (" & ", true), (" `", true),
    (" + ", false),
    (" { ", false),
    (" ~ ", false), (" ^ ", false), (" \\ ", false), (" @ ", true), (" # ", true), (" £", true), (" ‘", true),
  ])
  func marksPartPhrases(gap: String, isOne: Bool) throws {
    let sentences = (0..<70).map { "Oh " + String(repeating: "x", count: $0) + " thank\(gap)you all." }
    let text = sentences.joined(separator: " ")
    #expect(try spans(category("a", "entries = [\"thank you\"]"), "a", in: text).count == (isOne ? 70 : 0))
  }

  @Test func aPhraseNeverCrossesASentence() throws {
    #expect(try spans(category("a", "entries = [\"thank you\"]"), "a", in: "I thank. You go.").isEmpty)
  }

  /// In a long text a reader discards the forms it has met, even in the middle of a block; this does not change what is
  /// found.
  @Test func formsThatAreForgottenAreFoundAgain() throws {
    var marked = ""
    for number in 0..<7_000 {
      let words = (0..<12).map { "w\(String(number * 12 + $0, radix: 36))x" }
      marked += "Word \(words.joined(separator: " ")) and ⟦thank you⟧, ⟦teams⟧. "
    }
    let expected = MarkedText(marked)
    let body = category("a", "entries = [\"thank you\", \"team*\"]")
    #expect(try spans(body, "a", in: expected.text) == expected.spans)
  }
}
