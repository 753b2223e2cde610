/// Writes a dictionary as a lexicon file.
struct LexiconWriter {
  private(set) var text: String
  private let source: String
  private let format: DictionaryFormat

  init(_ dictionary: ImportedDictionary, family: String) {
    source = dictionary.file
    format = dictionary.format
    text = "[lexicon]\nname = \(Self.quoted(family))\nversion = \"1\"\n"
  }

  /// Writes a category and its rules. `ruleName` makes the name of a rule from its end; `nameOf` gives the name of a
  /// category by its place in the dictionary.
  mutating func write(
    _ content: CategoryContent, path: [String], name: String, ruleName: (String) -> String, nameOf: (Int) -> String
  ) {
    let title = path.isEmpty ? "All words" : path.joined(separator: " > ")
    text += "\n[[category]]\nname = \(Self.quoted(name))\n"
    text += "description = \(Self.quoted("\(title) of \(source)"))\nsource = \(Self.quoted(source))\n"
    text += "reason = \(Self.quoted("Taken over from \(format.name)."))\n"
    if content.hasFreeWildcards { text += "wildcards = \"free\"\n" }
    text += "entries = [\n"
    for entry in content.entries { text += "  \(Self.quoted(entry)),\n" }
    let examples = content.entries.filter { entry in !entry.contains { $0 == "*" || $0 == "?" } }.prefix(2)
    text += "]\nmatches = [\(examples.map(Self.quoted).joined(separator: ", "))]\n"
    for rule in content.rules { write(rule, of: name, ruleName(rule.name), nameOf) }
  }

  private mutating func write(
    _ rule: CategoryContent.Rule, of category: String, _ name: String, _ nameOf: (Int) -> String
  ) {
    text += "\n[[rule]]\nname = \(Self.quoted(name))\ndescription = \(Self.quoted(rule.description))\n"
    text += "source = \(Self.quoted(source))\n\(rule.isGuard ? "guards" : "marks") = \(Self.quoted(category))\n"
    // Entries, too, count within a negation.
    text += rule.isGuard ? "reason = \"its condition in the dictionary\"\n" : "negated = \"stands\"\n"
    let patterns = rule.patterns.map { Self.quoted(Self.named($0, nameOf)) }
    text += "patterns = [\(patterns.joined(separator: ", "))]\n"
  }

  /// A pattern with categories named instead of numbered.
  private static func named(_ pattern: String, _ nameOf: (Int) -> String) -> String {
    var parts = pattern.split(separator: "<", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstIndex(of: ">"), let number = Int(parts[index][..<end]) else { continue }
      parts[index] = nameOf(number) + parts[index][end...]
    }
    return parts.joined(separator: "<")
  }

  /// A string in TOML.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
