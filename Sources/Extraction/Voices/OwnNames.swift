/// The names by which the author's own turns are recognised where several people speak.
package struct OwnNames: Hashable, Sendable {
  /// The labels of the author's turns, or the author's names, as the user gave them. They have precedence.
  package var speakers: [String]
  /// The names of the authors.
  package var authors: [String]

  /// Makes names.
  package init(speakers: [String] = [], authors: [String] = []) {
    self.speakers = speakers
    self.authors = authors
  }

  /// The same names with the authors that the document gives itself, if no others are known.
  func orAuthors(_ own: [String]) -> OwnNames {
    authors.isEmpty ? OwnNames(speakers: speakers, authors: own) : self
  }

  /// The labels that are the author's among those of a text: by `speakers`, or else by `authors`.
  func labels(among labels: Set<String>) -> Set<String> {
    let asked = Self.labels(labels, of: speakers)
    return asked.isEmpty ? Self.labels(labels, of: authors) : asked
  }

  /// Whether there are `speakers` and none of the labels is theirs.
  func isMissing(among labels: Set<String>) -> Bool {
    !speakers.isEmpty && Self.labels(labels, of: speakers).isEmpty
  }

  /// The labels that belong to the names. If a label equals a name, that label and its parts do: "ROE" next to "JANE ROE". Otherwise
  /// those do whose last word is in the name, or that contain all of it: "Ms. Roe", "Jane Roe | Acme". Numbers must agree: "SPEAKER 1"
  /// is nobody else's label.
  private static func labels(_ labels: Set<String>, of names: [String]) -> Set<String> {
    let names = names.map(words)
    let same = names.filter { name in labels.contains { words($0) == name } }
    if !same.isEmpty {
      return labels.filter { label in
        let words = words(label)
        return same.contains { $0 == words || isNamed(words) && words.allSatisfy($0.contains) }
      }
    }
    return labels.filter { label in
      let words = words(label)
      return names.contains { name in
        isNamed(words) && words.last.map(name.contains) == true || name.count > 1 && name.allSatisfy(words.contains)
      }
    }
  }

  /// Whether the last word is a name and not a number, which many labels end in.
  private static func isNamed(_ words: [Substring]) -> Bool { words.last?.contains(where: \.isLetter) == true }

  private static func words(_ name: String) -> [Substring] { name.uppercased().split { !$0.isLetter && !$0.isNumber } }
}
