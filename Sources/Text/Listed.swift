extension Collection<String> {
  /// Names as a person is told them: "A, B, C", where there are more of them "A, B, C and 5 more". At most so many are named, and
  /// `count` says how many there are, where these are only the first.
  package func listed(most: Int = .max, of count: Int? = nil) -> String {
    let named = prefix(most)
    let more = (count ?? self.count) - named.count
    return named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// Names of which one is meant: "A, B or C".
  package var alternatives: String { inRow(" or ") }

  /// All of some names: "A, B and C".
  package var inSentence: String { inRow(" and ") }

  private func inRow(_ last: String) -> String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + last + suffix(1).joined()
  }
}
