import Foundation
import Reports
import Scoring
import Statistics
import TestSupport
import Testing

/// That the pages on records and comparisons name every field, kind and value that other programs meet.
struct FieldsToldTests {
  /// The text in back quotes on a page.
  private func told(_ page: String) throws -> Set<String> {
    let parts = try PackageFolder.text("docs/\(page)").split(separator: "`", omittingEmptySubsequences: false)
    return Set(parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) })
  }

  /// The keys of JSON, except those below `open`, which contain names from the data or the lexicon.
  private func keys(_ json: String, open: Set<String>) throws -> Set<String> {
    func keys(_ value: Any) -> Set<String> {
      if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys($1)) } }
      guard let object = value as? [String: Any] else { return [] }
      return object.reduce(into: Set(object.keys)) { all, field in
        if !open.contains(field.key) { all.formUnion(keys(field.value)) }
      }
    }
    return keys(try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  @Test func everyFieldOfARecordIsTold() throws {
    let told = try told("records.md")
    func written(_ format: OutputFormat) -> String {
      var writer = scoreWriter(
        format, categories: Fixture.categories, showEvidence: true, style: TextStyle(), provenance: Fixture.provenance)
      var text = writer.begin()
      for outcome in Fixture.outcomes {
        text += writer.joint(outcome) + String(decoding: writer.record(outcome), as: UTF8.self)
      }
      return text + writer.end(Fixture.provenance)
    }
    let open: Set = ["counts", "negated", "mentioned", "rates", "acts", "attention", "metadata"]
    for json in [written(.json), "[" + written(.jsonl).split(separator: "\n").joined(separator: ",") + "]"] {
      let fields = try keys(json, open: open)
      #expect(fields.count > 60 && fields.subtracting(told).isEmpty, "\(fields.subtracting(told).sorted())")
    }
    let columns = written(.csv).prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    let families = ["count_", "rate_", "act_", "we_", "attention_"]
    let single = Set(columns.filter { column in !families.contains { column.hasPrefix($0) } })
    #expect(single.count > 20 && single.subtracting(told).isEmpty, "\(single.subtracting(told).sorted())")
    let flags = Set(Flag.allCases.map(\.rawValue))
    #expect(flags.subtracting(told).isEmpty)
  }

  @Test func everyFieldOfAComparisonIsTold() throws {
    let told = try told("comparison.md")
    for comparison in [Fixture.comparison, Fixture.likeWithLike] {
      let json = comparisonReport(comparison, format: .json, style: TextStyle())
      let fields = try keys(json, open: ["flags", "genres"])
      #expect(fields.count > 80 && fields.subtracting(told).isEmpty, "\(fields.subtracting(told).sorted())")
      let lines = comparisonReport(comparison, format: .csv, style: TextStyle()).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let kinds = Set(lines.dropFirst().map { $0[3] })
      let names = Set(lines[0]).union(kinds)
      #expect(kinds.count > 12 && names.subtracting(told).isEmpty, "\(names.subtracting(told).sorted())")
    }
    let codes =
      MissingInterval.allCases.map(\.rawValue) + Verdict.allCases.map(\.rawValue)
      + TrendVerdict.allCases.map(\.rawValue)
      + Measure.Kind.allCases.map(\.rawValue) + ComparisonFamily.allCases.map(\.rawValue)
      + LeadershipModel.allCases.map(\.rawValue) + Stance.allCases.map(\.rawValue) + WeReadings.names
    #expect(Set(codes).subtracting(told).isEmpty, "\(Set(codes).subtracting(told).sorted())")
  }
}
