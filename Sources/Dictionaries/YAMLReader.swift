import Text

/// A dictionary in YAML, as quanteda has them: maps of categories that contain maps, lists or single words.
///
/// Reads only the YAML that dictionaries are written in: block maps and lists, lists in brackets, plain and quoted
/// words, comments. Anything else (`&anchor`, `*alias`, `!tag`, `|` and `>`) is refused with its
/// line.
enum YAMLReader {
  static func isOne(_ source: DictionarySource) -> Bool {
    guard let first = source.filledLines.first(where: { $0.text.first != "#" && $0.text != "---" })?.text,
      first.contains(":"), first.first != "{"
    else { return false }
    var dictionary = DictionaryBuilder()
    do throws(DictionaryError) { try read(source, &dictionary) } catch { return false }
    return dictionary.categories.contains { !$0.path.isEmpty && !$0.entries.isEmpty }
  }

  static func read(_ source: DictionarySource, _ dictionary: inout DictionaryBuilder) throws(DictionaryError) {
    var document = try YAMLLines(source.lines)
    try readBlock([], &document, from: 0, &dictionary)
    if let line = document.peek { throw line.error("is indented differently from the lines around it") }
  }

  /// Reads the lines of a map or list with one indentation, at least `indent`.
  private static func readBlock(
    _ path: [String], _ document: inout YAMLLines, from least: Int, _ dictionary: inout DictionaryBuilder
  ) throws(DictionaryError) {
    guard let indent = document.peek?.indent, indent >= least else { return }
    while let line = document.peek, line.indent == indent {
      if let item = line.item {
        // What follows the hyphen is read as a line of its own, indented further.
        try document.replace(with: item)
        if item.text.isEmpty {
          document.skip()
          try readBlock(path, &document, from: indent + 1, &dictionary)
        } else if try item.key != nil {
          try readBlock(path, &document, from: item.indent, &dictionary)
        } else {
          document.skip()
          try readValue(item.text, item, path, &document, indent, &dictionary)
        }
        continue
      }
      guard let (key, value) = try line.key else { throw line.error("is neither 'category:' nor '- word'") }
      document.skip()
      let inner = path + [key]
      if !value.isEmpty {
        try readValue(value, line, inner, &document, indent, &dictionary)
        continue
      }
      _ = dictionary.category(inner)
      // A list may have the same indentation as its key.
      let isList = document.peek.map { $0.indent == indent && $0.item != nil } ?? false
      if isList {
        try readList(inner, &document, at: indent, &dictionary)
      } else {
        try readBlock(inner, &document, from: indent + 1, &dictionary)
      }
    }
    if let line = document.peek, line.indent > indent {
      throw line.error("is indented differently from the line above")
    }
  }

  /// Reads the items of a list that is indented like its key.
  private static func readList(
    _ path: [String], _ document: inout YAMLLines, at indent: Int, _ dictionary: inout DictionaryBuilder
  ) throws(DictionaryError) {
    while let line = document.peek, line.indent == indent, let item = line.item {
      try document.replace(with: item)
      if try item.key != nil {
        try readBlock(path, &document, from: item.indent, &dictionary)
      } else {
        document.skip()
        if !item.text.isEmpty { try readValue(item.text, item, path, &document, indent, &dictionary) }
      }
    }
  }

  /// Reads a word, or a list in brackets, which may continue on lines that are indented further.
  private static func readValue(
    _ value: Substring, _ line: YAMLLine, _ path: [String], _ document: inout YAMLLines, _ indent: Int,
    _ dictionary: inout DictionaryBuilder
  ) throws(DictionaryError) {
    let category = dictionary.category(path)
    guard value.first == "[" else {
      let word = try YAMLScalar.read(value, line)
      if !word.isEmpty { dictionary.add(word, to: category, line: line.number) }
      return
    }
    var text = String(value)
    var isClosed = YAMLScalar.isClosed(value)
    while !isClosed {
      guard let next = document.peek else { throw line.error("a list in brackets is opened and never closed") }
      text += " " + next.text
      document.skip()
      // This looks at everything again, so it is done only where the list may be closed: lists of dictionaries have
      // thousands of lines.
      isClosed = next.text.contains("]") && YAMLScalar.isClosed(text[...])
    }
    for item in try YAMLScalar.items(text[...], line) where !item.isEmpty {
      dictionary.add(item, to: category, line: line.number)
    }
  }
}

/// The lines of a YAML file that are not blank, without comments.
struct YAMLLines {
  private var lines: [YAMLLine] = []
  private var next = 0

  private static let deepest = 500

  init(_ source: [Substring]) throws(DictionaryError) {
    for (index, line) in source.enumerated() {
      let text = YAMLScalar.withoutComment(line).trimmed
      if text.isEmpty || text == "---" || text == "..." { continue }
      let indent = line.prefix { $0 == " " }.count
      let entry = YAMLLine(number: index + 1, indent: indent, text: text)
      if line.dropFirst(indent).first == "\t" { throw entry.error("is indented by a tab; YAML needs spaces") }
      try Self.check(entry)
      if text.first == "%" { throw entry.error("is a directive, which is not read") }
      lines.append(entry)
    }
  }

  /// The next line to be read; `nil` at the end.
  var peek: YAMLLine? { next < lines.count ? lines[next] : nil }

  mutating func skip() { next += 1 }

  mutating func replace(with line: YAMLLine) throws(DictionaryError) {
    try Self.check(line)
    lines[next] = line
  }

  /// Refuses deeper nesting than any dictionary has, by spaces or by hyphens, since each level is a recursive call.
  private static func check(_ line: YAMLLine) throws(DictionaryError) {
    if line.indent > deepest { throw line.error("is indented by more than \(deepest) columns") }
  }
}

/// A line of a YAML file.
struct YAMLLine {
  var number: Int
  var indent: Int
  var text: Substring

  func error(_ message: String) -> DictionaryError {
    DictionaryError(line: number, message: "\(message): \(text.shown)")
  }

  /// What follows the hyphen of a list item, with its indentation; `nil` where the line is not an item.
  var item: YAMLLine? {
    guard text.first == "-", text.count == 1 || text.dropFirst().first == " " else { return nil }
    let rest = text.dropFirst().drop { $0 == " " }
    return YAMLLine(number: number, indent: indent + text.count - rest.count, text: rest)
  }

  /// The key of a map and what follows its colon; `nil` where the line has no key.
  var key: (key: String, value: Substring)? {
    get throws(DictionaryError) {
      guard let colon = YAMLScalar.colon(in: text) else { return nil }
      return (try YAMLScalar.read(text[..<colon].trimmed, self), text[text.index(after: colon)...].trimmed)
    }
  }
}
