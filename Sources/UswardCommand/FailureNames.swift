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
    return counts[form, default: 0] <= form.most ? failure.description + (Self.hint(at: failure) ?? "") : nil
  }

  /// What shows a place in a file, where one was named as a file; `nil` elsewhere.
  private static func hint(at failure: DocumentFailure) -> String? {
    guard failure.kind == .notFound, failure.line == nil, let place = FilePlace(failure.path) else { return nil }
    return "; a place in \(place.path) is shown by: usward explain \(place.typed)"
  }

  /// What is said at the end of those that were not named, by kind.
  var closing: [String] {
    counts.filter { $0.value > $0.key.most }.sorted { $0.key.kind.rawValue < $1.key.kind.rawValue }.map { form, count in
      "usward: and \(counted(count - form.most, "more", "more")) like \(form.isRecord ? "these records" : "these") (\(form.kind.rawValue))"
    }
  }
}
