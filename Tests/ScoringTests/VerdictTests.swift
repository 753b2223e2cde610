import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// How stance and model follow from counts and words.
@Suite struct VerdictTests {
  /// A lexicon whose verdicts can be computed by hand.
  private static let toml = """
    [lexicon]
    name = "test"
    version = "1"

    \(category("own", "mine"))

    \(category("shared", "theirs"))

    [[rule]]
    name = "mark.shared.both"
    description = "A rule that marks."
    marks = "mark.shared"
    patterns = ["for [all]"]

    \(verdict("stance", "self", bias: -5, "mark.own", 20))

    \(verdict("stance", "collective", bias: -5, "mark.shared", 20))

    \(verdict("model", "power", bias: 0, "mark.own", 1))
    words = { me = 20, stone = 3 }

    \(verdict("model", "servant", bias: 0, "mark.own", 0))
    words = { them = 20, stone = 3 }

    \(verdict("stance", "self", fromWords: longWords, bias: 5, "mark.own", 0))
    words = { stone = -20 }

    \(verdict("stance", "collective", fromWords: longWords, bias: -5, "mark.own", 20))
    """

  /// The minimum number of words for the second formula of stance.
  private static let longWords = 30

  private static func category(_ side: String, _ entry: String) -> String {
    """
    [[category]]
    name = "mark.\(side)"
    description = "Whose gain it is."
    source = "test"
    reason = "test"
    entries = ["\(entry)"]
    """
  }

  private static func verdict(
    _ verdict: String, _ label: String, fromWords: Int = 0, bias: Int, _ subject: String, _ weight: Int
  ) -> String {
    """
    [[verdict]]
    of = "\(verdict)"
    label = "\(label)"
    from_words = \(fromWords)
    half = 20
    bias = \(bias)
    weights = { "\(subject)" = \(weight) }
    """
  }

  private var lexicon: Lexicon {
    get throws { try Lexicon([LexiconFile(name: "test.toml", bytes: Array(Self.toml.utf8))]) }
  }

  private func score(_ text: String, voices: [VoiceSpan] = []) throws -> DocumentScore {
    let lexicon = try lexicon
    var scorer = Scorer(lexicon: lexicon)
    let document = plainDocument(text, voices: voices)
    return scorer.score(document, Tokeniser().tokenise(document.text, blocks: document.blocks.map(\.span)))
  }

  @Test(arguments: [
    ("Mine was found.", Stance.own), ("Theirs was found.", .collective), ("Mine and theirs were found.", .mixed),
    ("It was found.", .neither), ("It was good for all.", .collective),
  ])
  func stanceAsksOfEachSideWhetherItIsThere(text: String, stance: Stance) throws {
    #expect(try score(text).stance == stance)
  }

  @Test func aLongerTextIsReadByItsOwnFormula() throws {
    let short = String(repeating: "It was cold. ", count: 9)
    let long = String(repeating: "It was cold. ", count: 10)
    #expect(try score(short).words == Self.longWords - 3)
    #expect(try score(short).stance == .neither)
    #expect(try score(short).present["stance"]?.count == 0)
    #expect(try score(long).words == Self.longWords)
    #expect(try score(long).stance == .own)
    #expect(try score(long + "Mine was found.").stance == .mixed)
    let stone = try score(long + "A stone lay there.")
    #expect(stone.stance == .neither)
    #expect(stone.present["stance"]?.tenths == [-20, 0])
    let readings = try lexicon.reading(of: "stance", in: stone)
    #expect(readings.map(\.label) == ["collective", "self"])
    #expect(readings.map(\.score) == [-0.5, -1.5])
  }

  /// Acts that are too rare in labelled texts to be weighed nevertheless count for their side.
  @Test(arguments: [
    ("You will do as I say by Friday. I expect you to obey me. Fall in line or go.", Act.dominance, Stance.own),
    ("I am owed a bonus for this, and I expect a bigger office. My salary comes first.", .selfInterest, .own),
    ("It was their fault. They let me down, and the delay was not my fault.", .blameShifting, .own),
    ("The late order was my fault. I made a mistake, and I apologise to every one of you.", .owningFault, .collective),
  ])
  func aRareActTellsItsSide(text: String, act: Act, stance: Stance) {
    var scorer = Scorer(lexicon: Lexicon.embedded)
    let document = plainDocument(text)
    let score = scorer.score(document, Tokeniser().tokenise(document.text, blocks: document.blocks.map(\.span)))
    #expect(score.acts[act, default: 0] > 1)
    #expect(score.stance == stance)
  }

  /// Words that no formula here weighs, enough for a text to have a model.
  private static let filling = String(repeating: " It was cold then.", count: 2)

  @Test func aWordCountsByBeingThere() throws {
    let once = try score("They told me. A stone lay there." + Self.filling)
    #expect(once.model == .power)
    #expect(once.present["model"]?.count == 2)
    #expect(once.present["model"]?.labels == ["power", "servant"])
    #expect(once.present["model"]?.tenths == [23, 3])
    let often = try score("They told me. They told me. A stone lay there, a stone, a stone.")
    #expect(often.present == once.present)
    #expect(try score("They told me. A stone lay there.").model == .unclear)
    #expect(try score("They told them." + Self.filling).model == .servant)
  }

  @Test func quotedWordsAreNotTheAuthors() throws {
    let text = "They told them: give me the stone." + Self.filling
    let quote = VoiceSpan(ByteSpan(16, 34), .quote, why: "test")
    #expect(try score(text).present["model"]?.count == 3)
    #expect(try score(text, voices: [quote]).present["model"]?.count == 1)
    #expect(try score(text, voices: [quote]).model == .servant)
  }
}
