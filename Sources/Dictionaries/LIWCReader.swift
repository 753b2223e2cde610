import Text

/// LIWC's `.dic`: categories by number between two lines with a percent sign, then words, each with the numbers of its
/// categories. Tabs before the number of a category, or more than one after it, show its depth (LIWC2015).
enum LIWCReader {
  static func isOne(_ source: DictionarySource) -> Bool { source.firstFilledLine == "%" }

  static func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) throws(DictionaryError) {
    let marks = source.lines.indices.filter { source.lines[$0].trimmed == "%" }
    guard let first = marks.first else {
      throw DictionaryError(
        line: nil, message: "has no line of %; a LIWC dictionary has its categories between two of them")
    }
    guard marks.count > 1 else {
      throw DictionaryError(
        line: first + 1, message: "the list of categories does not end: a second line of % is missing")
    }
    let places = readHead(source, marks[0] + 1..<marks[1], &dictionary)
    for index in source.lines.indices where index > marks[1] {
      let line = source.lines[index]
      if line.allSatisfy(\.isWhitespace) { continue }
      LIWCLine(line, index + 1, places).read(&dictionary)
    }
  }

  /// The places of the categories by their numbers; `01` is 1.
  private static func readHead(
    _ source: DictionarySource, _ lines: Range<Int>, _ dictionary: inout DictionaryBuilder
  ) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var above: [(depth: Int, name: String)] = []
    // Where even the first category has several tabs, they only align the names.
    let first = lines.first { source.lines[$0].contains { !$0.isWhitespace } }
    let isDeepened = first.map { tabs(behindNumberOf: source.lines[$0]) < 2 } ?? false
    for index in lines {
      let line = source.lines[index]
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      guard let number = Int(words[0]), words.count > 1 else {
        dictionary.leaveOut(index + 1, "is not the number and name of a category: \(line.shown)")
        continue
      }
      if places[number] != nil {
        dictionary.leaveOut(index + 1, "the number \(number) belongs to a category above: \(line.shown)")
        continue
      }
      // Only tabs: some files align their numbers with spaces.
      let behind = tabs(behindNumberOf: line)
      let depth = line.prefix { $0 == "\t" }.count + (isDeepened ? max(0, behind - 1) : 0)
      while let last = above.last, last.depth >= depth { above.removeLast() }
      // After a further tab follows what the name is an abbreviation of.
      let name = behind > 0 ? line[words[1].startIndex...].prefix { $0 != "\t" } : line[words[1].startIndex...]
      above.append((depth, name[...].withSingleSpaces))
      places[number] = dictionary.newCategory(above.map(\.name))
    }
    return places
  }

  private static func tabs(behindNumberOf line: Substring) -> Int {
    line.drop(while: \.isWhitespace).drop { !$0.isWhitespace }.prefix(while: \.isWhitespace).count { $0 == "\t" }
  }
}

/// A line with a word and its categories: `word 1 7`; `like (02 134)125/464`, which belongs to 125 after a word of 02
/// or 134 and to 464 otherwise; and `kind <of>131/125`, which belongs to 131 before the word and to 125 otherwise.
private struct LIWCLine {
  private let line: Substring
  private let number: Int
  private let places: [Int: Int]

  init(_ line: Substring, _ number: Int, _ places: [Int: Int]) {
    (self.line, self.number, self.places) = (line, number, places)
  }

  func read(_ dictionary: inout DictionaryBuilder) {
    let (word, targets) = parts
    guard !word.isEmpty, !targets.isEmpty else {
      dictionary.leaveOut(number, "has no word, or no number of a category: \(line.shown)")
      return
    }
    for target in targets { read(target, word, &dictionary) }
  }

  /// The word and what follows it: numbers, and conditions with theirs, which may contain white space.
  private var parts: (word: String, targets: [Substring]) {
    var pieces: [Substring] = []
    var start: Substring.Index?
    var depth = 0
    var closing = ClosingBrackets(line)
    for index in line.indices {
      let character = line[index]
      if character.isWhitespace, depth == 0 {
        if let first = start { pieces.append(line[first..<index]) }
        start = nil
        continue
      }
      // A bracket that belongs to a word, as in `:(`, does not begin a condition.
      if start == nil, character == "(" || character == "<", closing.isCondition(at: index) { depth = 1 }
      if character == ")" || character == ">" { depth = 0 }
      if start == nil { start = index }
    }
    if let first = start { pieces.append(line[first...]) }
    // A number may be the word itself, or part of it: if there is a tab, everything before it is the word.
    let tab = line.drop(while: \.isWhitespace).firstIndex(of: "\t")
    let own = tab.map { tab in pieces.prefix { $0.startIndex < tab }.count } ?? 1
    let targets = pieces.dropFirst(own).reversed().prefix { Int($0) != nil || Self.isConditional($0) }.reversed()
    return (pieces.dropLast(targets.count).joined(separator: " "), Array(targets))
  }

  private static func isConditional(_ piece: Substring) -> Bool {
    var closing = ClosingBrackets(piece)
    return (piece.first == "(" || piece.first == "<") && closing.isCondition(at: piece.startIndex)
  }

  private func read(_ target: Substring, _ word: String, _ dictionary: inout DictionaryBuilder) {
    if let category = Int(target) {
      add(word, category, nil, &dictionary)
      return
    }
    let close: Character = target.first == "(" ? ")" : ">"
    let inner = target.dropFirst().prefix { $0 != close }
    let outcomes = target.dropFirst(inner.count + 2).split(separator: "/", omittingEmptySubsequences: false)
    let listed = inner.split { $0.isWhitespace || $0 == "," }
    let neighbour: ImportedDictionary.Condition.Neighbour
    if close == ")" {
      let known = listed.compactMap { Int($0).flatMap { places[$0] } }
      guard known.count == listed.count, !known.isEmpty else {
        dictionary.leaveOut(number, "its condition names a category that does not exist: \(word) \(target)")
        return
      }
      neighbour = .before(known)
    } else {
      neighbour = .after(listed.map(String.init))
    }
    guard (1...2).contains(outcomes.count), !listed.isEmpty, outcomes.allSatisfy({ Int($0) != nil }) else {
      dictionary.leaveOut(number, "the condition cannot be read: \(word) \(target)")
      return
    }
    for (outcome, isMet) in zip(outcomes, [true, false]) {
      guard let category = Int(outcome) else { continue }
      add(word, category, ImportedDictionary.Condition(neighbour: neighbour, isMet: isMet), &dictionary)
    }
  }

  private func add(
    _ word: String, _ category: Int, _ condition: ImportedDictionary.Condition?, _ dictionary: inout DictionaryBuilder
  ) {
    guard let place = places[category] else {
      dictionary.leaveOut(number, "there is no category \(category): \(word)")
      return
    }
    dictionary.add(word, to: place, line: number, condition: condition)
  }
}

/// The closing brackets of a line, each searched for once however many open before it.
private struct ClosingBrackets {
  private let line: Substring
  /// The next of each kind from the last place asked about, or the end of the line where there is none.
  private var next: [Character: Substring.Index] = [:]

  init(_ line: Substring) { self.line = line }

  /// Whether an opening bracket is closed and followed by a number. Places must be asked about in order.
  mutating func isCondition(at index: Substring.Index) -> Bool {
    let bracket: Character = line[index] == "(" ? ")" : ">"
    let known = next[bracket].flatMap { $0 < index ? nil : $0 }
    let close = known ?? line[index...].firstIndex(of: bracket) ?? line.endIndex
    next[bracket] = close
    return close < line.endIndex && line[line.index(after: close)...].first?.isNumber == true
  }
}
