import ArgumentParser
import Reports

/// The fields of a record that `--fields` names, parted by commas.
struct FieldChoice: Equatable {
  /// What was named; one at least.
  let named: Set<RecordField>

  /// Reads names parted by commas.
  init(typed names: String) throws(ValidationError) {
    named = Set(
      try names.split(separator: ",", omittingEmptySubsequences: false).map { name throws(ValidationError) in
        if let field = RecordField(rawValue: String(name)) { return field }
        let known = RecordField.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no field \"\(name)\"; there are \(known)")
      })
  }

  /// What is written of a record: what was named, which record it is, and evidence where that is asked for by itself.
  func shown(withEvidence: Bool) -> Set<RecordField> {
    named.union(withEvidence ? [.id, .evidence] : [.id])
  }

  /// Refuses what a format has no room for.
  func check(in format: OutputFormat) throws(ValidationError) {
    guard let known = RecordField.all(in: format) else {
      throw ValidationError("--fields: \(format.rawValue) has no fields; --format json, jsonl and csv have")
    }
    let missing = RecordField.allCases.filter { named.contains($0) && !known.contains($0) }.map(\.rawValue)
    if !missing.isEmpty {
      throw ValidationError(
        "--fields: \(format.rawValue) has no \(missing.joined(separator: ", ")); --format json and jsonl have")
    }
  }
}
