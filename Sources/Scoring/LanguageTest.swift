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

  init(_ score: DocumentScore, lexicon: Lexicon, _ tally: WordTally) {
    guard score.words >= Self.fewestWords, let english = lexicon.category(named: "language.english"),
      let other = lexicon.category(named: "language.other")
    else {
      isEnglish = true
      return
    }
    let (words, ours, theirs) = (tally.words, score.counts[english], score.counts[other])
    isEnglish =
      words == 0
      || !(2 * tally.foreign > words
        || (theirs > ours && Double(theirs) >= Self.otherShare * Double(words))
        || Double(ours) < Self.leastEnglish * Double(words))
  }
}

/// How many of a text's words are in a script other than Latin.
struct WordTally {
  /// Words with a letter.
  private(set) var words = 0
  /// Of these, those that begin in another script.
  private(set) var foreign = 0

  mutating func add(_ other: WordTally) {
    words += other.words
    foreign += other.foreign
  }

  mutating func add(_ token: Token, _ bytes: Span<UInt8>) {
    guard token.kind == .word else { return }
    words += 1
    // Latin letters end at U+024F, whose UTF-8 begins with C9; Greek and all later scripts begin from CD on.
    if bytes[token.span.start] >= 0xCD { foreign += 1 }
  }
}
