import Extraction
import TestSupport
import Testing
import Text

@testable import Lexicons
@testable import Reports
@testable import Scoring

/// Two drafts of one text: which evidence is in both, and what is said about the rest.
@Suite struct RevisionTests {
  /// A draft of sentences, one on each line, with acts at the marked places; `~` before an act makes it a candidate that
  /// does not count.
  private func draft(
    _ id: String, _ sentences: [(marked: String, act: String)], words: Int = 400, stance: Stance = .mixed,
    model: LeadershipModel = .power, stances: [VerdictReading] = [], models: [VerdictReading] = [],
    present: [String: [WeighedWord]] = [:]
  ) -> Explanation {
    var score = DocumentScore()
    score.words = words
    score.sentences = sentences.count
    score.reliability = Reliability(words: words)
    (score.stance, score.model) = (stance, model)
    score.workings = Workings()
    score.workings?.words = present
    let lines = sentences.enumerated().map { number, sentence in
      let marked = MarkedText(sentence.marked)
      let isCounted = !sentence.act.hasPrefix("~")
      let act = Act(rawValue: String(sentence.act.drop { $0 == "~" }))
      let pieces = marked.spans.map { span in
        let evidence = Evidence(
          category: act?.nameOfRules ?? "", act: act, rule: "rule", weight: 2, actor: .author, voice: .author,
          negated: false, reason: isCounted ? nil : "another acts", span: span, sentence: number)
        return Explanation.Piece(
          words: String(decoding: Array(marked.text.utf8)[span.start..<span.end], as: UTF8.self), finding: evidence,
          position: LinePosition(line: number + 1, column: span.start + 1))
      }
      if isCounted, let act { score.acts[act, default: 0] += pieces.count }
      return Explanation.Line(
        number: number, span: ByteSpan(0, marked.text.utf8.count),
        runs: [Explanation.Run(text: marked.text, evidence: [])],
        position: LinePosition(line: number + 1, column: 1), lastLine: number + 1, voice: .author, evidence: pieces,
        we: [], marks: [])
    }
    let shared = score.pieces(of: .shared) - score.pieces(of: .own)
    score.orientation = Orientation(
      value: Double(shared) / 10, interval: Double(shared - 4) / 10...Double(shared + 4) / 10)
    score.ownWeight = 2 * score.pieces(of: .own)
    score.sharedWeight = 2 * score.pieces(of: .shared)
    return Explanation(id: id, path: id, score: score, stance: stances, model: models, we: [], lines: lines)
  }

  private func lines(_ found: [Revision.Found]) -> [Int] { found.map(\.piece.position.line) }

  @Test func evidenceIsKnownAgainWhereverItStands() {
    let before = draft(
      "a", [("⟦I built this⟧.", "credit_taking"), ("⟦Thank you⟧, crew!", "credit_giving"), ("It rained.", "")])
    let after = draft(
      "b", [("It  rained.", ""), ("⟦Thank you⟧, Crew.", "credit_giving"), ("⟦I built this⟧.", "credit_taking")])
    let revision = Revision(before: before, after: after)
    #expect(revision.kept.count == 2 && revision.gone.isEmpty && revision.new.isEmpty && revision.reworded.isEmpty)
    #expect(revision.kept.map(\.before.piece.position.line) == [2, 1])
  }

  @Test func aSentenceThatWasEditedIsKept() {
    let before = draft("a", [("⟦I thank the welders⟧ of the night shift for the hull.", "credit_giving")])
    let edited = draft("b", [("⟦I thank the welders⟧ and the riggers of the night shift.", "credit_giving")])
    let other = draft("b", [("⟦Praise goes⟧ to all the pilots, who brought her home.", "credit_giving")])
    #expect(Revision(before: before, after: edited).reworded.count == 1)
    let replaced = Revision(before: before, after: other)
    #expect(replaced.kept.isEmpty && lines(replaced.gone) == [1] && lines(replaced.new) == [1])
  }

  @Test func anotherActInTheSameSentenceIsNew() {
    let before = draft("a", [("⟦The crew won⟧ the contract for us.", "credit_giving")])
    let after = draft("b", [("⟦I won⟧ the contract for us.", "credit_taking")])
    let revision = Revision(before: before, after: after)
    #expect(revision.kept.isEmpty && lines(revision.gone) == [1] && lines(revision.new) == [1])
  }

  /// If one of several identical sentences is gone, it does not matter where it was.
  @Test func equalSentencesAreInterchangeable() {
    let same = ("⟦Thank you⟧ all.", "credit_giving")
    let edited = ("⟦Thank you⟧ all, friends.", "credit_giving")
    for sentences in [[same, same, edited], [same, edited, same], [edited, same, same]] {
      let revision = Revision(before: draft("a", sentences), after: draft("b", [edited, same]))
      #expect(revision.kept.count == 2 && revision.reworded.isEmpty)
      #expect(revision.gone.map(\.sentence) == ["Thank you all."])
    }
  }

  /// Two pieces of evidence in one edited sentence are one line of the report.
  @Test func piecesOfOneSentenceAreSaidTogether() {
    let before = draft("a", [("⟦You built this⟧ and ⟦you won⟧ it.", "credit_giving")])
    let after = draft("b", [("⟦You built this⟧ yard and ⟦you won⟧ it.", "credit_giving")])
    let revision = Revision(before: before, after: after)
    #expect(revision.reworded.count == 2)
    let text = report(revision, .markdown)
    #expect(text.contains("## Evidence kept in other words: 2 pieces\n\n- line 1, gives credit (2 pieces): “You"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("- ") } == 1)
  }

  /// However many sentences are identical, each is compared with another only once.
  @Test func manyEqualSentencesArePaired() {
    let before = draft("a", Array(repeating: ("⟦Thank you⟧ all.", "credit_giving"), count: 3_000))
    let after = draft("b", Array(repeating: ("⟦Thank you⟧ all, friends.", "credit_giving"), count: 2_999))
    let revision = Revision(before: before, after: after)
    #expect(revision.reworded.count == 2_999 && revision.new.isEmpty)
    #expect(lines(revision.gone) == [3_000])
  }

  /// Even if many sentences share all words but a rare one, that word identifies the counterpart, wherever it is now.
  @Test func rareWordsFindASentenceAmongThousands() {
    func sentences(_ opening: String) -> [(String, String)] {
      (0..<3_000).map { ("⟦I thank⟧ \(opening) crew of hall\($0) for the long night.", "credit_giving") }
    }
    let after = draft("b", sentences("you and the").reversed())
    let revision = Revision(before: draft("a", sentences("the")), after: after)
    #expect(revision.reworded.count == 3_000 && revision.gone.isEmpty && revision.new.isEmpty)
    #expect(
      revision.reworded.allSatisfy { $0.before.piece.position.line + $0.after.piece.position.line == 3_001 })
  }

  /// A sentence that shares no rare word is compared with those around its place, never with all.
  @Test func noSentenceIsHeldAgainstAll() {
    let search = RevisionSearch(Array(repeating: ["i", "thank", "you"], count: 1_000), most: 200)
    for near in [0, 500, 1_000] {
      let places = search.alike(["i", "thank", "them"], near: near, least: 0.5).map(\.place)
      #expect(places.count == 200 && (places.contains(near) || near == 1_000 && places.contains(999)))
    }
  }

  @Test func theMostAlikeSentencesArePaired() {
    let before = draft(
      "a",
      [("⟦I thank⟧ you for the long night.", "credit_giving"), ("⟦I thank⟧ you for the long day.", "credit_giving")])
    let after = draft("b", [("⟦I thank⟧ you for the very long day.", "credit_giving")])
    #expect(Revision(before: before, after: after).reworded.map(\.before.piece.position.line) == [2])
  }

  @Test func whatNoLongerCountsSaysWhy() {
    let before = draft("a", [("⟦We built⟧ this.", "credit_giving")])
    let after = draft("b", [("⟦We built⟧ this.", "~credit_giving")])
    let forth = Revision(before: before, after: after)
    #expect(forth.gone.first?.reason == "another acts")
    #expect(report(forth, .markdown).contains("(its sentence is still there, but does not count: another acts)"))
    #expect(Revision(before: after, after: before).new.first?.reason == "another acts")
  }

  @Test(arguments: RevisionFormat.allCases)
  func nothingChangedIsSaid(format: RevisionFormat) {
    let sentences = [("⟦Thank you⟧ all.", "credit_giving"), ("It rained.", "")]
    let same = report(Revision(before: draft("a", sentences), after: draft("b", sentences)), format)
    let changed = report(Revision(before: draft("a", sentences), after: draft("b", [sentences[1]])), format)
    let said = format == .jsonl ? "\"changed\":false" : "Nothing that counts has changed."
    #expect(same.contains(said) && !changed.contains(said))
    if format != .jsonl { #expect(!same.contains("no verdict on these") && changed.contains("no verdict on these")) }
  }

  // MARK: What moved the scores

  private func reading(_ label: String, bias: Int, _ parts: [(String, Int, Double, Int)], words: (Int, Int)? = nil)
    -> VerdictReading
  {
    VerdictReading(
      label: label, fromWords: 0, half: 20, bias: bias,
      parts: parts.map { VerdictReading.Part(subject: $0.0, count: $0.1, share: $0.2, tenths: $0.3) },
      subjects: [], words: words.map { VerdictReading.Words(count: $0.0, tenths: $0.1) })
  }

  private var moved: Revision {
    let old: [(String, Int, Double, Int)] = [("credit_taking", 2, 0.2, 40), ("centre.group", 1, 0.1, -10)]
    let now: [(String, Int, Double, Int)] = [("credit_giving", 1, 0.1, -30), ("centre.group", 3, 0.25, -10)]
    let tenths = ["if": 12, "then": -8, "home": 20, "train": 16]
    let words = tenths.mapValues { tenths -> [String: Int] in ["self": tenths, "power": tenths, "servant": -tenths] }
    func present(_ names: [String]) -> [String: [WeighedWord]] {
      let weighed = names.sorted().map { WeighedWord(word: $0, tenths: words[$0] ?? [:]) }
      return [VerdictName.stance: weighed, VerdictName.model: weighed]
    }
    let gone = [("⟦I built this⟧ & more.", "credit_taking"), ("⟦I won⟧ it.", "credit_taking")]
    let kept = ("⟦I will call⟧ you.", "commitment")
    return Revision(
      before: draft(
        "first_draft.txt", gone + [kept], words: 412, stances: [reading("self", bias: -5, old, words: (3, 24))],
        models: [
          reading("power", bias: 2, old, words: (3, 24)), reading("servant", bias: 20, [], words: (3, -24)),
        ], present: present(["if", "then", "home"])),
      after: draft(
        "second_draft.txt", [kept, ("⟦You built this⟧, and ⟦you⟧ alone.", "credit_giving")], words: 398,
        stance: .collective, model: .servant, stances: [reading("self", bias: -5, now, words: (3, 20))],
        models: [
          reading("servant", bias: 20, [], words: (3, -20)), reading("power", bias: 2, now, words: (3, 20)),
        ], present: present(["if", "then", "train"])))
  }

  /// All that moved a score adds up to the difference, but for the bias, which one lexicon has once.
  @Test func thePartsAddUpToTheDifference() throws {
    let moved = moved
    #expect(moved.shifts.count == 2)
    for shift in moved.shifts {
      let sum = shift.parts.reduce(0) { $0 + $1.moves }
      #expect(abs(sum - (shift.after - shift.before)) < 1e-9 && abs(sum) > 0.5, "\(shift.label)")
      #expect(shift.parts.contains { $0.name == "credit_taking" && $0.kind == .act && abs(abs($0.moves) - 0.8) < 1e-9 })
    }
    let stance = try #require(moved.shifts.first)
    #expect(stance.verdict == "stance" && stance.label == "self" && stance.rival == nil)
    #expect(stance.parts.map(\.name).prefix(2) == ["home", "train"])
  }

  /// When many words each say little, they are one line after acts and marks, which full output breaks down.
  @Test func manyWordsAreOneLine() throws {
    func draft(_ words: [String: Int]) -> Explanation {
      let weighed = words.sorted { $0.key < $1.key }.map { WeighedWord(word: $0.key, tenths: ["self": $0.value]) }
      let sum = words.values.reduce(0, +)
      return self.draft(
        "a", [], stances: [reading("self", bias: 0, [("credit_taking", 1, 0.01 * Double(sum), 10)], words: (9, sum))],
        present: [VerdictName.stance: weighed])
    }
    let before = draft(["’s": -50, "was": 10])
    let after = draft(["will": 40, "team": 30, "home": 20, "train": 10, "if": -10])
    let revision = Revision(before: before, after: after)
    let shift = try #require(revision.shifts.first)
    let moves = shift.parts.filter { $0.kind == .word }.reduce(0) { $0 + $1.moves }
    let row = try #require(report(revision).split(separator: "\n").first { $0.contains("choice of words") })
    #expect(row.hasPrefix("  choice of words (will, team, home, …) "), "\(row)")
    #expect(row.hasSuffix(" \(Wording.points(moves))"), "\(row)")
    let text = report(revision)
    let (act, words) = (
      try #require(text.firstRange(of: "takes credit")), try #require(text.firstRange(of: "choice of words"))
    )
    #expect(act.upperBound < words.lowerBound && !text.contains("the word “"))
    #expect(report(revision, .jsonl).split(separator: "\"kind\":\"word\"").count == 8)
    let full = report(revision, isFull: true)
    #expect(full.contains("the word “’s”") && !full.contains("choice of words"))
  }

  /// The model that leads now is compared with the one that led before.
  @Test func theModelIsHeldAgainstTheFormerOne() throws {
    let model = try #require(moved.shifts.last)
    #expect(model.label == "servant" && model.rival == "power")
    #expect(model.before < 0 && model.after > 0)
  }

  @Test func withoutAVerdictNoScoreMoves() {
    let short = Revision(before: draft("a", [], words: 99), after: draft("b", [], words: 120))
    #expect(short.shifts.isEmpty)
    #expect(report(short).contains("too little text"))
    #expect(report(short).contains("Neither draft has evidence that counts."))
  }

  // MARK: Formats

  @Test(arguments: [
    (RevisionFormat.text, "explain-before.txt"), (.markdown, "explain-before.md"), (.html, "explain-before.html"),
    (.jsonl, "explain-before.jsonl"),
  ])
  func reportsAreAsRecorded(format: RevisionFormat, name: String) { expectGolden(report(moved, format), name) }

  @Test func theReportFitsTheTerminal() {
    for line in report(moved).split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
  }

  private func report(_ revision: Revision, _ format: RevisionFormat = .text, isFull: Bool = false) -> String {
    var provenance = Fixture.provenance
    provenance.read = 2
    return revisionReport(revision, format: format, style: TextStyle(isFull: isFull), provenance)
  }
}
