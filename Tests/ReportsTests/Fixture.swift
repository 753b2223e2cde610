import Extraction
import Reports
import Scoring
import Statistics
import TestSupport
import Text

@testable import Lexicons

extension Lexicons.Category {
  /// A category whose name alone matters.
  static func named(_ name: String, isSupport: Bool = false) -> Self {
    Self(name: name, weight: 0, actor: .stated, isSupport: isSupport, entryCount: 0, texts: .made(Texts()))
  }
}

/// The one fixture every format is drawn from: invented authors, seeded figures, names that need care.
enum Fixture {
  static let categories: [Lexicons.Category] = [
    .named("collective.reference"), .named("guard", isSupport: true), .named("self.reference"),
  ]

  static var provenance: Provenance {
    Provenance(
      version: "0.1.0", lexicons: ["usward 1"], lexiconDigest: String(repeating: "0123456789abcdef", count: 4),
      options: ["--voices author"])
  }

  /// An author with the tendencies from which their texts are generated: rates per 1,000 words, and evidence per
  /// document.
  struct Writer {
    var name: String
    var documents: Int
    var words: ClosedRange<Int>
    var own: Int
    var we: Int
    var ownActs: ClosedRange<Int>
    var sharedActs: ClosedRange<Int>
    var model: LeadershipModel
  }

  static let writers = [
    Writer(
      name: "Adaeze Okafor", documents: 9, words: 420...1_300, own: 18, we: 34, ownActs: 0...2, sharedActs: 6...12,
      model: .servant),
    Writer(
      name: "Bram <b>van der Lindenhout</b> & Sons", documents: 7, words: 300...1_500, own: 22, we: 21, ownActs: 2...5,
      sharedActs: 3...7, model: .fusion),
    Writer(
      name: "陈 伟 (Chen Wei)", documents: 8, words: 350...1_200, own: 41, we: 9, ownActs: 6...11, sharedActs: 0...2,
      model: .power),
    Writer(
      name: "Ines O'Duarte", documents: 6, words: 500...900, own: 24, we: 19, ownActs: 2...4, sharedActs: 3...5,
      model: .neutral),
    Writer(
      name: "Priya Rao", documents: 8, words: 260...1_400, own: 25, we: 24, ownActs: 1...4, sharedActs: 2...7,
      model: .fusion),
    Writer(
      name: "Matti Lindqvist", documents: 6, words: 600...1_600, own: 20, we: 22, ownActs: 2...4, sharedActs: 3...6,
      model: .servant),
    Writer(
      name: "J. Novák", documents: 3, words: 70...300, own: 30, we: 20, ownActs: 1...2, sharedActs: 0...2, model: .power
    ),
  ]

  /// The documents in order of path, a repeated text and one that is not English among them, then a failure.
  static var outcomes: [Outcome] {
    var chance = SeededRandom(seed: 2_026)
    var documents = writers.enumerated().flatMap { index, writer in
      (0..<writer.documents).map { document(writer, index, $0, &chance) }
    }
    var repeated = documents[0]
    repeated.id = "memos/zz-copy.txt"
    repeated.path = repeated.id
    repeated.score.flags = [.duplicate]
    var foreign = documents[3]
    foreign.id = "memos/zz-über.txt"
    foreign.path = foreign.id
    foreign.fingerprint = 1
    foreign.languageWarning = "reads as German: 2 % of its words are common English words"
    foreign.score.flags = [.notEnglish]
    documents += [repeated, foreign]
    let failure = DocumentFailure(
      id: "memos/scan.pdf", path: "memos/scan.pdf", kind: .binary, message: "a binary file, not text", line: nil)
    return documents.map(Outcome.scored) + [.failed(failure)]
  }

  static func tally(_ outcomes: [Outcome]) -> Tally {
    var tally = Tally(categories: categories, provenance: provenance, hasWords: true)
    for outcome in outcomes { tally.add(outcome) }
    tally.skip(2)
    return tally
  }

  static var comparison: Comparison { Comparison(tally(outcomes), by: .author) }

  /// The first two writers compared with each other, within genres, since 2021, with all documents as norms.
  static var likeWithLike: Comparison {
    let tally = tally(outcomes)
    var options = ComparisonOptions()
    options.pair = PairComparison.Names(writers[0].name, writers[1].name)
    options.within = .field("office")
    options.since = "2021"
    options.until = "2023-12"
    options.minimumWords = 500
    options.norms = Norms(tally, by: .author, options: options)
    return Comparison(tally, by: .author, options: options)
  }

  private static func document(
    _ writer: Writer, _ index: Int, _ number: Int, _ chance: inout SeededRandom
  ) -> ScoredDocument {
    var score = DocumentScore()
    score.words = Int.random(in: writer.words, using: &chance)
    score.sentences = score.words / 16
    score.otherVoiceWords = Int.random(in: 0...60, using: &chance)
    let own = score.words * writer.own / 1_000 + Int.random(in: 0...5, using: &chance)
    let we = score.words * writer.we / 1_000 + Int.random(in: 0...5, using: &chance)
    score.counts = [we, 40, own]
    score.negated = [0, 0, number % 2]
    score.mentioned = [0, 0, 0]
    score.we.inclusive = we / 3
    score.we.exclusive = we / 4
    score.we.generic = we / 10
    score.we.unresolved = we - we / 3 - we / 4 - we / 10
    for side in Side.allCases {
      let acts = Act.allCases.filter { $0.side == side }
      for _ in 0..<Int.random(in: side == .own ? writer.ownActs : writer.sharedActs, using: &chance) {
        score.acts[acts[Int.random(in: acts.indices, using: &chance)], default: 0] += 1
      }
    }
    score.ownWeight = score.acts.reduce(0) { $1.key.side == .own ? $0 + 2 * $1.value : $0 }
    score.sharedWeight = score.acts.reduce(0) { $1.key.side == .shared ? $0 + 2 * $1.value : $0 }
    for group in StakeholderGroup.allCases { score.attention[group] = Int.random(in: 0...6, using: &chance) }
    score.visionStated = Int.random(in: 0...4, using: &chance)
    score.visionEvidenced = Int.random(in: 0...2, using: &chance)
    if let value = OrientationFormula.value(own: score.ownWeight, shared: score.sharedWeight, words: score.words) {
      score.orientation = Orientation(value: value, interval: max(-1, value - 0.2)...min(1, value + 0.2))
      score.stance = value > 0.3 ? .collective : value < -0.3 ? .own : .mixed
    }
    score.model = number % 4 == 3 ? .unclear : writer.model
    score.reliability = Reliability(words: score.words)
    if score.words < 100 { score.flags = [.shortText] }
    if writer.model == .power && number == 1 { score.flags = [.hollow, .lineCrossed] }
    let path = "memos/\(index)-\(number).txt"
    let genre = index == 5 ? "speech" : "memo"
    return ScoredDocument(
      id: path, path: path,
      metadata: Metadata(
        title: "Note \(number), with “quotes”, a comma", authors: [writer.name],
        date: "202\(number % 5)-0\(1 + index)-15",
        language: "en", genre: genre, fields: ["office": "Leeds"]),
      encoding: EncodingReport(name: "utf-8", basis: .valid), fingerprint: UInt64(100 * index + number + 2),
      score: score,
      evidence: evidence(writer, number), wordCounts: wordCounts(score, index, number))
  }

  /// A word that only this writer uses, in addition to those that all use.
  private static func wordCounts(_ score: DocumentScore, _ index: Int, _ number: Int) -> WordCounts {
    let own = ["crew", "o'clock", "results", "berth", "parish", "depot", "wharf"][index]
    return WordCounts(
      [
        "the": score.words / 15, "we": score.counts[0], "i": score.counts[2], "and": score.words / 30 + number % 3,
        "time": score.words / 200 + 1, own: score.words / 120 + number % 4,
        "bonus": index == 2 ? 4 + number % 3 : number % 2,
      ].filter { $0.value > 0 })
  }

  private static func evidence(_ writer: Writer, _ number: Int) -> [LocatedEvidence] {
    let sentences: [(Act, Int, String)] =
      switch writer.model {
      case .power:
        [
          (.creditTaking, 3, "I turned the plant around when nobody else in this company could."),
          (.dominance, 4, "My people will do as they are told, or they will find <another> job."),
          (.creditGiving, 1, "Thanks, all of you, for coming."),
        ]
      default:
        [
          (.creditGiving, 3, "The night crew at the Leeds depot found the fault, and the saving is theirs."),
          (.service, 4, "I cleared my calendar for March so that every driver can bring me what is broken."),
          (.selfInterest, 1, "It helps my own bonus too, and I will not pretend otherwise."),
        ]
      }
    return sentences.enumerated().map { index, item in
      let (act, weight, sentence) = item
      let isCounted = !(index == 2 && number == 2)
      return LocatedEvidence(
        evidence: Evidence(
          category: "act.\(act.rawValue)", act: act, rule: "\(act.rawValue)#\(index)", weight: weight, actor: .author,
          voice: .author, negated: false, reason: isCounted ? nil : "the deed is another's",
          span: ByteSpan(100 * index, 100 * index + 40), sentence: index),
        position: LinePosition(line: 3 + 4 * index, column: 5), sentence: sentence,
        marked: ByteSpan(0, sentence.split(separator: " ").prefix(4).joined(separator: " ").utf8.count))
    }
  }
}

extension ScoreWriter {
  /// The next record, together with what precedes it.
  mutating func text(_ outcome: Outcome) -> String {
    joint(outcome) + String(decoding: record(outcome), as: UTF8.self)
  }
}
