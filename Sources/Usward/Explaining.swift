import Extraction
import Lexicons
public import Reports
import Scoring
import Text

extension Explanation {
  /// Explains a document's score; with `narrowed`, only the sentences on those lines of the source.
  public init(_ read: ReadDocument, _ pipeline: inout Pipeline, narrowed: [ClosedRange<Int>] = []) {
    let extracted = read.extracted
    let tokenised = pipeline.tokenise(extracted)
    var score = pipeline.score(read, tokenised, keeping: .workings)
    let evidence = Dictionary(grouping: score.evidence, by: \.sentence)
    let we = Dictionary(grouping: score.workings?.we ?? [], by: \.sentence)
    let marks = Dictionary(grouping: score.workings?.marks ?? [], by: \.sentence)
    score.evidence = []
    func piece<Finding>(_ finding: Finding, _ span: ByteSpan) -> Piece<Finding> {
      Piece(
        words: extracted.text.folded(span), finding: finding, position: extracted.sourceMap.position(of: span.start))
    }
    // Voices and sentences are in order: a voice that ends before a sentence is not in the next one either.
    let voices = Self.outermost(extracted.voices)
    var voice = voices.startIndex
    var lines = tokenised.sentences.enumerated().map { index, sentence in
      while voice < voices.endIndex, voices[voice].span.end <= sentence.span.start { voice += 1 }
      let others = voices[voice...].prefix { $0.span.start < sentence.span.end }.map { $0.within(sentence.span) }
      let (evidence, we, marks) = (evidence[index] ?? [], we[index] ?? [], marks[index] ?? [])
      return Line(
        number: index, span: sentence.span,
        runs: Self.runs(of: sentence.span, others, evidence, we, marks, in: extracted.text),
        position: extracted.sourceMap.position(of: sentence.span.start),
        lastLine: extracted.sourceMap.position(of: max(sentence.span.start, sentence.span.end - 1)).line,
        voice: Self.voice(of: tokenised.tokens[sentence.tokens], others), others: others.map { piece($0, $0.span) },
        evidence: evidence.map { piece($0, $0.span) }, we: we.map { piece($0, $0.span) },
        marks: marks.map { piece($0, $0.span) })
    }
    if !narrowed.isEmpty {
      lines.removeAll { line in !narrowed.contains { $0.overlaps(line.position.line...line.lastLine) } }
    }
    let lexicon = pipeline.lexicon
    self.init(
      id: read.id, path: read.path, score: score, stance: lexicon.reading(of: VerdictName.stance, in: score),
      model: lexicon.reading(of: VerdictName.model, in: score), we: lexicon.reading(of: VerdictName.we, in: score),
      lines: lines)
    metadata = extracted.metadata
    notes = extracted.notes
    attention = lexicon.attention(in: score)
    visions = lexicon.visions(in: score)
    looksFor = lexicon.scope
    self.narrowed = narrowed
    record = read.line
  }

  /// The voices of a text without those inside others: the outermost decides whose words they are.
  private static func outermost(_ voices: [VoiceSpan]) -> [VoiceSpan] {
    var reached = 0
    return voices.compactMap { voice in
      guard voice.span.end > reached else { return nil }
      defer { reached = voice.span.end }
      return voice.within(ByteSpan(max(reached, voice.span.start), voice.span.end))
    }
  }

  /// The voice of most of a sentence's tokens, given the other voices in it.
  private static func voice(of tokens: ArraySlice<Token>, _ others: [VoiceSpan]) -> Voice {
    if others.isEmpty { return .author }
    var next = others[...]
    let voices = tokens.map { token in
      next = next.drop { $0.span.end <= token.span.start }
      return next.first.flatMap { $0.span.contains(token.span) ? $0.voice : nil } ?? .author
    }
    let counts = Dictionary(voices.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return voices.first { counts[$0] == most } ?? .author
  }

  /// A sentence cut where counted evidence, a word of we, a mark or another's voice begins and ends. White space is
  /// folded across the cuts as well as within them.
  private static func runs(
    of sentence: ByteSpan, _ others: [VoiceSpan], _ evidence: [Evidence], _ we: [WeWord], _ marks: [Mark],
    in text: String
  ) -> [Run] {
    let counted = evidence.indices.filter { evidence[$0].counted }
    let spans = counted.map { evidence[$0].span } + we.map(\.span) + marks.map(\.span) + others.map(\.span)
    let cuts = spans.flatMap { [$0.start, $0.end] }.filter { $0 > sentence.start && $0 < sentence.end }
    let edges = Set(cuts + [sentence.start, sentence.end]).sorted()
    let covering = CoveringSpans(edges)
    let (ofEvidence, ofMarks) = (covering.of(counted.map { evidence[$0].span }), covering.of(marks.map(\.span)))
    let (ofWe, ofOthers) = (covering.of(we.map(\.span)), covering.of(others.map(\.span)))
    let bytes = Array(text.utf8.dropFirst(sentence.start).prefix(sentence.count))
    var runs: [Run] = []
    var endsInSpace = true
    for (place, (start, end)) in zip(edges, edges.dropFirst()).enumerated() {
      let piece = String(decoding: bytes[(start - sentence.start)..<(end - sentence.start)], as: UTF8.self)
      var folded = ""
      for character in piece {
        if !character.isWhitespace { folded.append(character) } else if !endsInSpace { folded.append(" ") }
        endsInSpace = character.isWhitespace
      }
      runs.append(
        Run(
          text: folded, voice: ofOthers[place].first.map { others[$0].voice } ?? .author,
          evidence: ofEvidence[place].map { counted[$0] }, we: ofWe[place].first, marks: ofMarks[place]))
    }
    if runs.last?.text.last == " " { runs[runs.count - 1].text.removeLast() }
    return runs
  }
}

/// Finds which spans cover each of the pieces that a stretch is cut into: each span is gone through once, since a text
/// without full stops is a single sentence in which thousands of things are found.
private struct CoveringSpans {
  /// The ends of the pieces in ascending order: piece 0 lies between the first two.
  private let edges: [Int]

  init(_ edges: [Int]) { self.edges = edges }

  /// For each piece, the indices of the spans that cover some of it, in order.
  func of(_ spans: [ByteSpan]) -> [[Int]] {
    var covering = [[Int]](repeating: [], count: max(0, edges.count - 1))
    for (index, span) in spans.enumerated() {
      var piece = covering.indices.partitionPoint { edges[$0 + 1] > span.start }
      while piece < covering.count, edges[piece] < span.end {
        covering[piece].append(index)
        piece += 1
      }
    }
    return covering
  }
}

extension VoiceSpan {
  /// The part of the voice span that lies within a stretch.
  fileprivate func within(_ stretch: ByteSpan) -> VoiceSpan {
    var part = self
    part.span = ByteSpan(max(span.start, stretch.start), min(span.end, stretch.end))
    return part
  }
}
