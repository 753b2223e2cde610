import Scoring
import Testing

@Suite struct ProvenanceTests {
  private static func made(_ options: [String]) -> Provenance {
    Provenance(version: "1", lexicons: ["own 1"], lexiconDigest: "abc", options: options)
  }

  /// What is read from a record is what was written to it: the same options, the same categories left out.
  @Test func optionsOfARecordSayWhatWasLeftOut() {
    var provenance = Self.made(["--voices all"])
    provenance.leaveOut(["act.service", "we"])
    provenance.options.append("--from text")
    #expect(provenance.options == ["--voices all", "--without act.service", "--without we", "--from text"])
    let read = Provenance(version: "1", lexicons: ["own 1"], lexiconDigest: "abc", written: provenance.options)
    #expect(read == provenance && read.leftOut == ["act.service", "we"])
  }

  @Test(arguments: [("act.service", true), ("act.service.help", true), ("act.services", false), ("act", false)])
  func whatLiesUnderANameIsLeftOutWithIt(category: String, isLeftOut: Bool) {
    var provenance = Self.made([])
    #expect(!provenance.leavesOut(category))
    provenance.leaveOut(["act.service"])
    #expect(provenance.leavesOut(category) == isLeftOut)
  }
}
