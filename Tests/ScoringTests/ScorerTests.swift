import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// A small lexicon of acts, with the shipped references and language.
private let acts = """
  [lexicon]
  name = "test"
  version = "1"

  [[category]]
  name = "act.credit-taking"
  description = "d"
  source = "s"
  reason = "r"
  weight = 2
  act = "credit_taking"
  actor = "subject"
  entries = ["built", "delivered"]

  [[category]]
  name = "act.credit-giving"
  description = "d"
  source = "s"
  reason = "r"
  weight = 2
  act = "credit_giving"
  actor = "stated"
  entries = ["thank you", "thanks to"]

  [[category]]
  name = "act.dominance"
  description = "d"
  source = "s"
  reason = "r"
  weight = 3
  act = "dominance"
  actor = "subject"
  entries = ["obey"]

  [[rule]]
  name = "act.credit-giving.because-of"
  description = "d"
  act = "credit_giving"
  weight = 2
  actor = "author"
  patterns = ["because of (you|your _)"]

  [[rule]]
  name = "act.service.subject"
  description = "d"
  act = "service"
  weight = 2
  patterns = ["mend"]

  [[rule]]
  name = "act.service.addressee"
  description = "d"
  act = "service"
  weight = 2
  actor = "addressee"
  patterns = ["sew"]

  [[rule]]
  name = "act.dominance.addressee"
  description = "d"
  act = "dominance"
  weight = 2
  actor = "addressee"
  patterns = ["kneel"]

  [[rule]]
  name = "guard.it"
  description = "d"
  guards = ["act.service.subject", "act.credit-taking"]
  reason = "a trade"
  doubtful = true
  patterns = ["it (mend|built)"]

  [[category]]
  name = "attention.customers"
  description = "d"
  source = "s"
  reason = "r"
  attention = "customers"
  entries = ["customer*"]
  """

private func score(
  _ document: ExtractedText, voices: VoiceChoice = .author, lexicon given: Lexicon? = nil
) throws -> (score: DocumentScore, lexicon: Lexicon) {
  let lexicon =
    try given
    ?? Lexicon(
      LexiconFile.embedded.filter { $0.name < "2" } + [LexiconFile(name: "test.toml", bytes: Array(acts.utf8))])
  var scorer = Scorer(lexicon: lexicon, voices: voices)
  let tokens = Tokeniser().tokenise(document.text, blocks: document.blocks.map(\.span))
  return (scorer.score(document, tokens), lexicon)
}

private func count(_ name: String, in text: String) throws -> Int {
  let (score, lexicon) = try score(plainDocument(text))
  return score.counts[try #require(lexicon.category(named: name))]
}

@Suite struct CountingRules {
  /// The counting rules that similar programs get wrong, as construct.md states them: the I and we in each text.
  @Test(arguments: [
    ("I’m sure we’ll win, let’s go.", 1, 2), ("I'm sure we'll win, let's go.", 1, 2),
    ("Elizabeth I read Act I, Part I.", 0, 0), ("(i) cost; (ii) time; (i) risk", 0, 0), ("It is so, i.e. done.", 0, 0),
    ("Take I-95 to the A.I. and I.T. show on iOS.", 0, 0), ("The US told us; US GDP rose.", 0, 1),
    ("The mine shaft and a gold mine.", 0, 0), ("It is not about me.", 1, 0), ("Charlie and I agreed.", 1, 0),
    ("We were well; it wed were.", 0, 1), ("I am here. So am I.", 2, 0), ("Our-team spirit, we-feeling.", 0, 2),
  ])
  func countsReferences(text: String, i: Int, we: Int) throws {
    #expect(try count("self.reference", in: text) == i)
    #expect(try count("collective.reference", in: text) == we)
  }

  @Test func aContractionIsOneWord() throws {
    #expect(try score(plainDocument("I’m sure we’ll win, let’s go.")).score.words == 6)
  }

  @Test func aNegatedReferenceHasItsOwnColumn() throws {
    let (score, lexicon) = try score(plainDocument("It is not about me. It is about us."))
    let number = try #require(lexicon.category(named: "self.reference"))
    #expect(score.negated[number] == 1)
    #expect(score.negated[try #require(lexicon.category(named: "collective.reference"))] == 0)
  }

  @Test func capitalsMakeUSDoubtful() throws {
    let (score, lexicon) = try score(plainDocument("THEY TOLD US EVERYTHING THEY KNEW."))
    #expect(score.counts[try #require(lexicon.category(named: "collective.reference"))] == 0)
    #expect(score.flags.contains(.ambiguousCapitals))
    #expect(score.evidence.map(\.reason) == ["US or us: the line is in capitals"])
  }

  /// Whatever a guard for doubtful cases is about, the flag says that capitals obscure what was meant.
  @Test(arguments: [
    ("THE CREWS OF IT MEND WHAT BREAKS.", true), ("THE CREWS OF IT BUILT THE HALL.", true),
    ("The crews of IT mend what breaks.", false), ("The crews of IT built the hall.", false),
  ])
  func onlyCapitalsMakeAGuardDoubtful(text: String, isFlagged: Bool) throws {
    let score = try score(plainDocument(text)).score
    #expect(score.evidence.contains { $0.reason == "a trade" }, "\(text)")
    #expect(score.flags.contains(.ambiguousCapitals) == isFlagged, "\(text)")
  }
}

@Suite struct EvidenceTests {
  @Test(arguments: [
    ("I built this firm.", EvidenceActor.author, true), ("We built this firm.", .group, true),
    ("They built this firm.", .other, false), ("The board built this firm.", .other, false),
    ("I hired, trained and built.", .author, true), ("He left because I built it.", .author, true),
    ("Last year I, with some luck, built it.", .author, true), ("In May Smith built it.", .other, false),
  ])
  func theSubjectSaysWhoActs(text: String, actor: EvidenceActor, counted: Bool) throws {
    let found = try score(plainDocument(text)).score.evidence.filter { $0.act == .creditTaking }
    #expect(found.map(\.actor) == [actor], "\(text)")
    #expect(found.map(\.counted) == [counted], "\(text)")
  }

  @Test func anImperativeIsTheAddressees() throws {
    let found = try score(plainDocument("Obey the rules.")).score
    #expect(found.evidence.map(\.actor) == [.addressee])
    #expect(found.acts[.dominance] == 1)
    #expect(found.flags.contains(.lineCrossed))
  }

  @Test func deedsOfOthersAreMentions() throws {
    let (score, lexicon) = try score(plainDocument("Dictators built walls. They obey nobody."))
    let number = try #require(lexicon.category(named: "act.credit-taking"))
    #expect(score.mentioned[number] == 1)
    #expect(score.counts[number] == 0)
    #expect(score.acts.isEmpty)
    #expect(score.stance == .neither)
  }

  @Test(arguments: [
    ("I mend.", EvidenceActor.author, nil), ("We mend.", .group, nil),
    ("You mend.", .addressee, "the people addressed do it"),
    ("Please mend.", .addressee, "the people addressed do it"),
    ("He said that you mend.", .addressee, "the people addressed do it"), ("They mend.", .other, "others do it"),
    ("I sew.", .addressee, "the people addressed do it"), ("You kneel.", .addressee, nil),
    ("You built it.", .addressee, "the people addressed do it"), ("You obey.", .addressee, nil),
  ])
  func rulesAndCategoriesCountTheSameDeeds(text: String, actor: EvidenceActor, reason: String?) throws {
    let found = try score(plainDocument(text)).score
    #expect(found.evidence.map(\.actor) == [actor], "\(text)")
    #expect(found.evidence.map(\.reason) == [reason], "\(text)")
    #expect(found.acts.values.reduce(0, +) == (reason == nil ? 1 : 0), "\(text)")
  }

  @Test func aNegatedActIsNotDone() throws {
    let found = try score(plainDocument("I never built anything.")).score
    #expect(found.acts.isEmpty)
    #expect(found.evidence.map(\.reason) == ["within a negation"])
  }

  @Test func aWordAndARuleOverItAreOneDeed() throws {
    let found = try score(plainDocument("It went well because of you and thanks to you.")).score
    #expect(found.acts[.creditGiving] == 2)
    #expect(found.sharedWeight == 4)
  }

  @Test func theWeightsOfTheRecordGiveTheOrientation() throws {
    let found = try score(plainDocument("I built it. Thank you. Thank you all. We go on.")).score
    let own = found.evidence.filter { $0.counted && $0.act?.side == .own }.reduce(0) { $0 + $1.weight }
    let shared = found.evidence.filter { $0.counted && $0.act?.side == .shared }.reduce(0) { $0 + $1.weight }
    #expect((own, shared) == (2, 4))
    let expected = OrientationFormula.value(own: own, shared: shared, words: found.words)
    let orientation = try #require(found.orientation)
    #expect(orientation.value == expected)
    #expect(orientation.interval.contains(orientation.value))
  }
}

@Suite struct VoiceTests {
  private let text = "She said I built it. We thank you."
  private var document: ExtractedText {
    plainDocument(
      text, voices: [VoiceSpan(ByteSpan(9, 20), .quote, why: "test", speaker: "Ann Example")],
      metadata: Metadata(authors: ["Example, Ann"]))
  }

  @Test(arguments: [(VoiceChoice.author, 5, 3, 0), (.all, 8, 0, 1), (.principal, 8, 0, 1)])
  func aChoiceSaysWhoseWordsCount(choice: VoiceChoice, words: Int, others: Int, credit: Int) throws {
    let found = try score(document, voices: choice).score
    #expect((found.words, found.otherVoiceWords) == (words, others))
    #expect(found.acts[.creditTaking, default: 0] == credit)
  }

  @Test(arguments: [
    ("Bob Nobody", "Ann Example", 3), ("Ann Reed", "Ann Example", 3), ("Ann Example", "Senator Example", 0),
    ("Example", "Ann Example", 0), ("Senator Reed", "Senator Example", 3), ("Ann Example Jr.", "Example, CEO", 0),
  ])
  func anotherPersonsQuotationIsNotThePrincipals(author: String, speaker: String, others: Int) throws {
    var other = document
    other.metadata.authors = [author]
    other.voices[0].speaker = speaker
    #expect(try score(other, voices: .principal).score.otherVoiceWords == others)
  }
}

@Suite struct MetamorphicTests {
  private static let sentences = [
    "I built this firm.", "Thank you all for it.", "We never built a wall.", "They built it.",
    "Our customers wrote to us.",
    "It is not about me.", "Obey, or leave.", "The US told us so.",
  ]

  @Test(arguments: 1...20) func doublingATextKeepsItsRates(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let text = (0..<12).map { _ in Self.sentences.randomElement(using: &random)! }.joined(separator: " ")
    let once = try score(plainDocument(text)).score
    let twice = try score(plainDocument(text + " " + text)).score
    #expect(twice.counts == once.counts.map { 2 * $0 })
    #expect(twice.acts == once.acts.mapValues { 2 * $0 })
    #expect(twice.words == 2 * once.words)
    #expect(twice.orientation?.value == once.orientation?.value)
    #expect(twice.stance == once.stance)
  }

  @Test func curlyAndStraightApostrophesAgree() throws {
    let straight = "I'm sure we'll say it's not ours, let's see. Don't thank me."
    let curly = straight.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "’")
    let (a, b) = (try score(plainDocument(straight)).score, try score(plainDocument(curly)).score)
    #expect(a.counts == b.counts)
    #expect((a.words, a.acts, a.we) == (b.words, b.acts, b.we))
  }

  @Test func aTextWithoutWordsHasNoFigures() throws {
    let found = try score(plainDocument("")).score
    #expect(found.words == 0)
    #expect(found.orientation == nil)
    #expect(found.perThousand(0) == nil)
    #expect(found.reliability == .none)
  }
}

@Suite struct LanguageTests {
  @Test(arguments: [
    (
      "Wir haben das gemeinsam geschafft und ich danke allen Kolleginnen und Kollegen, die daran so lange gearbeitet haben, sehr und von Herzen.",
      true
    ),
    (
      "Nous avons réussi ensemble et je remercie toutes les personnes qui ont travaillé avec nous sur ce projet pendant des années.",
      true
    ),
    ("We did this together and I thank all of the people who worked on it with us for so long, day and night.", false),
    ("Danke.", false),
    ("Мы сделали это вместе, и я благодарю всех, кто работал над этим так долго, день и ночь, без отдыха и сна.", true),
    (
      "Rates: Monday 4.50, Tuesday 4.75, Wednesday 5.00. Bus lane, north gate: closed Friday. Parking, per hour: 2.50, from nine until five.",
      false
    ),
  ])
  func aTextThatIsNotEnglishIsFlagged(text: String, flagged: Bool) throws {
    #expect(try score(plainDocument(text)).score.flags.contains(.notEnglish) == flagged)
  }
}
