import Text

/// A dictionary in the format of LIWC, `.dic`: categories by their numbers between two lines of a percent sign, then words, each
/// with the numbers of its categories.
public struct LIWCDictionary: Hashable, Sendable {
  /// A category and its words.
  public struct Category: Hashable, Sendable {
    /// Its name as written.
    public var name: String
    /// Its words as entries are written, in order, each once.
    public var words: [String] = []
  }

  /// Something that could not be taken over, and why.
  public struct LeftOut: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// Why, with the word.
    public var message: String
  }

  /// The categories in order.
  public private(set) var categories: [Category] = []
  /// What could not be taken over, in order.
  public private(set) var leftOut: [LeftOut] = []

  /// Whether a file begins as such a dictionary does.
  public static func isOne(_ file: LexiconFile) -> Bool {
    let lines = file.bytes.prefix(4_096).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return lines.first.map { isMark(String(decoding: $0, as: UTF8.self)[...]) } ?? false
  }

  /// Whether a line is the one above and below the list of categories.
  private static func isMark(_ line: Substring) -> Bool { line.filter { !$0.isWhitespace && $0 != "\u{FEFF}" } == "%" }

  /// Reads a dictionary; ends where the list of categories has no end, or the bytes are not UTF-8.
  public init(_ file: LexiconFile) throws(LexiconError) {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw LexiconError(file: file.name, message: "is not UTF-8: convert it first, as with iconv")
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let marks = lines.indices.filter { Self.isMark(lines[$0]) }
    guard marks.count >= 2 else {
      throw LexiconError(file: file.name, message: "the list of categories does not end: a second line of % is missing")
    }
    var places: [Int: Int] = [:]
    for index in marks[0] + 1..<marks[1] {
      let words = lines[index].split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      guard let number = Int(words[0]), words.count > 1 else {
        leftOut.append(
          LeftOut(line: index + 1, message: "is no number and name of a category: \(lines[index].trimmingLine)"))
        continue
      }
      places[number] = categories.count
      categories.append(Category(name: words.dropFirst().joined(separator: " ")))
    }
    var known = [Set<String>](repeating: [], count: categories.count)
    for index in lines.indices where index > marks[1] { readWord(lines[index], index + 1, places, &known) }
  }

  /// Reads a word and the numbers behind it. `known` has the words of each category.
  private mutating func readWord(
    _ line: Substring, _ number: Int, _ places: [Int: Int], _ known: inout [Set<String>]
  ) {
    let parts = line.split(whereSeparator: \.isWhitespace)
    if parts.isEmpty { return }
    let numbers = parts.reversed().prefix { Int($0) != nil }.compactMap { Int($0) }.reversed()
    let word = parts.dropLast(numbers.count).joined(separator: " ")
    guard !word.isEmpty, !numbers.isEmpty else {
      leftOut.append(LeftOut(line: number, message: "has no word, or no number of a category: \(line.trimmingLine)"))
      return
    }
    let entry = Self.entry(word)
    if let problem = Self.problem(of: entry) {
      leftOut.append(LeftOut(line: number, message: "\(problem): \(word)"))
      return
    }
    for category in numbers {
      guard let place = places[category] else {
        leftOut.append(LeftOut(line: number, message: "there is no category \(category): \(word)"))
        continue
      }
      if known[place].insert(entry).inserted { categories[place].words.append(entry) }
    }
  }

  /// Why a word, written so, can be no entry; `nil` where it can.
  private static func problem(of entry: String) -> String? {
    for part in entry.split(separator: " ") {
      if let star = part.firstIndex(of: "*") {
        if part.index(after: star) != part.endIndex { return "a wildcard stands at the end of a word only" }
        if part.count < 4 { return "a wildcard follows at least three letters" }
      }
      if !part.contains(where: { $0.isLetter || $0.isNumber }) { return "holds no letter" }
    }
    return nil
  }

  /// A word as an entry is written: hyphens and underscores part words, as texts are read.
  private static func entry(_ word: String) -> String {
    word.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
  }
}

extension LIWCDictionary {
  /// The same as a lexicon file, whose categories lie under `family`. What a category measures, and examples that must not match,
  /// are left to be written.
  public func lexicon(family: String, source: String) -> String {
    var text = "[lexicon]\nname = \(Self.quoted(family))\nversion = \"1\"\n"
    var names: Set<String> = []
    for category in categories where !category.words.isEmpty {
      var name = "\(family).\(Self.name(category.name))"
      while !names.insert(name).inserted { name += "-2" }
      text += "\n[[category]]\nname = \(Self.quoted(name))\n"
      text += "description = \(Self.quoted("\(category.name) of \(source)"))\nsource = \(Self.quoted(source))\n"
      text += "reason = \"Taken over from a LIWC dictionary.\"\nentries = [\n"
      for word in category.words { text += "  \(Self.quoted(word)),\n" }
      let examples = category.words.filter { !$0.contains("*") }.prefix(2).map(Self.quoted)
      text += "]\nmatches = [\(examples.joined(separator: ", "))]\n"
    }
    return text
  }

  /// A name of a category or family: small letters and digits, hyphens between.
  public static func name(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "words" : words.joined(separator: "-")
  }

  /// A text as TOML writes it.
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

extension Substring {
  /// A line without white space at its ends, as messages show it.
  fileprivate var trimmingLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
