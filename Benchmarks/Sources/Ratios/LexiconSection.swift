import Foundation
import Rounds

/// The cost of more entries and of more rules: the same text with lexicons of different sizes. What reading a lexicon takes
/// is taken off, as is starting: both are there once, whatever the length of the text. All voices count: most of the text is
/// others' turns, in which nothing is looked up.
@Sendable
func lexiconSection(_ options: Options, _ table: inout RatioTable) async throws {
  let (text, memo) = ("\(options.texts)/hostile/ordinary.txt", "\(options.texts)/memo.txt")
  guard let launcher = options.launcher, FileManager.default.fileExists(atPath: "\(options.texts)/lexicons") else {
    table.rows.append(.init("50,000 entries / 1,500", nil, .cost, asked: 1.1, aim: 1.03, note: "make bench-inputs"))
    return
  }
  let names = ["1500 entries", "50000 entries", "1 rules", "250 rules", "500 rules"]
  func score(_ name: String, _ file: String) -> [String] {
    let lexicon = "\(options.texts)/lexicons/\(name).toml"
    return [
      options.usward, "score", file, "--no-default-lexicon", "--lexicon", lexicon, "--voices", "all", "--jobs", "1",
      "--format", "jsonl",
    ]
  }
  let rounds = try Rounds(
    options.rounds,
    names.map { name in
      Contender(name) {
        try launcher.run(score(name, text)).processor - launcher.run(score(name, memo)).processor
      }
    })
  let entries = rounds.ratio(of: "1500 entries", to: "50000 entries")
  table.rows.append(
    .init(
      "lexicon of 50,000 entries / of 1,500 (processor)", entries.median, .cost, asked: 1.1, aim: 1.03,
      note: "\(entries.least.formatted(2)) to \(entries.most.formatted(2)) in \(options.rounds) rounds"))
  // What a rule adds is to be no more in the second half of 500 than in the first. Fewer rules add less than the rounds differ by.
  let added = zip(rounds.seconds["250 rules"] ?? [], rounds.seconds["1 rules"] ?? []).map { max(0.001, $0 - $1) / 249 }
  let later = zip(rounds.seconds["500 rules"] ?? [], rounds.seconds["250 rules"] ?? []).map { ($0 - $1) / 250 }
  let growth = Rounds(seconds: ["first": added, "later": later]).ratio(of: "first", to: "later")
  let whole = rounds.ratio(of: "1 rules", to: "500 rules")
  table.rows.append(
    .init(
      "a rule of the second 250 / of the first 250 (processor)", growth.median, .cost, asked: 1.5,
      note: "500 rules take \(whole.median.formatted(2)) times what one takes"))

  // The larger lexicons hold the smaller ones: what the smaller finds must be found as often.
  let counts = try ["1500 entries", "50000 entries"].map { name in
    let result = "\(options.texts)/lexicon.jsonl"
    _ = try launcher.run(score(name, text), output: result)
    return try countsScored(result)
  }
  if counts[0] != counts[1] || counts[0].values.reduce(0, +) == 0 {
    table.failures.append("lexicon: the counts of 1,500 entries are not those of the same among 50,000")
  }
}
