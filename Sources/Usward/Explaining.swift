internal import Extraction
public import Reports
internal import Scoring
internal import Text

extension Explanation {
  /// Explains a document's score. With `line`, only the sentences that stand on that line of the source.
  public init(_ read: ReadDocument, _ pipeline: inout Pipeline, line: Int? = nil) {
    let extracted = read.extracted
    let tokenised = pipeline.tokenise(extracted)
    var score = pipeline.score(read, tokenised)
    let evidence = Dictionary(grouping: score.evidence, by: \.sentence)
    score.evidence = []
    var lines = tokenised.sentences.enumerated().map { index, sentence in
      let found = evidence[index] ?? []
      return Line(
        runs: Self.runs(of: sentence.span, found, in: extracted.text),
        position: extracted.sourceMap.position(of: sentence.span.start),
        lastLine: extracted.sourceMap.position(of: max(sentence.span.start, sentence.span.end - 1)).line,
        voice: extracted.voices.first { $0.span.contains(ByteSpan(sentence.span.start, sentence.span.start)) }?.voice
          ?? .author,
        evidence: found.map {
          Piece(
            words: extracted.text.folded($0.span), evidence: $0,
            position: extracted.sourceMap.position(of: $0.span.start))
        })
    }
    if let line { lines.removeAll { $0.position.line > line || $0.lastLine < line } }
    self.init(
      id: read.id, path: read.path, score: score, stance: pipeline.lexicon.reading(of: "stance", in: score),
      model: pipeline.lexicon.reading(of: "model", in: score), lines: lines)
  }

  /// A sentence cut where counted evidence begins and ends. White space is folded across the cuts as within.
  private static func runs(of sentence: ByteSpan, _ evidence: [Evidence], in text: String) -> [Run] {
    let counted = evidence.indices.filter { evidence[$0].counted }
    let cuts = counted.flatMap { [evidence[$0].span.start, evidence[$0].span.end] }
      .filter { $0 > sentence.start && $0 < sentence.end }
    let edges = Array(Set(cuts + [sentence.start, sentence.end])).sorted()
    let bytes = Array(text.utf8.dropFirst(sentence.start).prefix(sentence.count))
    var runs: [Run] = []
    var endsInSpace = true
    for (start, end) in zip(edges, edges.dropFirst()) {
      let piece = String(decoding: bytes[(start - sentence.start)..<(end - sentence.start)], as: UTF8.self)
      var folded = ""
      for character in piece {
        if !character.isWhitespace { folded.append(character) } else if !endsInSpace { folded.append(" ") }
        endsInSpace = character.isWhitespace
      }
      let covering = counted.filter { evidence[$0].span.start < end && evidence[$0].span.end > start }
      runs.append(Run(text: folded, pieces: covering))
    }
    if runs.last?.text.last == " " { runs[runs.count - 1].text.removeLast() }
    return runs
  }
}
