import TOMLKit

/// A TOML table, with what errors about it must name.
struct TableReader {
  let file: String
  private let table: TOMLTable
  private let lines: LineFinder
  private let scope: String?
  private let place: LineFinder.Place?

  init(_ table: TOMLTable, file: String, lines: LineFinder, scope: String?, at place: LineFinder.Place? = nil) {
    self.table = table
    self.file = file
    self.lines = lines
    self.scope = scope
    self.place = place
  }

  /// The same table, with errors that name the category or rule `scope`.
  func scoped(_ scope: String) -> TableReader { TableReader(table, file: file, lines: lines, scope: scope, at: place) }

  /// An error about `term` in this table.
  func error(_ message: String, term: String?) -> LexiconError {
    LexiconError(
      file: file, line: lines.line(of: term, inTableNamed: scope, at: place), category: scope, term: term,
      message: message)
  }

  /// Throws when the table has a key that is in neither `keys` nor `required`, or lacks a required text.
  func allow(_ keys: [String], required: [String] = []) throws(LexiconError) {
    var errors = LexiconErrors()
    let known = required + keys
    for key in table.keys.sorted() where !known.contains(key) {
      var unknown = error("unknown key", term: key)
      unknown.hint = "known keys are \(known.joined(separator: ", "))"
      errors.add(unknown)
    }
    for key in required { _ = errors.gather { () throws(LexiconError) in try self.required(key) } }
    try errors.check()
  }

  func string(_ key: String) throws(LexiconError) -> String? {
    guard let value = table[key] else { return nil }
    guard let string = value.string else { throw error("must be a string:", term: key) }
    return string
  }

  func required(_ key: String) throws(LexiconError) -> String {
    guard let string = try string(key), !string.isEmpty else { throw error("is missing or empty:", term: key) }
    return string
  }

  /// Whether the key is present.
  func has(_ key: String) -> Bool { table[key] != nil }

  func flag(_ key: String) throws(LexiconError) -> Bool {
    guard let value = table[key] else { return false }
    guard let flag = value.bool else { throw error("must be true or false:", term: key) }
    return flag
  }

  func weight() throws(LexiconError) -> Int {
    guard let value = table["weight"] else { return 0 }
    guard let weight = value.int, (0...5).contains(weight) else {
      throw error("must be a whole number from 0 to 5:", term: "weight")
    }
    return weight
  }

  func integer(_ key: String) throws(LexiconError) -> Int {
    guard let value = table[key], let integer = value.int else { throw error("must be a whole number:", term: key) }
    return integer
  }

  /// The whole numbers of the table at `key`.
  func integers(in key: String) throws(LexiconError) -> [String: Int] {
    guard let inner = try table(key) else { throw error("is missing:", term: key) }
    var integers: [String: Int] = [:]
    for name in inner.table.keys { integers[name] = try inner.integer(name) }
    return integers
  }

  func list(_ key: String) throws(LexiconError) -> [String] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw error("must be a list of strings:", term: key) }
    var strings: [String] = []
    for element in array {
      guard let string = element.string else { throw error("must hold strings only:", term: key) }
      strings.append(string)
    }
    return strings
  }

  /// A string, or a list of them.
  func oneOrMore(_ key: String) throws(LexiconError) -> [String] {
    if let string = table[key]?.string { return [string] }
    return try list(key)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(LexiconError) -> Choice?
  where Choice.RawValue == String {
    try choice(key, among: Dictionary(uniqueKeysWithValues: Choice.allCases.map { ($0.rawValue, $0) }))
  }

  func choice<Choice>(_ key: String, among choices: [String: Choice]) throws(LexiconError) -> Choice? {
    guard let string = try string(key) else { return nil }
    guard let choice = choices[string] else {
      throw error("\(key) must be one of \(choices.keys.sorted().joined(separator: ", ")), not", term: string)
    }
    return choice
  }

  func table(_ key: String) throws(LexiconError) -> TableReader? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw error("must be a table:", term: key) }
    return TableReader(inner, file: file, lines: lines, scope: scope, at: place)
  }

  func tables(_ key: String) throws(LexiconError) -> [TableReader] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw error("must be written [[\(key)]]:", term: key) }
    var tables: [TableReader] = []
    for element in array {
      guard let inner = element.table else { throw error("must be written [[\(key)]]:", term: key) }
      let place = LineFinder.Place(key: key, number: tables.count + 1)
      tables.append(TableReader(inner, file: file, lines: lines, scope: scope, at: place))
    }
    return tables
  }

  /// The string values of the table at `key`.
  func strings(in key: String) throws(LexiconError) -> [String: String] {
    guard let inner = try table(key) else { return [:] }
    var strings: [String: String] = [:]
    for name in inner.table.keys { strings[name] = try inner.required(name) }
    return strings
  }
}
