import Extraction
import Lexicons
import Scoring

/// An explanation as JSON Lines: an object for each sentence with all that was found in it, for programs and for manual
/// coding.
struct ExplanationLines: Sendable {
  let provenance: Provenance
  /// Which sentences are written.
  let shown: ShownSentences

  /// The lines of an explanation.
  func text(_ explanation: Explanation) -> String {
    explanation.lines.filter(shown.shows).map { line($0, of: explanation) }.joined()
  }

  private func line(_ line: Explanation.Line, of explanation: Explanation) -> String {
    var json = JSONWriter()
    json.object {
      $0.field("id", explanation.id)
      $0.field("path", explanation.path)
      $0.field("author", explanation.metadata.author)
      $0.field("date", explanation.metadata.date)
      $0.field("title", explanation.metadata.title)
      $0.field("genre", explanation.metadata.genre)
      $0.object("metadata") { $0.fields(of: explanation.metadata) }
      $0.field("sentence", line.number)
      $0.place(line.span, line.position)
      $0.field("last_line", line.lastLine)
      $0.field("voice", line.voice.rawValue)
      $0.array("others") { list in for piece in line.others { write(piece, &list) } }
      $0.field("text", line.text)
      $0.array("evidence") { list in for piece in line.evidence { write(piece, &list) } }
      $0.array("we") { list in for piece in line.we { write(piece, &list) } }
      $0.array("marks") { list in for piece in line.marks { write(piece, &list) } }
      $0.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) }
    }
    return json.text + "\n"
  }

  private func write(_ piece: Explanation.Piece<Evidence>, _ json: inout JSONWriter) {
    json.object {
      $0.field("words", piece.words)
      $0.fields(of: piece.finding, at: piece.position)
    }
  }

  private func write(_ piece: Explanation.Piece<VoiceSpan>, _ json: inout JSONWriter) {
    json.object {
      $0.field("words", piece.words)
      $0.field("voice", piece.finding.voice.rawValue)
      $0.field("why", piece.finding.why)
      $0.field("speaker", piece.finding.speaker)
      $0.place(piece.finding.span, piece.position)
    }
  }

  private func write(_ piece: Explanation.Piece<WeWord>, _ json: inout JSONWriter) {
    json.object {
      $0.field("words", piece.words)
      $0.field("reading", piece.finding.reading?.rawValue)
      $0.field("cue", piece.finding.cue?.rawValue)
      $0.field("outvoted", piece.finding.isOutvoted)
      $0.field("rule", piece.finding.rule)
      $0.place(piece.finding.span, piece.position)
    }
  }

  private func write(_ piece: Explanation.Piece<Mark>, _ json: inout JSONWriter) {
    json.object {
      $0.field("words", piece.words)
      $0.field("category", piece.finding.category)
      $0.field("rule", piece.finding.rule)
      $0.field("negated", piece.finding.negated)
      $0.field("attention", piece.finding.attention?.rawValue)
      $0.field("vision", piece.finding.vision?.rawValue)
      $0.place(piece.finding.span, piece.position)
    }
  }
}
