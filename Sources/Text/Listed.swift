extension Collection<String> {
  /// Names in a list for a person: "A, B, C" or, with more of them, "A, B, C and 5 more". At most `most` are named;
  /// `count` is the number of all, where these are only the first.
  package func listed(most: Int = .max, of count: Int? = nil) -> String {
    let named = prefix(most)
    let more = (count ?? self.count) - named.count
    return named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// Names of which one applies: "A, B or C".
  package var alternatives: String { inRow(" or ") }

  /// Names of which all apply: "A, B and C".
  package var inSentence: String { inRow(" and ") }

  private func inRow(_ last: String) -> String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + last + suffix(1).joined()
  }
}
