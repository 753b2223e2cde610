import Testing

@testable import Extraction

/// Whose turns are the author's, according to the names that are known.
struct OwnNamesTests {
  @Test(arguments: [
    (["Jane Roe"], ["JANE ROE", "ROE", "BO POE"], ["JANE ROE", "ROE"]),
    (["Jane Roe"], ["MS. ROE", "POE"], ["MS. ROE"]),
    (["Jane Roe"], ["JANE ROE", "BO ROE"], ["JANE ROE"]), (["Jane"], ["JANE", "BO"], ["JANE"]),
    (["Speaker 2"], ["SPEAKER 1", "SPEAKER 2"], ["SPEAKER 2"]),
    (["speaker_02"], ["SPEAKER 01", "SPEAKER 02"], ["SPEAKER 02"]),
    (["Speaker 3"], ["SPEAKER 1", "SPEAKER 2"], []), (["CEO"], ["CEO", "MODERATOR"], ["CEO"]), ([""], ["ROE"], []),
  ]) func labelsAreTold(names: [String], labels: [String], own: [String]) {
    #expect(OwnNames(speakers: names).labels(among: Set(labels)) == Set(own))
  }

  @Test func speakersComeBeforeAuthors() {
    let names = OwnNames(speakers: ["Bo Poe"], authors: ["Jane Roe"])
    #expect(names.labels(among: ["BO POE", "JANE ROE"]) == ["BO POE"])
    #expect(names.labels(among: ["ANN LEE", "JANE ROE"]) == ["JANE ROE"])
    #expect(names.isMissing(among: ["ANN LEE", "JANE ROE"]) && !names.isMissing(among: ["BO POE"]))
    #expect(OwnNames(speakers: ["Bo"]).orAuthors(["Ann"]).authors == ["Ann"])
    #expect(names.orAuthors(["Ann"]) == names)
  }

  /// The person asked for is the author even if another says more; if that person does not occur, this is reported.
  @Test func speakersAreAskedFor() throws {
    let text = "CHAIR: I did so much of it myself this year.\n\nCEO: We did it.\n\nCHAIR: I did.\n\nCEO: We did.\n"
    let found = try Extractor().extract(text, format: .text, speakers: ["ceo"])
    #expect(found.authorText == "We did it. / We did." && found.notes.allSatisfy { !$0.isOfAuthor })
    let missed = try Extractor().extract(text, format: .text, speakers: ["Lee"])
    #expect(
      missed.notes.suffix(2) == [
        .unknownSpeaker(["Lee"], among: ["CHAIR", "CEO"]), .assumedAuthor(among: ["CHAIR", "CEO"]),
      ])
    let asked = try Extractor().extract("Q: Why?\nA: So.\nQ: When?\nA: Now.\n", format: .text, speakers: ["Lee"])
    #expect(asked.authorText == "So. / Now.")
  }
}
