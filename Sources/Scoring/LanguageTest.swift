import Lexicons
import Text

/// Whether a text is English, judged by its function words and its script.
struct LanguageTest: Sendable {
  /// The fewest words that tell a text's language; a shorter text is taken for English.
  static let fewestWords = 20
  /// The share of words from which function words of other languages are no longer chance hits: English texts have less
  /// than .02 of them, texts in one of the listed languages .15 to .40.
  static let otherShare = 0.08
  /// The least share of English function words that any English text has; even scanned tables have .02.
  static let leastEnglish = 0.01

  /// The categories of function words; without both of them every text is taken for English.
  private let english: Int?
  private let other: Int?

  init(_ lexicon: Lexicon) {
    english = lexicon.category(named: LanguageCategory.english)
    other = lexicon.category(named: LanguageCategory.other)
  }

  /// Whether the text of a score is English.
  func isEnglish(_ score: DocumentScore, _ tally: ScriptTally) -> Bool {
    guard score.words >= Self.fewestWords, let english, let other else { return true }
    let (words, ours, theirs) = (tally.words, score.counts[english], score.counts[other])
    return words == 0
      || !(2 * tally.foreign > words
        || (theirs > ours && Double(theirs) >= Self.otherShare * Double(words))
        || Double(ours) < Self.leastEnglish * Double(words))
  }
}

/// How many of a text's words are in a script other than Latin.
struct ScriptTally {
  /// Words with a letter.
  private(set) var words = 0
  /// How many of them begin in another script.
  private(set) var foreign = 0

  mutating func add(_ other: ScriptTally) {
    words += other.words
    foreign += other.foreign
  }

  /// Adds words that begin with an ASCII character.
  mutating func addPlain(_ count: Int) { words += count }

  mutating func add(_ token: Token, _ bytes: Span<UInt8>) {
    // Without a branch on the token's kind. Latin letters end at U+024F, whose UTF-8 begins with C9; Greek and all
    // later scripts begin from CD on.
    let word = token.kind == .word ? 1 : 0
    words &+= word
    foreign &+= bytes[token.start] >= 0xCD ? word : 0
  }
}
