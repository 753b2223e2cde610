import Scoring
import Statistics
import Text

/// Provenance as a sentence, as fields and as cells.
enum ProvenanceText {
  static func line(_ provenance: Provenance) -> String {
    var parts = ["usward \(provenance.version)"]
    parts.append(
      "lexicon \(provenance.lexicons.isEmpty ? "none" : provenance.lexicons.joined(separator: ", ")) "
        + "(\(provenance.lexiconDigest.prefix(12)))")
    parts.append("options " + (provenance.options.isEmpty ? "default" : provenance.options.joined(separator: " ")))
    parts.append(
      "\(counted(provenance.read, "document", "documents")) read, \(grouped(provenance.skipped)) skipped, "
        + "\(grouped(provenance.failed)) failed")
    return parts.joined(separator: "; ")
  }

  /// That of a comparison, which names its documents too.
  static func line(_ comparison: Comparison) -> String {
    line(comparison.provenance) + "; documents compared \(comparison.documentsDigest.prefix(12))"
  }

  /// The fields that stay the same throughout a run.
  static func fixedFields(_ provenance: Provenance, _ json: inout JSONWriter) {
    json.field("version", provenance.version)
    json.field("lexicons", provenance.lexicons)
    json.field("lexicon_digest", provenance.lexiconDigest)
    json.field("options", provenance.options)
  }

  static func fields(_ provenance: Provenance, _ json: inout JSONWriter) {
    fixedFields(provenance, &json)
    json.field("documents_read", provenance.read)
    json.field("files_skipped", provenance.skipped)
    json.field("documents_failed", provenance.failed)
  }
}

extension CSVRow {
  /// The columns for provenance in every table of CSV.
  static let provenanceColumns = ["version", "lexicon_digest", "options"]

  /// Adds the cells of these columns.
  mutating func add(_ provenance: Provenance) {
    add(provenance.version)
    add(provenance.lexiconDigest)
    add(provenance.options.joined(separator: " "))
  }
}
