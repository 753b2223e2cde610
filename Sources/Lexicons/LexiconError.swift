import Text

/// What makes a lexicon file unsound, and where.
public struct LexiconError: Error, Hashable, Sendable {
  /// The file's name; empty where what was asked for besides the files is wrong.
  public var file: String
  /// The line, from 1; `nil` when the whole file is meant.
  public var line: Int?
  /// The category or rule, if one is meant.
  public var category: String?
  /// The entry or key that offends.
  public var term: String?
  /// What is wrong, in plain words.
  public var message: String
  /// What could stand there, for one who does not know; `nil` where the message says it.
  public var hint: String?
  /// What else is wrong with the files, as far as it can be told beside this.
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
  /// `file:line: category: what, naming the offender`; a line for each thing that is wrong.
  public var description: String { ([self] + others).map(\.described).joined(separator: "\n") }

  private var described: String {
    let scope = category.map { "\($0): " } ?? ""
    let offender = term.map { " '\($0)'" } ?? ""
    return "\(placeName(file, line: line)): \(scope)\(message)\(offender)" + (hint.map { "; \($0)" } ?? "")
  }
}

/// What is wrong with lexicon files, gathered, so that whoever writes one is told all of it at once.
struct LexiconErrors {
  private var all: [LexiconError] = []

  mutating func add(_ error: LexiconError) {
    var first = error
    first.others = []
    all += [first] + error.others
  }

  /// What `body` makes; `nil` where something is wrong, which is kept.
  mutating func gather<Value>(_ body: () throws(LexiconError) -> Value) -> Value? {
    do throws(LexiconError) {
      return try body()
    } catch {
      add(error)
      return nil
    }
  }

  /// Throws what was gathered, if there is any.
  func check() throws(LexiconError) {
    guard var error = all.first else { return }
    error.others = Array(all.dropFirst())
    throw error
  }
}
