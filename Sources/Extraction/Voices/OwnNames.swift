/// By which names the author's own turns are told, where several speak.
package struct OwnNames: Hashable, Sendable {
  /// Those under which the author speaks: the labels as they stand, or names as metadata have them. They come first.
  package var speakers: [String]
  /// The names of the authors.
  package var authors: [String]

  /// Makes names.
  package init(speakers: [String] = [], authors: [String] = []) {
    self.speakers = speakers
    self.authors = authors
  }

  /// The same with the authors that a document names itself, where none are known besides.
  func orAuthors(_ own: [String]) -> OwnNames {
    authors.isEmpty ? OwnNames(speakers: speakers, authors: own) : self
  }

  /// The labels that are the author's, among those of a text: of the speakers asked for, else of the authors.
  func labels(among labels: Set<String>) -> Set<String> {
    let asked = Self.labels(labels, of: speakers)
    return asked.isEmpty ? Self.labels(labels, of: authors) : asked
  }

  /// Whether speakers were asked for, and none of the labels is theirs.
  func isMissing(among labels: Set<String>) -> Bool {
    !speakers.isEmpty && Self.labels(labels, of: speakers).isEmpty
  }

  /// A label is a name's where it is the same or a part of one that is the same: "ROE" beside "JANE ROE". Where none is, one
  /// is whose last word is one of the name's, or that has all of them: "Ms. Roe", "Jane Roe | Acme". Numbers are told apart: "SPEAKER 1" is no other speaker's.
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

  /// Whether the last word is no number, which would be any number's.
  private static func isNamed(_ words: [Substring]) -> Bool { words.last?.contains(where: \.isLetter) == true }

  private static func words(_ name: String) -> [Substring] { name.uppercased().split { !$0.isLetter && !$0.isNumber } }
}
