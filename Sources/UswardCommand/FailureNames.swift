import Scoring
import Text
import Usward

/// Documents that could not be read, as reported on standard error: a limited number of each kind, and at the end how
/// many more, so that a run over millions of records prints no more than a person reads.
struct FailureNames {
  /// What failures that are counted together have in common.
  private struct Form: Hashable {
    var kind: DocumentFailure.Kind
    /// Whether it is about a record of a file, whose cause is in its own record or at the line in the file.
    var isRecord: Bool

    /// How many are listed. More for files: nothing else may show which file of a folder was not read.
    var most: Int { isRecord ? 10 : 1_000 }
  }

  private var counts: [Form: Int] = [:]

  /// Takes in a failure and returns the line to print; `nil` once enough were listed.
  mutating func line(_ failure: DocumentFailure) -> String? {
    let form = Form(kind: failure.kind, isRecord: failure.line != nil)
    counts[form, default: 0] += 1
    return counts[form, default: 0] <= form.most ? failure.description + Self.advice(failure) : nil
  }

  /// What to type instead, to be added to the message; empty where nothing is known to help.
  private static func advice(_ failure: DocumentFailure) -> String {
    if let remedy = failure.remedy { return " (\(remedy.options))" }
    guard failure.kind == .notFound, failure.line == nil else { return "" }
    return advice(onPattern: failure.path) ?? advice(onPlace: failure.path) ?? ""
  }

  /// How to name files by a pattern, where a pattern was named as a file: a shell does not expand it within quotation
  /// marks.
  private static func advice(onPattern path: String) -> String? {
    func isPlain(_ part: Substring) -> Bool { !part.contains { "*?".contains($0) } }
    let parts = path.pathParts
    let folder = parts.prefix(while: isPlain)
    if folder.count == parts.count { return nil }
    let glob = parts.dropFirst(folder.count).joined(separator: "/")
    let root = folder.isEmpty ? "." : folder == [""] ? "/" : folder.joined(separator: "/")
    return "; the shell expands * and ? only outside quotation marks; or name the folder: "
      + "\(root) --include '\(glob)'"
  }

  /// How to show a place in a file, where a place was named as a file.
  private static func advice(onPlace path: String) -> String? {
    FilePlace(path, stdinName: InputChoice().stdinName).map {
      "; to show a place in \($0.path): usward explain \($0.typed)"
    }
  }

  /// The lines at the end about failures that were not listed, by kind.
  var closing: [String] {
    counts.filter { $0.value > $0.key.most }.sorted { $0.key.kind.rawValue < $1.key.kind.rawValue }.map { form, count in
      "usward: and \(counted(count - form.most, "more", "more")) like \(form.isRecord ? "these records" : "these") (\(form.kind.rawValue))"
    }
  }
}

extension DocumentFailure.Remedy {
  /// The options by which to choose it.
  fileprivate var options: String {
    switch self {
    case .encoding: "--encoding NAME"
    case .format: "--from"
    case .textField: "--map text=NAME"
    case .textFieldOfLines: "--map text=NAME --from jsonl"
    case .comparison: "usward compare --tally FILE"
    }
  }
}
