import Lexicons
import Scoring

/// Two drafts as a line of JSON: the figures of both, the evidence that only one of them has, and what moved the
/// scores.
struct RevisionLines {
  let revision: Revision
  let provenance: Provenance

  var text: String {
    var json = JSONWriter()
    json.object {
      $0.object("before") { write(revision.before, &$0) }
      $0.object("after") { write(revision.after, &$0) }
      $0.field("changed", !revision.isUnchanged)
      $0.object("evidence") { evidence in
        evidence.field("kept", revision.kept.count)
        evidence.array("gone") { list in for found in revision.gone { write(found, &list) } }
        evidence.array("new") { list in for found in revision.new { write(found, &list) } }
        evidence.array("reworded") { list in
          for pair in revision.reworded {
            list.object {
              $0.key("before")
              write(pair.before, &$0)
              $0.key("after")
              write(pair.after, &$0)
            }
          }
        }
      }
      $0.array("scores") { list in for shift in revision.shifts { write(shift, &list) } }
      $0.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) }
    }
    return json.text + "\n"
  }

  /// The figures under their names in a record; `null` for what the lexicon does not look for, and for verdicts that
  /// the text does not get.
  private func write(_ explanation: Explanation, _ json: inout JSONWriter) {
    let score = explanation.score
    let scope = explanation.looksFor
    let hasActs = !scope.acts.isEmpty
    json.field("id", explanation.id)
    json.field("path", explanation.path)
    json.field("words", score.words)
    json.field("sentences", score.sentences)
    json.field("other_voice_words", score.otherVoiceWords)
    json.field("stance", scope.decidesStance && score.hasVerdict ? score.stance.rawValue : nil)
    json.field("model", scope.decidesModel && score.hasVerdict ? score.model.rawValue : nil)
    json.object("orientation") { $0.fields(of: hasActs ? score.orientation : nil) }
    for (name, side) in [("self_evidence", Side.own), ("collective_evidence", .shared)] {
      let pieces = score.pieces(of: side)
      json.field(name, hasActs ? pieces : nil)
      json.field(name + "_rate", hasActs ? score.perThousand(pieces) : nil, places: Places.rate)
    }
    json.object("we") { $0.readings(score.we, in: scope) }
    json.object("vision") {
      $0.visions(stated: score.visionStated, evidenced: score.visionEvidenced, in: scope)
    }
    json.object("attention") { $0.attention(score.attention, in: scope) }
    json.field("reliability", score.reliability.rawValue)
    json.field("flags", score.flags.map(\.rawValue))
  }

  private func write(_ found: Revision.Found, _ json: inout JSONWriter) {
    json.object {
      $0.field("words", found.piece.words)
      $0.fields(of: found.piece.finding, at: found.piece.position)
      $0.field("text", found.sentence)
      $0.field("reason_in_other", found.reason)
    }
  }

  private func write(_ shift: RevisionShift, _ json: inout JSONWriter) {
    json.object {
      $0.field("verdict", shift.verdict)
      $0.field("label", shift.label)
      $0.field("against", shift.rival)
      $0.field("before", shift.before, places: Places.rate)
      $0.field("after", shift.after, places: Places.rate)
      $0.array("parts") { list in
        for part in shift.parts {
          list.object {
            $0.field("kind", part.kind.rawValue)
            $0.field("name", part.name)
            $0.field("before", part.before)
            $0.field("after", part.after)
            $0.field("moves", part.moves, places: Places.rate)
          }
        }
      }
    }
  }
}
