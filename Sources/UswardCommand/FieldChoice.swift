import ArgumentParser
import Reports

/// The fields of a record that `--fields` names, parted by commas.
struct FieldChoice: Equatable {
  /// What was named; empty where only fields of the metadata are, or what every record says.
  let named: Set<RecordField>
  /// The fields of the metadata that were named one by one, `metadata.party`, in their order.
  let metadata: [String]

  /// What every record says unasked, so that its name chooses nothing.
  private static let always: Set<String> = ["error", "provenance"]

  /// Reads names parted by commas.
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
          "\"\(name)\" is a column that csv has of the field \(field.rawValue): name \(field.rawValue)")
      } else {
        let known = RecordField.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "there is no field \"\(name)\"; there are \(known), and metadata.NAME for one of the metadata")
      }
    }
    self.named = named
    self.metadata = metadata
  }

  /// What is written of a record: what was named, which record it is, and evidence where that is asked for by itself.
  func shown(withEvidence: Bool) -> Set<RecordField> {
    named.union(withEvidence ? [.id, .evidence] : [.id])
  }

  /// Refuses what a format has no room for.
  func check(in format: OutputFormat) throws(ValidationError) {
    guard let known = RecordField.all(in: format) else {
      throw ValidationError("--fields: \(format.rawValue) has no fields to choose; --format json, jsonl or csv has")
    }
    let missing = RecordField.allCases.filter { named.contains($0) && !known.contains($0) }.map(\.rawValue)
    if !missing.isEmpty {
      throw ValidationError(
        "--fields: \(format.rawValue) has no \(missing.joined(separator: ", ")); --format json and jsonl have")
    }
  }
}
