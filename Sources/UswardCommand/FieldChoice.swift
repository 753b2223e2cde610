import ArgumentParser
import Lexicons
import Reports

/// The fields of a record that `--fields` names, separated by commas.
struct FieldChoice: Equatable {
  /// The fields named; empty if only metadata fields, or fields that every record has, were named.
  let named: Set<RecordField>
  /// The metadata fields that were named one by one, as `metadata.party`, in their order.
  let metadata: [String]

  /// The categories that were named one by one, as `rates.self.reference`, by their field, which shows only these and those
  /// below them. Fields that were also named as a whole are not among them.
  let categories: [RecordField: Set<String>]

  /// What every record has anyway, so that naming it chooses nothing.
  private static let always: Set<String> = ["error", "provenance"]

  /// Reads names separated by commas.
  init(typed names: String) throws(ValidationError) {
    var named: Set<RecordField> = []
    var metadata: [String] = []
    var categories: [RecordField: Set<String>] = [:]
    for name in names.split(separator: ",", omittingEmptySubsequences: false).map({ String($0) }) {
      if let field = RecordField(rawValue: name) {
        named.insert(field)
      } else if let field = RecordField.metadataField(name) {
        if !metadata.contains(field) { metadata.append(field) }
      } else if let (field, category) = RecordField.categoryField(name) {
        categories[field, default: []].insert(category)
      } else if Self.always.contains(name) {
        continue
      } else if let field = RecordField(column: name) {
        let alone = field.member(ofColumn: name).map { ", or \($0) for this column alone" } ?? ""
        throw ValidationError(
          "\"\(name)\" is a csv column of the field \(field.rawValue); name \(field.rawValue)\(alone)")
      } else {
        let known = RecordField.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "there is no field \"\(name)\"; there are \(known), metadata.NAME for a field of the metadata, and counts.NAME "
            + "and rates.NAME for a category")
      }
    }
    self.named = named.union(categories.keys)
    self.metadata = metadata
    self.categories = categories.filter { !named.contains($0.key) }
  }

  /// The fields of a record to write: those named, those that identify the record, and evidence if it was asked for
  /// separately.
  func shown(withEvidence: Bool) -> Set<RecordField> {
    named.union(withEvidence ? [.id, .evidence] : [.id])
  }

  /// Refuses categories that results of the lexicon do not have.
  func check(in lexicon: Lexicon) throws(Complaint) {
    let known = lexicon.categories.filter { !$0.isSupport }.map(\.name)
    for name in Set(categories.values.joined()).sorted() where !known.contains(where: { $0.isOrLiesUnder(name) }) {
      throw .usage(
        "--fields: the lexicon has no category \"\(name)\"; 'usward lexicon list' shows the categories; rules are not "
          + "counted by name")
    }
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
