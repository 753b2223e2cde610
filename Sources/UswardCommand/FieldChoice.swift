import ArgumentParser
import Reports

/// The fields of a record that `--fields` names, separated by commas.
struct FieldChoice: Equatable {
  /// The fields named; empty if only metadata fields, or fields that every record has, were named.
  let named: Set<RecordField>
  /// The metadata fields that were named one by one, as `metadata.party`, in their order.
  let metadata: [String]

  /// What every record has anyway, so that naming it chooses nothing.
  private static let always: Set<String> = ["error", "provenance"]

  /// Reads names separated by commas.
  init(typed names: String) throws(ValidationError) {
    var named: Set<RecordField> = []
    var metadata: [String] = []
    for name in names.split(separator: ",", omittingEmptySubsequences: false).map({ String($0) }) {
      if let field = RecordField(rawValue: name) {
        named.insert(field)
      } else if let field = RecordField.metadataField(name) {
        if !metadata.contains(field) { metadata.append(field) }
      } else if Self.always.contains(name) {
        continue
      } else if let field = RecordField(column: name) {
        throw ValidationError(
          "\"\(name)\" is a csv column of the field \(field.rawValue); name \(field.rawValue)")
      } else {
        let known = RecordField.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "there is no field \"\(name)\"; there are \(known), and metadata.NAME for a field of the metadata")
      }
    }
    self.named = named
    self.metadata = metadata
  }

  /// The fields of a record to write: those named, those that identify the record, and evidence if it was asked for
  /// separately.
  func shown(withEvidence: Bool) -> Set<RecordField> {
    named.union(withEvidence ? [.id, .evidence] : [.id])
  }

  /// Refuses fields that a format cannot show.
  func check(in format: OutputFormat) throws(ValidationError) {
    guard let known = RecordField.all(in: format) else {
      throw ValidationError("--fields: \(format.rawValue) has no fields to choose; use --format json, jsonl or csv")
    }
    let missing = RecordField.allCases.filter { named.contains($0) && !known.contains($0) }.map(\.rawValue)
    if !missing.isEmpty {
      throw ValidationError(
        "--fields: \(format.rawValue) has no \(missing.joined(separator: ", ")); use --format json or jsonl")
    }
  }
}
