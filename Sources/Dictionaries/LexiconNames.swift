import Lexicons

/// The names of a dictionary's categories in a lexicon: lower-case letters, digits and hyphens, below that of its file.
struct LexiconNames {
  private let family: String
  private var names: [[String]: String] = [:]
  private var used: Set<String>

  init(_ family: String) {
    self.family = family
    names[[]] = family
    used = [family]
  }

  /// A unique name for a category; several categories may have the same path.
  mutating func name(of path: [String]) -> String {
    guard let last = path.last else { return family }
    let isNew = names[path] == nil
    let above = nameOfAbove(Array(path.dropLast()))
    let own = Self.word(last) ?? "category-\(names.count)"
    let name = unused("\(above).\(own)")
    if isNew { names[path] = name }
    return name
  }

  /// The name of a rule of a category.
  mutating func rule(of category: String, _ name: String) -> String { unused("\(category).\(name)") }

  private mutating func nameOfAbove(_ path: [String]) -> String { names[path] ?? name(of: path) }

  private mutating func unused(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !used.insert(name).inserted {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return name
  }

  /// The name that all categories of a file are under: that of the file without its ending, unless categories of the
  /// program are under that, which the dictionary's would replace or extend.
  static func family(of file: String) -> String {
    let parts = file.split(separator: ".")
    let name = word(parts.count > 1 ? parts.dropLast().joined(separator: ".") : file) ?? "dictionary"
    let embedded = Lexicon.embedded
    let isTaken = (embedded.categories.map(\.name) + embedded.rules.map(\.name)).contains { $0.isOrLiesUnder(name) }
    return isTaken ? name + "-dictionary" : name
  }

  /// A text as a name; `nil` where it has no ASCII letter or digit.
  private static func word(_ text: String) -> String? {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    if words.isEmpty { return nil }
    // Signs around a name belong to it: +STATE+ and -STATE- are two sides.
    let sign = text.count > 2 && text.first == text.last ? text.first.flatMap { signs[$0] } : nil
    return (words.map(String.init) + (sign.map { [$0] } ?? [])).joined(separator: "-")
  }

  private static let signs: [Character: String] = ["+": "plus", "-": "minus", "=": "equal"]
}
