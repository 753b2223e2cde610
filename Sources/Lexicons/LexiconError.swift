/// What makes a lexicon file unsound, and where.
public struct LexiconError: Error, Hashable, Sendable {
  /// The file's name.
  public var file: String
  /// The line, from 1; `nil` when the whole file is meant.
  public var line: Int?
  /// The category or rule, if one is meant.
  public var category: String?
  /// The entry or key that offends.
  public var term: String?
  /// What is wrong, in plain words.
  public var message: String

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
  /// `file:line: category: what, naming the offender`.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    let scope = category.map { "\($0): " } ?? ""
    let offender = term.map { " '\($0)'" } ?? ""
    return "\(place): \(scope)\(message)\(offender)"
  }
}
