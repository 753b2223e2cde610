import Text

/// What is wrong with a lexicon file, and where.
public struct LexiconError: Error, Hashable, Sendable {
  /// The file's name; empty where the error is not in a file but in other choices.
  public var file: String
  /// The line, from 1; `nil` when the whole file is at fault.
  public var line: Int?
  /// The category or rule, if one is at fault.
  public var category: String?
  /// The entry or key at fault.
  public var term: String?
  /// What is wrong, in plain words.
  public var message: String
  /// What could be written instead, for someone who does not know; `nil` where the message says it.
  public var hint: String?
  /// Further errors in the files, as far as they can be found in spite of this one.
  public var others: [LexiconError] = []

  /// Makes an error.
  public init(file: String, line: Int? = nil, category: String? = nil, term: String? = nil, message: String) {
    self.file = file
    self.line = line
    self.category = category
    self.term = term
    self.message = message
  }
}

extension LexiconError: CustomStringConvertible {
  /// `file:line: category: what, naming the offender`; one line for each error.
  public var description: String { ([self] + others).map(\.described).joined(separator: "\n") }

  private var described: String {
    let scope = category.map { "\($0): " } ?? ""
    let offender = term.map { " '\($0)'" } ?? ""
    return "\(placeName(file, line: line)): \(scope)\(message)\(offender)" + (hint.map { "; \($0)" } ?? "")
  }
}

/// Collects errors of lexicon files, so that their author is told all of them at once.
struct LexiconErrors {
  private var all: [LexiconError] = []

  mutating func add(_ error: LexiconError) {
    var first = error
    first.others = []
    all += [first] + error.others
  }

  /// The result of `body`; `nil` where it throws an error, which is kept.
  mutating func gather<Value>(_ body: () throws(LexiconError) -> Value) -> Value? {
    do throws(LexiconError) {
      return try body()
    } catch {
      add(error)
      return nil
    }
  }

  /// Throws the errors collected, if there are any.
  func check() throws(LexiconError) {
    guard var error = all.first else { return }
    error.others = Array(all.dropFirst())
    throw error
  }
}
