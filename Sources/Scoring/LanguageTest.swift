import Lexicons
import Text

/// Whether a text is English, by its function words and its script.
struct LanguageTest {
  /// Fewer words than this say nothing of a text's language, and it is taken for English.
  static let fewestWords = 20
  /// From this share on, function words of other languages are no chance hits: English texts have under .02, texts in one
  /// of the listed languages .15 to .40.
  static let otherShare = 0.08
  /// Below this share of English function words a text is in no form of English; scanned tables keep .02.
  static let leastEnglish = 0.01

  /// What it found.
  let isEnglish: Bool

  init(_ score: DocumentScore, lexicon: Lexicon, _ scripts: ScriptCounts) {
    guard score.words >= Self.fewestWords, let english = lexicon.category(named: "language.english"),
      let other = lexicon.category(named: "language.other")
    else {
      isEnglish = true
      return
    }
    let (words, foreignScript) = (scripts.words, scripts.foreign)
    let (ours, theirs) = (score.counts[english], score.counts[other])
    isEnglish =
      words == 0
      || !(2 * foreignScript > words
        || (theirs > ours && Double(theirs) >= Self.otherShare * Double(words))
        || Double(ours) < Self.leastEnglish * Double(words))
  }
}

/// The words of a document's counted voices by script.
struct ScriptCounts: Hashable, Sendable {
  /// Words with a letter.
  private(set) var words = 0
  /// Those of them that begin with a letter of no Latin script.
  private(set) var foreign = 0

  /// Counts the words of one more stretch.
  mutating func add(_ text: String, _ tokenised: TokenisedText, _ voice: VoiceOfTokens) {
    let bytes = text.utf8Span.span
    for (index, token) in tokenised.tokens.enumerated() where token.kind == .word && voice.counts[index] {
      words += 1
      // Latin letters end at U+024F, whose UTF-8 begins with C9; Greek and all later scripts begin from CD on.
      if bytes[token.span.start] >= 0xCD { foreign += 1 }
    }
  }
}
