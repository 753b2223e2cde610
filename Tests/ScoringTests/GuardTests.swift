import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// What the shipped lexicon finds in a text.
private func score(_ text: String) throws -> DocumentScore {
  var scorer = Scorer(lexicon: Lexicon.embedded)
  let extracted = plainDocument(text)
  return scorer.score(extracted, Tokeniser().tokenise(extracted.text))
}

@Suite struct GuardTests {
  @Test(arguments: [
    ("If I had led the plant for ten years, it would have paid.", "a condition, not said to be so"),
    ("Had I led the firm for ten years, it would stand.", "contrary to fact"),
    ("Would I have led the firm for ten years?", "a question, not a statement"),
    ("It is not my record but yours.", "denied before 'but'"),
    ("I led nobody.", "denied by its object"),
  ])
  func whatIsNotSaidToBeSoDoesNotCount(text: String, reason: String) throws {
    let found = try score(text)
    #expect(found.acts[.creditTaking] == nil, "\(text)")
    #expect(found.evidence.contains { $0.act == .creditTaking && $0.reason == reason }, "\(text)")
  }

  /// What cancels an act also cancels the marks that show the same, both those of entries and those of rules.
  @Test(arguments: [
    ("I am sorry.", "I am sorry if anyone was upset.", "model.servant.own-fault"),
    ("I was wrong.", "If I was wrong, say so.", "model.servant.own-fault"),
    ("I founded this yard.", "Had I founded this yard, it would stand.", "model.power.self-glory"),
    ("I built this place.", "He said that I built this place.", "model.power.taken-credit"),
  ])
  func marksStandUnderTheGuardsOfTheirAct(shown: String, guarded: String, category: String) throws {
    let number = try #require(Lexicon.embedded.category(named: category))
    #expect(try score(shown).counts[number] == 1)
    #expect(try score(guarded).counts[number] == 0)
  }

  @Test func whatFollowsButStands() throws {
    let found = try score("It was not I who built it but the team.")
    #expect(found.acts[.creditTaking] == nil)
    #expect(found.acts[.creditGiving] == 1)
  }

  @Test func anOfferStandsInAQuestion() throws {
    #expect(try score("Will you join me?").acts[.inclusion] == 1)
    #expect(try score("How can I help you?").acts[.service] == 1)
    #expect(try score("Did I help the crews?").acts[.service] == nil)
  }

  @Test func aPutDownOfOneselfIsNoDominance() throws {
    let found = try score("I was an idiot to believe it.")
    #expect(found.acts[.dominance] == nil)
    #expect(found.evidence.map(\.reason) == ["said of the author"])
  }

  @Test(arguments: [
    ("Volumes I and II are out.", 0), ("Title I schools and Phase I trials.", 0), ("The letter I is thin.", 0),
    ("Take I-95 or I 95 north.", 0), ("Charles I of Spain met Mr. I. Newton.", 0), ("Write to Portland, ME 04101.", 0),
    ("In World War I I fought.", 1), ("Charlie and I left; so do I.", 2), ("To Mary I owe it.", 1),
    ("J. I. Case made ploughs.", 0), ("(i) cost and (ii) time", 0), ("I. Introduction\nII. Methods", 0),
    ("That is, i.e. the cost.", 0), ("A.I. is here; the A. I. lab opened.", 0), ("King Charles I. He died. I wept.", 1),
    ("A coal mine closed. Mine clearance is slow.", 0), ("The fault was mine, as a friend of mine said.", 2),
  ])
  func lettersAndNumbersAreNotTheAuthor(text: String, expected: Int) throws {
    let lexicon = Lexicon.embedded
    #expect(try score(text).counts[try #require(lexicon.category(named: "self.reference"))] == expected, "\(text)")
  }
}

/// Who does what the evidence says.
@Suite struct ActorTests {
  @Test(arguments: [
    ("I will cut my pay by ten percent from 1 May.", Act.commitment, EvidenceActor.author),
    ("We will open two clinics by June.", .commitment, .group), ("We thank the night crew.", .creditGiving, .group),
    ("Ann and I served the families of the town.", .service, .author),
    ("We apologise for the delay.", .owningFault, .group), ("I apologise for the delay.", .owningFault, .author),
    ("You must obey.", .dominance, .author), ("We helped the families rebuild.", .service, .group),
  ])
  func theWordsSayWhetherAuthorOrGroupActs(text: String, act: Act, actor: EvidenceActor) throws {
    let evidence = try #require(try score(text).evidence.first { $0.act == act && $0.counted })
    #expect(evidence.actor == actor, "\(text): \(evidence.rule)")
  }

  @Test(arguments: [
    "They helped the families rebuild.",
    "She apologised for the delay.",
    "The chairman thanked the night crew.", "The mayor built the bridge and took all the credit.",
    "They must obey him.",
    "He fired three managers.", "The dictator blames his people, takes the credit and demands loyalty.",
    "The executives want their bonus.", "They will open two clinics by June.",
  ])
  func deedsOfOthersDoNotCount(text: String) throws {
    #expect(try score(text).acts == [:], "\(text)")
  }

  @Test(arguments: [
    ("It is not your fault but mine.", Act.owningFault), ("It is not my fault but yours.", .blameShifting),
    ("Not me, but the night crew saved the line.", .creditGiving),
    ("It was not luck; I built this company.", .creditTaking), ("No, I built this company.", .creditTaking),
    ("I built this company, didn't I?", .creditTaking),
  ])
  func aDenialReachesNoFurtherThanItsClause(text: String, act: Act) throws {
    #expect(Array(try score(text).acts.keys) == [act], "\(text)")
  }
}

@Suite struct WeReadingTests {
  @Test(arguments: [
    ("Let us begin.", WeReading.inclusive), ("My fellow citizens, we have work to do.", .inclusive),
    ("You and I know what we owe them.", .inclusive), ("Our country is strong.", .inclusive),
    ("We thank you for your letter.", .exclusive), ("Let us know by Friday.", .exclusive),
    ("We at the Ministry regret it.", .exclusive), ("We reported record revenue.", .exclusive),
    ("My wife and I think that we should go.", .exclusive), ("As human beings we err.", .generic),
    ("It is our pleasure that he be pardoned.", .royalSuspect), ("We, the Queen, command it.", .royalSuspect),
    ("Friends, we have a choice.", .inclusive), ("Charlie and I left early; we were tired.", .exclusive),
    ("Between you and us there is a contract.", .exclusive), ("We Americans never give up.", .inclusive),
  ])
  func aCueInTheClauseDecides(text: String, reading: WeReading) throws {
    let we = try score(text).we
    #expect(we[reading] == we.total && we.total > 0, "\(text): \(we)")
  }

  /// What no cue decides follows the document, unless cues for more than half as many words say otherwise.
  @Test(arguments: [(cues: 0, exclusive: 2), (cues: 2, exclusive: 0)])
  func theRestDoesNotContradictTheCuesOfMany(cues: Int, exclusive: Int) throws {
    let report =
      " It went through revenue, margins and cash; we met the suppliers, and we met investors in the quarter."
    let we = try score(String(repeating: "Let us begin. ", count: cues) + report).we
    #expect(we.inclusive == cues)
    #expect(we.exclusive == exclusive)
  }
}

/// Speaking of oneself is not in itself acting for oneself.
@Suite struct FirstPersonWordsTests {
  @Test func theyWeighNothingByThemselves() throws {
    let present = try score("I am me, my own self; mine and myself. We, us, our, ours and ourselves.").present
    let others = try score("Own self; and. And.").present
    #expect(present["stance"] == others["stance"])
    #expect(present["model"] == others["model"])
  }
}
