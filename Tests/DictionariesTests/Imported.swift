import Dictionaries
import Lexicons
import Text

/// A dictionary in the form in which tests write and examine it.
struct Imported {
  let dictionary: ImportedDictionary

  init(_ text: String, _ name: String = "own.txt", _ format: DictionaryFormat? = nil) throws {
    dictionary = try ImportedDictionary(Array(text.utf8), name: name, format: format)
  }

  /// One line for each category: `path: entry, entry`.
  var outline: [String] {
    dictionary.categories.map { category in
      let entries = category.entries.map { entry in entry.text + (entry.weight.map { " \($0)" } ?? "") }
      return "\(category.path.joined(separator: " > ")): \(entries.joined(separator: ", "))"
    }
  }

  /// What was left out when it was read and when it was made a lexicon, as `line message`.
  var leftOut: [String] { ConvertedDictionary(dictionary).leftOut.map { "\($0.line) \($0.message)" } }

  /// How often each category counts in a text, by its name; those with no matches are absent.
  func counts(in text: String) throws -> [String: Int] {
    let converted = ConvertedDictionary(dictionary)
    let lexicon = try Lexicon(LexiconFile.language + [converted.file(name: "own.toml")])
    var reader = LexiconReader(lexicon)
    let reading = reader.read(text, Tokeniser().tokenise(text))
    var counts: [String: Int] = [:]
    for (match, guarding) in zip(reading.matches, reading.guards) where guarding == nil {
      counts[lexicon.categories[match.category].name, default: 0] += 1
    }
    for match in reading.countedRules {
      for category in lexicon.marks(of: match.rule) { counts[lexicon.categories[category].name, default: 0] += 1 }
    }
    return counts.filter { $0.key == converted.family || $0.key.hasPrefix(converted.family + ".") }
  }
}
