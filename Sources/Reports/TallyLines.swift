import Extraction
import Lexicons
import Scoring
public import Statistics
import Text

/// The lines of a tally file, each ending in a line feed: the header, a row for each document, a line for each failure,
/// and a digest of all of them. `docs/tally.md` describes them. The same tally gives the same lines.
public struct TallyLines: Sequence, Sendable {
  private let tally: Tally

  /// Writes a tally.
  public init(_ tally: Tally) { self.tally = tally }

  /// The name of the header's first field, which identifies a tally.
  package static let key = "usward_tally"
  /// The number of the format, the value of that field.
  public static let format = 6

  /// Makes the lines one at a time.
  public func makeIterator() -> AnyIterator<String> {
    let rows = tally.rows
    let failures = tally.failures
    var next = -1
    var digest = SHA256()
    return AnyIterator {
      defer { next += 1 }
      if next > rows.count + failures.count { return nil }
      if next == rows.count + failures.count { return seal(digest.hexadecimal) }
      let written =
        next < 0
        ? header(documents: rows.count, failures: failures.count)
        : next < rows.count ? line(rows[next]) : line(failures[next - rows.count])
      digest.add(written.utf8)
      return written
    }
  }

  /// The last line, which shows a reader that no line before it was changed.
  private func seal(_ digest: String) -> String {
    var json = JSONWriter()
    json.object { $0.field("sha256", digest) }
    return json.text + "\n"
  }

  private func header(documents: Int, failures: Int) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field(Self.key, Self.format)
      ProvenanceText.fixedFields(tally.provenance, &json)
      json.object("looks_for") { looksFor in
        looksFor.field("acts", tally.scope.acts.map(\.rawValue))
        looksFor.field("attention", tally.scope.attention.map(\.rawValue))
        looksFor.field("vision", tally.scope.visions.map(\.rawValue))
        looksFor.field("verdicts", tally.scope.verdicts)
        looksFor.field("we", tally.scope.readsWe)
      }
      json.field("by", tally.key.name)
      json.array("dates") { list in
        for stretch in tally.dates.stretches {
          list.object {
            $0.field("since", stretch.since)
            $0.field("until", stretch.until)
          }
        }
      }
      json.field("word_types", tally.hasWords)
      json.field("categories", tally.categories)
      json.field("acts", Act.allCases.map(\.rawValue))
      json.field("we", WeReadings.names)
      json.field("attention", StakeholderGroup.allCases.map(\.rawValue))
      json.field("skipped", tally.provenance.skipped)
      json.field("documents", documents)
      json.field("failures", failures)
    }
    return json.text + "\n"
  }

  private func line(_ row: TallyRow) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("path", row.path)
      json.field("authors", row.authors)
      json.field("date", row.date)
      json.field("title", row.title)
      json.field("genre", row.genre)
      json.object("fields") { for field in row.fields { $0.field(field.name, field.value) } }
      json.field("fingerprint", row.writtenFingerprint)
      json.field("words", row.words)
      json.field("sentences", row.sentences)
      json.field("other_voice_words", row.otherVoiceWords)
      json.field("counts", row.counts)
      json.field("acts", row.acts)
      json.field("we", row.we.counts)
      json.field("attention", row.attention)
      json.field("vision", [row.visionStated, row.visionEvidenced])
      json.field("weights", [row.ownWeight, row.sharedWeight])
      json.field("stance", row.stance?.rawValue)
      json.field("model", row.model?.rawValue)
      json.field("flags", row.flags.map(\.rawValue))
      json.array("samples") { list in
        for sample in row.samples {
          list.object {
            $0.field("act", sample.act.rawValue)
            $0.field("weight", sample.weight)
            $0.field("line", sample.line)
            $0.field("column", sample.column)
            $0.field("sentence", sample.sentence)
            $0.field("marked", [sample.marked.start, sample.marked.end])
          }
        }
      }
      if let counts = row.wordCounts { json.field("word_types", counts.text) }
    }
    return json.text + "\n"
  }

  private func line(_ failure: DocumentFailure) -> String {
    var json = JSONWriter()
    json.object { $0.fields(of: failure) }
    return json.text + "\n"
  }
}
