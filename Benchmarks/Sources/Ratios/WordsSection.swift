import Foundation
import Lexicons
import Rounds
@_spi(Reference) import Text

/// The texts, with what is asked for and hoped for on each.
private let texts: [(file: String, name: String, wc: (Double, Double), icu: (Double, Double))] = [
  ("english.txt", "English", (3, 4), (9, 13)),
  ("mixed.txt", "mixed scripts", (2.5, 3.5), (8, 11)),
]

/// Peers that take long read so many bytes; their time is stretched to the size of the text.
private let sample = 2_000_000

/// Word boundaries, and word boundaries with the counts of a lexicon, against `wc -w`, ICU's word boundaries, and two packages
/// of Python that count a lexicon.
@Sendable
func wordsSection(_ options: Options, _ table: inout RatioTable) async throws {
  let counts = LexiconCounts(try Lexicon(LexiconFile.embedded))
  try writeLexicon(counts, to: options.texts)
  for (file, name, wc, icu) in texts {
    guard let text = LargeText(name, path: "\(options.texts)/\(file)") else {
      print("words: no \(file) in \(options.texts); make bench-texts makes it")
      continue
    }
    let tokeniser = Tokeniser()
    let expected = counts.countPlainly(text.pieces)
    let wrong = text.pieces.count { tokeniser.tokens(of: $0) != Tokeniser.byRules.tokens(of: $0) }
    if wrong > 0 { table.failures.append("words, \(name): in \(wrong) pieces the tokens are not those of the rules") }

    var answers: Set<[Int]> = []
    var contenders = [
      Contender("words") {
        let start = processorTime()
        let total = text.pieces.reduce(0) { $0 + tokeniser.tokens(of: $1).count }
        precondition(total > 0)
        return processorTime() - start
      },
      Contender("counts") {
        let start = processorTime()
        answers.insert(counts.count(text.pieces, tokeniser))
        return processorTime() - start
      },
      Contender("wc -w") {
        try processorTime(of: "/usr/bin/wc", ["-w", text.path], environment: ["LC_ALL": "C.UTF-8"])
      },
    ]
    var titles: [String: String] = [:]
    if let peer = Peer(options.icu, ["word", text.path]) {
      titles["ICU"] = peer.title
      contenders.append(Contender("ICU") { try peer.pass() })
    }
    let scale = Double(text.size) / Double(min(sample, text.size))
    for (name, script, list) in [("liwc", "liwc", "lexicon.dic"), ("pyahocorasick", "ahocorasick", "words.txt")] {
      let arguments = ["\(options.peers)/\(script)_pass.py", "\(options.texts)/\(list)", text.path, "\(sample)"]
      guard let peer = Peer(options.python, arguments) else { continue }
      titles[name] = peer.title
      contenders.append(Contender(name) { try peer.pass() * scale })
    }
    let rounds = try Rounds(options.rounds, contenders)
    if answers != [expected] {
      table.failures.append("words, \(name): the counts are not those of a plain count")
    }
    for contender in contenders {
      let megabytes = Double(text.size) / 1e6 / rounds.median(contender.name)
      print("words, \(name):", titles[contender.name] ?? contender.name, megabytes.formatted(0), "MB/s")
    }
    let row = "words and counts, \(name) / "
    table.rows.append(.init(row + "wc -w (C.UTF-8)", rounds, "counts", to: "wc -w", least: wc.0, aim: wc.1))
    for (peer, least, aim) in [("ICU", icu.0, icu.1 as Double?), ("liwc", 1, nil), ("pyahocorasick", 1, nil)] {
      guard let title = titles[peer] else {
        table.rows.append(
          .init(row + peer, nil, .times, asked: least, aim: aim, note: "not installed: make bench-peers"))
        continue
      }
      table.rows.append(.init(row + title, rounds, "counts", to: peer, least: least, aim: aim))
    }
    table.rows.append(.init("words, \(name) / wc -w (C.UTF-8)", rounds, "words", to: "wc -w", least: nil, aim: nil))
  }
}

/// The lexicon as the peers read it: in LIWC's format, and as a list of words.
private func writeLexicon(_ counts: LexiconCounts, to folder: String) throws {
  var dictionary = "%\n" + (0..<counts.categories).map { "\($0 + 1)\tc\($0)\n" }.joined() + "%\n"
  var words = ""
  for (word, categories) in counts.entries {
    dictionary += ([word] + Set(categories).sorted().map { "\($0 + 1)" }).joined(separator: "\t") + "\n"
    words += word + "\n"
  }
  try Data(dictionary.utf8).write(to: URL(fileURLWithPath: "\(folder)/lexicon.dic"))
  try Data(words.utf8).write(to: URL(fileURLWithPath: "\(folder)/words.txt"))
}
