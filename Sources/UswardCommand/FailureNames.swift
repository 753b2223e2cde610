import Scoring
import Text
import Usward

/// Documents that could not be read, as they are named on standard error: so many of a kind, and how many more there are at the
/// end, so that a run over millions of records says no more than a person reads.
struct FailureNames {
  /// What failures have in common that are counted together.
  private struct Form: Hashable {
    var kind: DocumentFailure.Kind
    /// Whether it is a record of a file. Its cause stands in its own record, or the line in the file shows it.
    var isRecord: Bool

    /// How many are named. Of files more: nothing else may tell which of a folder was not read.
    var most: Int { isRecord ? 10 : 1_000 }
  }

  private var counts: [Form: Int] = [:]

  /// Takes in a failure; what is to be said of it, `nil` where enough were named.
  mutating func line(_ failure: DocumentFailure) -> String? {
    let form = Form(kind: failure.kind, isRecord: failure.line != nil)
    counts[form, default: 0] += 1
    return counts[form, default: 0] <= form.most ? failure.description + Self.advice(failure) : nil
  }

  /// What is to be typed instead, behind what went wrong; empty where nothing helps.
  private static func advice(_ failure: DocumentFailure) -> String {
    if let remedy = failure.remedy { return " (\(remedy.options))" }
    guard failure.kind == .notFound, failure.line == nil else { return "" }
    return advice(onPattern: failure.path) ?? advice(onPlace: failure.path) ?? ""
  }

  /// How files are named by a pattern, where one was named as a file: in quotation marks no shell fills it in.
  private static func advice(onPattern path: String) -> String? {
    func isPlain(_ part: Substring) -> Bool { !part.contains { "*?".contains($0) } }
    let parts = path.pathParts
    let folder = parts.prefix(while: isPlain)
    if folder.count == parts.count { return nil }
    let glob = parts.dropFirst(folder.count).joined(separator: "/")
    let root = folder.isEmpty ? "." : folder == [""] ? "/" : folder.joined(separator: "/")
    return "; * and ? are filled in by the shell, outside quotation marks; or name the folder: "
      + "\(root) --include '\(glob)'"
  }

  /// What shows a place in a file, where one was named as a file.
  private static func advice(onPlace path: String) -> String? {
    FilePlace(path, stdinName: InputChoice().stdinName).map {
      "; a place in \($0.path) is shown by: usward explain \($0.typed)"
    }
  }

  /// What is said at the end of those that were not named, by kind.
  var closing: [String] {
    counts.filter { $0.value > $0.key.most }.sorted { $0.key.kind.rawValue < $1.key.kind.rawValue }.map { form, count in
      "usward: and \(counted(count - form.most, "more", "more")) like \(form.isRecord ? "these records" : "these") (\(form.kind.rawValue))"
    }
  }
}

extension DocumentFailure.Remedy {
  /// The options by which it is chosen.
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
