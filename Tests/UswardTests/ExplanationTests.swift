import Extraction
import Lexicons
import Reports
import Scoring
import Testing

@testable import Usward

/// That an explanation contains what its figures are made of, occurrence by occurrence.
@Suite struct ExplanationTests {
  private static let texts: [String] = [
    StretchesTests.text(seed: 5),
    String(
      repeating: "We thank you, my fellow citizens. I built this firm. No one of us may leave it, and I am to blame. "
        + "Forms are collected at the front desk on Monday by the team, and let us begin. Our trucks are old. ",
      count: 6),
  ]

  private func explain(_ text: String, narrowed: [ClosedRange<Int>] = []) throws -> Explanation {
    var pipeline = Pipeline(lexicon: .embedded)
    let read = try pipeline.read(Document(id: "memo.txt", path: "memo.txt", content: .text(text, .text)))
    return Explanation(read, &pipeline, narrowed: narrowed)
  }

  private func shown(
    _ explanation: Explanation, _ format: ExplanationFormat = .text, isFull: Bool = false
  ) -> String {
    var report = ExplanationReport(
      format, style: TextStyle(isFull: isFull), shown: .telling,
      Provenance(version: "1", lexicons: ["own 1"], lexiconDigest: "abc", options: []))
    return report.text(explanation)
  }

  /// The same text, however its lines are wrapped.
  private func unwrapped(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  @Test(arguments: texts)
  func marksAndEvidenceAddUpToWhatVerdictsCount(text: String) throws {
    let explanation = try explain(text)
    let marks = explanation.lines.flatMap(\.marks).map(\.finding).filter { !$0.negated }
    let evidence = explanation.lines.flatMap(\.evidence).map(\.finding).filter(\.counted)
    let readings = [explanation.stance, explanation.model, explanation.we].flatMap(\.self)
    #expect(readings.count == 8)
    for part in readings.flatMap(\.parts) {
      let found =
        Act(rawValue: part.subject).map { act in evidence.count { $0.act == act } }
        ?? marks.count { $0.category == part.subject || $0.category.hasPrefix(part.subject + ".") }
      #expect(found == part.count, "\(part.subject)")
    }
  }

  /// With texts of every model, whose figures differ in what they count.
  @Test(arguments: texts + (1...12).map { StretchesTests.text(seed: UInt64($0)) })
  func attentionAndVisionAreTheSumsOfWhatIsShown(text: String) throws {
    let explanation = try explain(text)
    let score = explanation.score
    for figure in explanation.attention + explanation.visions {
      let sum = figure.parts.reduce(0) { $0 + $1.count }
      #expect(figure.count == (figure.model == nil ? sum : 0) && sum > 0, "\(figure)")
    }
    #expect(
      Dictionary(uniqueKeysWithValues: explanation.attention.map { ($0.name, $0.count) }).filter { $0.value > 0 }
        == Dictionary(uniqueKeysWithValues: score.attention.map { ($0.key.rawValue, $0.value) }).filter { $0.value > 0 }
    )
    let visions = Dictionary(uniqueKeysWithValues: explanation.visions.map { ($0.name, $0.count) })
    #expect(visions["stated"] ?? 0 == score.visionStated && visions["evidenced"] ?? 0 == score.visionEvidenced)
  }

  @Test func attentionAndVisionAreShownWithWhatCounts() throws {
    let explanation = try explain(
      String(repeating: "I will pay your rent by Friday. The nurses decide the hours. ", count: 12))
    for format in [ExplanationFormat.text, .html] {
      let text = shown(explanation, format).lowercased()
      #expect(text.contains("attention: frontline "), "\(format)")
      #expect(text.contains("addressee.reference 12"))
    }
  }

  @Test(arguments: texts)
  func theVerdictsCanBeReckonedFromTheirParts(text: String) throws {
    let explanation = try explain(text)
    let score = explanation.score
    let allWords = try #require(score.workings).words
    for (verdict, readings) in [("stance", explanation.stance), ("model", explanation.model)] {
      for reading in readings {
        let sum = reading.parts.reduce(Double(reading.bias)) { sum, part in
          let rate = 1_000 * Double(part.count) / Double(score.words)
          return sum + Double(part.tenths) * rate / (rate + Double(reading.half))
        }
        let words = allWords[verdict] ?? []
        let ofWords = words.reduce(0) { $0 + ($1.tenths[reading.label] ?? 0) }
        #expect(!words.isEmpty)
        let expected = sum / 10 + Double(ofWords) / 10 / Double(words.count).squareRoot()
        #expect(abs(reading.score - expected) < 1e-9, "\(verdict) \(reading.label)")
      }
    }
    #expect(explanation.model.first?.label == score.model.rawValue)
    let sides = Set(explanation.stance.filter { $0.score > 0 }.map(\.label))
    let shown: Set<String> =
      switch score.stance {
      case .own, .collective: [score.stance.rawValue]
      case .mixed: ["self", "collective"]
      case .neither: []
      }
    #expect(sides == shown)
  }

  @Test(arguments: texts)
  func eachWordOfWeIsThere(text: String) throws {
    let explanation = try explain(text)
    let words = explanation.lines.flatMap(\.we).map(\.finding)
    let we = explanation.score.we
    #expect(words.count == we.total && we.total > 5)
    for reading in [WeReading.inclusive, .exclusive, .generic, .royalSuspect] {
      #expect(words.count { $0.reading == reading } == we[reading])
    }
    #expect(words.count { $0.reading == nil } == we.unresolved)
  }

  @Test func aWordOfWeHasItsRule() throws {
    let explanation = try explain(
      "We hereby decree a day of rest.\n\nWe humans forget.\n\nWe thank you.\n\nLet us begin.\n\nWe told the government so."
    )
    let words = explanation.lines.flatMap(\.we).map(\.finding)
    #expect(words.map(\.reading) == [.royalSuspect, .generic, .exclusive, .inclusive, .exclusive])
    #expect(words.map(\.rule) == ["we.of-majesty", "we.people-in-general", "we.toward-you", "we.all-of-us", nil])
    let text = shown(explanation)
    #expect(text.contains("\n    we: \"We\" royal_suspect (we.of-majesty)\n"))
    #expect(text.contains("\n    we: \"We\" exclusive (the document)\n"))
    #expect(shown(explanation, .html).contains("We<sub title=\"royal_suspect: we.of-majesty\">roy</sub>"))
  }

  @Test func whereNothingDecidesItSaysSo() throws {
    let text = shown(try explain("Let us begin. We did it."))
    #expect(text.contains("\n    we: \"We\" unresolved (no cue decides)\n"))
    #expect(text.contains("\n2 we, us and our; read by their clause: inclusive 1; unresolved 1 (50%)\n"))
  }

  /// The text in the margin and beneath a sentence is as wide as other text, with acts under the names people use; the
  /// sentence itself stays on its line.
  @Test func whatIsFoundIsWrapped() throws {
    let explanation = try explain(
      "I built this yard and I alone made it pay, so I want to thank the crew of the night shift for every hull. "
        + String(repeating: "I will pay your rent by Friday, and the nurses decide the hours with us. ", count: 12))
    let lines = shown(explanation).split(separator: "\n")
    let long = lines.filter { $0.count > 80 }
    #expect(long.allSatisfy { $0.hasPrefix("1: ") }, "\(long)")
    let acts = try #require(lines.first { $0.hasPrefix("acts: ") })
    #expect(acts.contains("commits 12 (commitment), "), "\(acts)")
    let evidence = lines.filter { $0.hasPrefix("    + ") }
    #expect(evidence.contains { $0.contains("takes credit (act.credit-taking") }, "\(evidence)")
    #expect(
      evidence.contains { $0.contains("commits (act.commitment") } && !evidence.contains { $0.contains("commitment (") }
    )
    #expect(lines.contains { $0.hasPrefix("      ") && $0.contains("rule ") })
  }

  @Test func theDocumentDecidesTheRest() throws {
    let explanation = try explain(
      "Let us begin. " + String(repeating: "Our republic is the people’s, and we vote. ", count: 12))
    let rest = try #require(explanation.lines.flatMap(\.we).map(\.finding).first { $0.rule == nil })
    #expect(rest.reading == .inclusive)
    #expect(explanation.we.first?.label == "inclusive" && explanation.we.first?.favour == 1)
    #expect(shown(explanation).contains("\"we\" inclusive (the document)"))
  }

  /// Whom most words of a document include wins over the cue of one word, but not over the cues of most.
  @Test func aLoneCueIsOutvoted() throws {
    let report =
      "Revenue and margins grew in the quarter, we opened two segments for customers, and we expect the guidance to hold. "
    let explanation = try explain("Let us begin. " + String(repeating: report, count: 3))
    let words = explanation.lines.flatMap(\.we).map(\.finding)
    let cued = try #require(words.first)
    #expect(cued.reading == .exclusive && cued.cue == .inclusive && cued.rule == "we.all-of-us")
    #expect(explanation.score.we.inclusive == 0 && explanation.score.we.exclusive == words.count)
    let text = unwrapped(shown(explanation))
    #expect(
      text.contains("read by their clause, but outvoted: inclusive 1; read by the document: exclusive \(words.count)"))
    #expect(text.contains("exclusive (the document, against we.all-of-us)"))
    let long = try explain("Let us begin. " + String(repeating: report, count: 6))
    for page in [shown(long), shown(long, .html)].map(unwrapped) {
      #expect(page.contains("; it outvotes the 1 word that clauses read as inclusive, at most half as many"))
    }
    let cues = try explain(String(repeating: "Let us begin. ", count: 17) + String(repeating: report, count: 3))
    #expect(cues.score.we.inclusive == 17 && cues.score.we.exclusive == 0)
    let more = unwrapped(
      shown(try explain(String(repeating: "Let us begin. ", count: 17) + String(repeating: report, count: 6))))
    let held = "; but it cannot outvote the 17 words that clauses read as inclusive, more than half as many"
    #expect(more.contains(held), "\(more)")
  }

  @Test func aMarkStandsInItsSentenceWithItsRule() throws {
    let text = "Forms are collected on Friday.\n\nThe crew met in the yard and spoke of the harvest."
    let explanation = try explain(text)
    let marks = explanation.lines[0].marks.map(\.finding)
    #expect(marks.contains { $0.rule == "model.neutral.routine.passive" && $0.category == "model.neutral.routine" })
    #expect(shown(explanation, isFull: true).contains("(model.neutral.routine.passive)"))
    #expect(shown(explanation, .html).contains("class=\"mk\" title=\"model.neutral.routine\""))
  }

  /// What weighs little, as names of months do, stands beneath its sentence only in full, and the text says so.
  @Test func marksThatWeighLittleStandInFullAlone() throws {
    let plain = "Forms are collected on Friday. My door is open to you at any hour."
    let explanation = try explain(String(repeating: "The crew met in the yard. ", count: 20) + plain)
    let hint = "What weighs under 10 stands beneath its sentence with --full."
    let short = unwrapped(shown(explanation))
    #expect(short.contains("marks: model.servant.") && short.contains(hint), "\(short)")
    #expect(!short.contains("marks: model.neutral.") && !short.contains("Forms are collected"))
    let full = unwrapped(shown(explanation, isFull: true))
    #expect(full.contains("marks: model.neutral.calendar \"Friday\"") && !full.contains(hint), "\(full)")
  }

  @Test func aLineNarrowsAll() throws {
    let text = Self.texts[1] + "\n\nWe alone own the mill.\n"
    let explanation = try explain(text, narrowed: [3...3])
    #expect(explanation.lines.map(\.text) == ["We alone own the mill."])
    let narrowed = shown(explanation)
    #expect(narrowed.contains("(only what line 3 adds)"))
    #expect(narrowed.contains("all else"))
    #expect(!narrowed.contains("credit_taking  "))
    #expect(!narrowed.contains("words for "))
  }

  @Test func inFullEveryWordStands() throws {
    let explanation = try explain(Self.texts[1])
    let text = shown(explanation, isFull: true)
    for words in try #require(explanation.score.workings).words.values {
      #expect(words.map(\.word) == words.map(\.word).sorted() && words.count > 20)
      for word in words { #expect(text.contains("\n  \(word.word) ")) }
    }
    #expect(!shown(explanation).contains("with their weights"))
  }

  /// A label or a quotation says nothing about the other words of its sentence.
  @Test(arguments: [
    (
      "Dana Roe  9:02 AM\nWe shipped it last night because of you. Thank you.\n\nLee Park  9:04 AM\nI did most of it.\n\n"
        + "Dana Roe  9:05 AM\nYou did your part, and so did the others.\n",
      ["author", "author", "speaker", "author"],
      ["Dana Roe 9:02 AM", nil, "Lee Park 9:04 AM I did most of it.", "Dana Roe 9:05 AM"]
    ),
    (
      "“My way or the motorway” was painted on the wall of my office as a joke. He said, “We will not leave you alone.”",
      ["author", "quote"], ["“My way or the motorway”", "“We will not leave you alone.”"]
    ),
  ])
  func aSentenceHasTheVoiceOfMostOfItsWords(text: String, voices: [String], others: [String?]) throws {
    let explanation = try explain(text)
    #expect(explanation.lines.map(\.voice.rawValue) == voices)
    #expect(explanation.lines.map(\.others.first?.words) == others)
    for line in explanation.lines {
      #expect(line.runs.filter { $0.voice != .author }.map(\.text).joined() == line.others.map(\.words).joined())
    }
    let page = shown(explanation, .html)
    for words in others.compactMap(\.self).filter({ !$0.contains("did most") && !$0.contains("leave") }) {
      #expect(page.contains("<span class=\"other\">\(words)</span>"), "\(words)")
    }
    #expect(!page.contains("<p class=\"other\">"))
  }
}
