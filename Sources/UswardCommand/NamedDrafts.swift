import Reports
import Usward

/// The two drafts that were named: each a whole text, or a record in a file of records by its id or line.
struct NamedDrafts: Sendable {
  /// A draft as it was named.
  struct Draft: Sendable {
    /// Its file, or `-`; of a record of standard input what that is called.
    let path: String
    /// The record that is meant; `nil` for the whole text.
    let place: FilePlace?

    /// What is read for it.
    var source: String { place?.source ?? path }

    init(_ argument: String, stdinName: String) throws(Complaint) {
      place = argument == "-" ? nil : FilePlace(argument, stdinName: stdinName)
      path = place?.path ?? argument
      if place == nil, argument != "-", !Source.path(argument).isFile {
        throw .usage("\(argument): --before takes two texts, but this is a folder")
      }
    }
  }

  let before: Draft
  let after: Draft

  init(before: String, after: String, stdinName: String) throws(Complaint) {
    self.before = try Draft(before, stdinName: stdinName)
    self.after = try Draft(after, stdinName: stdinName)
  }

  /// The paths to read; a file of records that contains both drafts is read once.
  var paths: [String] {
    before.place != nil && before.path == after.path ? [before.source] : [before.source, after.source]
  }

  /// Whether a record may be one of the two.
  func mayHave(_ path: String, id: String, line: Int) -> Bool {
    [before, after].contains { draft in
      draft.path == path && draft.place.map { $0.isOf(id: id) || $0.name == "\(line)" } ?? false
    }
  }

  /// The two drafts, picked from what was read.
  func drafts(among found: [FoundDraft]) throws(Complaint) -> (before: Explanation, after: Explanation) {
    if before.place == nil, after.place == nil {
      // They come in the order in which they were named; one may be standard input, which has a name of its own.
      for draft in found where draft.isRecord { throw Self.isOfRecords(draft.path) }
      guard found.count == 2, let before = found[0].explanation, let after = found[1].explanation else {
        throw .usage(
          "--before takes two texts; what is named holds \(found.count)")
      }
      return (before, after)
    }
    return (try draft(before, beside: after, among: found), try draft(after, beside: before, among: found))
  }

  private func draft(_ draft: Draft, beside other: Draft, among found: [FoundDraft]) throws(Complaint) -> Explanation {
    guard let place = draft.place else {
      // Standard input has a name of its own; the other draft is a record of a file.
      let whole = found.filter { draft.path == "-" ? $0.path != other.path : $0.path == draft.path }
      if let record = whole.first(where: \.isRecord) { throw Self.isOfRecords(record.path) }
      guard let explanation = whole.first?.explanation else { throw .usage("\(draft.path): has no text") }
      return explanation
    }
    let ofFile = found.filter { $0.path == draft.path }
    if let whole = ofFile.first(where: { !$0.isRecord }) {
      throw .usage(
        "\(place.typed): --before takes two whole texts or records, not lines of a text; name \(whole.path)")
    }
    let records = ofFile.compactMap(\.explanation)
    // As for one text: a number means a line only if no record has it as its id.
    let byID = records.filter { place.isOf(id: $0.id) }
    let meant = byID.isEmpty ? records.filter { place.name == $0.record.map { "\($0)" } } : byID
    guard let explanation = meant.first else { throw place.isOfNoRecord }
    if meant.count > 1 {
      let lines = meant.compactMap(\.record).map { "\($0)" }.joined(separator: ", ")
      throw .usage("\(place.typed): \(meant.count) records have this id, on lines \(lines); name one by its line")
    }
    return explanation
  }

  private static func isOfRecords(_ path: String) -> Complaint {
    .usage(
      "\(path): --before takes two texts, but this is a file of records; name one of them, FILE:ID or FILE:LINE")
  }
}

/// A text that was read when looking for two drafts.
struct FoundDraft: Sendable {
  let path: String
  /// Whether it is a record of a file.
  let isRecord: Bool
  /// The text; `nil` for records that were not asked for.
  let explanation: Explanation?

  init(_ read: ReadDocument, _ pipeline: inout Pipeline, of named: NamedDrafts) {
    path = read.path
    isRecord = read.line != nil
    let isMeant = read.line.map { named.mayHave(read.path, id: read.id, line: $0) } ?? true
    explanation = isMeant ? Explanation(read, &pipeline) : nil
  }
}
