import Lexicons

/// The names of a dictionary's categories in a lexicon: small letters, digits and hyphens, under that of its file.
struct LexiconNames {
  private let family: String
  private var names: [[String]: String] = [:]
  private var used: Set<String>

  init(_ family: String) {
    self.family = family
    names[[]] = family
    used = [family]
  }

  /// The name of a category, of which there may be several with one path: each has one of its own.
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

  /// The name that all categories of a file lie under: its own, without the ending, unless categories of the program lie under
  /// that, which the dictionary's would replace or add to.
  static func family(of file: String) -> String {
    let parts = file.split(separator: ".")
    let name = word(parts.count > 1 ? parts.dropLast().joined(separator: ".") : file) ?? "dictionary"
    let embedded = Lexicon.embedded
    let isTaken = (embedded.categories.map(\.name) + embedded.rules.map(\.name)).contains { $0.isOrLiesUnder(name) }
    return isTaken ? name + "-dictionary" : name
  }

  /// A text as a name; `nil` where it has neither a letter nor a digit of ASCII.
  private static func word(_ text: String) -> String? {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    if words.isEmpty { return nil }
    // Signs around a name are a part of it: +STATE+ and -STATE- are two sides.
    let sign = text.count > 2 && text.first == text.last ? text.first.flatMap { signs[$0] } : nil
    return (words.map(String.init) + (sign.map { [$0] } ?? [])).joined(separator: "-")
  }

  private static let signs: [Character: String] = ["+": "plus", "-": "minus", "=": "equal"]
}
