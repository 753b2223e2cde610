import FoundationEssentials
import Testing
import Usward

/// The values that programs store can be written and read back.
@Suite struct CodingTests {
  private static func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test func evidenceIsTheSameAgain() throws {
    var pipeline = Pipeline(detail: .all)
    let scored = try pipeline.score("I built this company alone, “we all did”, and we serve you.")
    #expect(!scored.evidence.isEmpty)
    #expect(try Self.again(scored.evidence) == scored.evidence)
    #expect(try Self.again(scored.score.orientation) == scored.score.orientation)
    #expect(try Self.again([scored.score.stance]) == [scored.score.stance])
  }

  @Test func namesAreThoseOfRecords() throws {
    let encoder = JSONEncoder()
    #expect(String(decoding: try encoder.encode([Stance.own]), as: UTF8.self) == "[\"self\"]")
    #expect(String(decoding: try encoder.encode([Act.creditTaking]), as: UTF8.self) == "[\"credit_taking\"]")
    #expect(String(decoding: try encoder.encode([Voice.blockQuote]), as: UTF8.self) == "[\"block_quote\"]")
  }

  @Test(arguments: ["{\"start\":5,\"end\":4}", "{\"start\":5}"])
  func whatIsNoSpanIsRefused(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(ByteSpan.self, from: Data(json.utf8)) }
  }

  @Test func namesOfOtherModulesHaveAWayAround() {
    #expect(Usward.Flag.duplicate.rawValue == "duplicate")
    #expect(Usward.Source.path("a").name == "a")
  }
}
