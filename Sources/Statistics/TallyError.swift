/// Why two tallies cannot be united: their counts do not mean the same.
public enum TallyError: Error, Hashable, Sendable {
  /// They were made by different versions of the program.
  case differentVersions(String, String)
  /// They were made with different lexicons.
  case differentLexicons(String, String)
  /// They were made with different options that change counts.
  case differentOptions([String], [String])
  /// They are grouped by different fields.
  case differentKeys(String, String)
  /// One has word counts, the other has none.
  case differentWords
  /// They count different categories, though the lexicons' digests agree.
  case differentCategories
  /// Their lexicons look for different things, though their digests agree.
  case differentScopes
  /// Their numbers add up to more than can be summed (`Tally.bound`).
  case tooMuch
}

extension TallyError: CustomStringConvertible {
  /// The error in plain words.
  public var description: String {
    switch self {
    case .differentVersions(let a, let b): "tallies of different versions: \(a) and \(b)"
    case .differentLexicons(let a, let b): "tallies of different lexicons: digest \(a) and \(b)"
    case .differentOptions(let a, let b): "tallies with different options: \(Self.typed(a)) and \(Self.typed(b))"
    case .differentKeys(let a, let b): "tallies by different fields: \(a) and \(b)"
    case .differentWords: "one tally counts words by type and the other does not"
    case .differentCategories: "tallies of different categories"
    case .differentScopes: "one tally looks for what the other does not (looks_for)"
    case .tooMuch: "the numbers of the tallies add up to \(Tally.bound) or more, which no texts have"
    }
  }

  private static func typed(_ options: [String]) -> String {
    options.isEmpty ? "none" : options.joined(separator: " ")
  }
}
