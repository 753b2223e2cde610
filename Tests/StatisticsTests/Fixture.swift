import Extraction
import Scoring

import Text

@testable import Lexicons
@testable import Statistics

extension Lexicons.Category {
  /// A category whose name alone matters.
  static func named(_ name: String, isSupport: Bool = false) -> Self {
    Self(name: name, weight: 0, actor: .stated, isSupport: isSupport, entryCount: 0, texts: .made(Texts()))
  }
}

/// Collective reference, a support category and self reference, in the order of their names.
let categories: [Lexicons.Category] = [
  .named("collective.reference"), .named("guard", isSupport: true), .named("self.reference"),
]

let provenance = Provenance(version: "1.2.3", lexicons: ["usward 1"], lexiconDigest: "abc", options: [])

/// A scored document; every figure not given is 0, and its fingerprint is derived from the path.
func document(
  _ path: String, by author: String? = nil, words: Int, own: Int = 0, we: Int = 0, acts: [Act: Int] = [:],
  genre: String? = nil, date: String? = nil, fingerprint: UInt64? = nil, flags: [Flag] = []
) -> ScoredDocument {
  var score = DocumentScore()
  score.words = words
  score.sentences = words / 15
  score.counts = [we, 99, own]
  score.acts = acts
  score.ownWeight = acts.reduce(0) { $1.key.side == .own ? $0 + 2 * $1.value : $0 }
  score.sharedWeight = acts.reduce(0) { $1.key.side == .shared ? $0 + 2 * $1.value : $0 }
  score.reliability = Reliability(words: words)
  score.flags = flags
  return ScoredDocument(
    id: path, path: path, metadata: Metadata(authors: author.map { [$0] } ?? [], date: date, genre: genre),
    encoding: EncodingReport(name: "utf-8", basis: .valid), fingerprint: fingerprint ?? WordHash.hash(of: path.utf8),
    score: score)
}

extension Tally {
  /// A tally of some documents.
  init(_ documents: some Sequence<ScoredDocument>) {
    self.init(categories: StatisticsTests.categories, provenance: StatisticsTests.provenance)
    for document in documents { add(document) }
  }
}

extension Estimate {
  /// A share over documents; those of size 0 are left out.
  init(share counts: [Int], of sizes: [Int]) {
    let units = CountedUnits(share: counts, of: sizes, ids: Array(counts.indices), documents: counts.count)
    self.init(units, documentsWith: units.counts.count { $0 > 0 })
  }
}
