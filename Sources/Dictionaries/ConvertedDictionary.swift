public import Lexicons

/// A dictionary converted to a lexicon, its categories under the name of its file.
///
/// A statement of what each category measures, and examples that must not match, remain to be written.
public struct ConvertedDictionary: Hashable, Sendable {
  /// The format that it was read in.
  public let format: DictionaryFormat
  /// The name that all its categories are under.
  public let family: String
  /// The lexicon in TOML; it is valid.
  public private(set) var text = ""
  /// The number of categories that have entries or rules.
  public private(set) var categories = 0
  /// The number of entries that were converted, to entries or to patterns of rules.
  public private(set) var entries = 0
  /// What could not be converted, in the order of lines.
  public private(set) var leftOut: [ImportedDictionary.LeftOut]
  /// What a reader should know of the conversion as a whole.
  public let notes: [String]

  /// Converts a dictionary.
  public init(_ dictionary: ImportedDictionary) {
    format = dictionary.format
    family = LexiconNames.family(of: dictionary.file)
    notes = dictionary.notes
    leftOut = dictionary.leftOut
    var names = LexiconNames(family)
    let named = dictionary.categories.map { names.name(of: $0.path) }
    let contents = dictionary.categories.map { CategoryContent($0, of: dictionary.format) }
    let read = contents.reduce(into: Set<Int>()) { $0.formUnion($1.categoriesRead) }
    var writer = LexiconWriter(dictionary, family: family)
    for (place, content) in contents.enumerated() {
      leftOut += content.leftOut
      if content.isEmpty, !read.contains(place) { continue }
      categories += 1
      entries += content.count
      writer.write(content, path: dictionary.categories[place].path, name: named[place]) {
        names.rule(of: named[place], $0)
      } nameOf: {
        named[$0]
      }
    }
    text = writer.text
    leftOut = leftOut.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// The lexicon as a file with this name.
  public func file(name: String) -> LexiconFile { LexiconFile(name: name, bytes: Array(text.utf8)) }
}
