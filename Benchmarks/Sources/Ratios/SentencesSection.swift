import Rounds
@_spi(Reference) import Text

/// Sentence boundaries by the standard's rules against those of ICU, which are the same ones; and the sentences of the
/// tokeniser, which come with its words.
@Sendable
func sentencesSection(_ options: Options, _ table: inout RatioTable) async throws {
  for (file, name) in [("english.txt", "English"), ("mixed.txt", "mixed scripts")] {
    guard let text = LargeText(name, path: "\(options.texts)/\(file)") else {
      print("sentences: no \(file) in \(options.texts); make bench-texts makes it")
      continue
    }
    let breaks = SentenceBreaks(.standard)
    let tokeniser = Tokeniser()
    let expected = breaks.boundariesByRules(of: text.text)
    if breaks.boundaries(of: text.text) != expected {
      table.failures.append("sentences, \(name): the boundaries are not those of the rules")
    }
    let wrong = text.pieces.count { tokeniser.tokenise($0) != Tokeniser.byRules.tokenise($0) }
    if wrong > 0 { table.failures.append("sentences, \(name): \(wrong) pieces are not tokenised as by the rules") }

    var contenders = [
      Contender("boundaries") {
        let start = processorTime()
        let count = breaks.boundaries(of: text.text).count
        precondition(count == expected.count)
        return processorTime() - start
      },
      Contender("words and sentences") {
        let start = processorTime()
        let total = text.pieces.reduce(0) { $0 + tokeniser.tokenise($1).sentences.count }
        precondition(total > 0)
        return processorTime() - start
      },
    ]
    let peer = Peer(options.icu, ["sentence", text.path])
    if let peer { contenders.append(Contender("ICU") { try peer.pass() }) }
    let rounds = try Rounds(options.rounds, contenders)
    for contender in contenders {
      let megabytes = Double(text.size) / 1e6 / rounds.median(contender.name)
      print("sentences, \(name):", contender.name, megabytes.formatted(0), "MB/s")
    }
    let row = "sentence boundaries, \(name) / "
    guard let peer else {
      table.rows.append(.init(row + "ICU", nil, .times, asked: 10, aim: 14, note: "not built: make bench-icu"))
      continue
    }
    if peer.answer != "\(expected.count - 1)" {
      table.failures.append("sentences, \(name): \(peer.title) finds \(peer.answer), not \(expected.count - 1)")
    }
    table.rows.append(.init(row + peer.title, rounds, "boundaries", to: "ICU", least: 10, aim: 14))
    table.rows.append(
      .init(
        "words and sentences, \(name) / \(peer.title)'s sentences", rounds, "words and sentences", to: "ICU",
        least: nil,
        aim: nil))
  }
}
