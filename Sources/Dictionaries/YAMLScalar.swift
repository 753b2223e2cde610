import Text

/// Words of YAML: plain, or in single or double quotes.
enum YAMLScalar {
  /// The value of a word. `line` is for errors.
  static func read(_ text: Substring, _ line: YAMLLine) throws(DictionaryError) -> String {
    guard let first = text.first else { return "" }
    if first == "'" || first == "\"" {
      guard let end = end(ofQuoted: text), text.index(after: end) == text.endIndex else {
        throw line.error("a quotation mark is not closed on its line, or text follows it")
      }
      let inner = text[text.index(after: text.startIndex)..<end]
      return first == "'" ? String(inner.replacing("''", with: "'")) : try unescaped(inner, line)
    }
    switch first {
    case "&": throw line.error("is an anchor, which is not read")
    case "*": throw line.error("is an alias, which is not read; put a word that begins with a star in quotation marks")
    case "!": throw line.error("is a tag, which is not read")
    case "|", ">": throw line.error("is text of several lines, which is not read")
    case "{": throw line.error("is a map in brackets, which is not read")
    case "@", "`", "%": throw line.error("\(first) cannot begin a plain word; put the word in quotation marks")
    default: return String(text)
    }
  }

  /// The words of a list in brackets.
  static func items(_ text: Substring, _ line: YAMLLine) throws(DictionaryError) -> [String] {
    let inner = text.dropFirst().trimmed
    guard inner.last == "]" else { throw line.error("text follows a list in brackets") }
    var items: [String] = []
    var start = inner.startIndex
    for index in places(in: inner) {
      switch inner[index] {
      case "[": throw line.error("is a list within a list, which is not read")
      case ",", "]":
        items.append(try read(inner[start..<index].trimmed, line))
        start = inner.index(after: index)
        if inner[index] == "]", start != inner.endIndex { throw line.error("text follows a list in brackets") }
      default: break
      }
    }
    return items
  }

  /// Whether a list in brackets is closed.
  static func isClosed(_ text: Substring) -> Bool { places(in: text).contains { text[$0] == "]" } }

  /// The colon that ends a key: one followed by white space or nothing.
  static func colon(in text: Substring) -> Substring.Index? {
    if text.first == "[" || text.first == "{" { return nil }
    return places(in: text).first { place in
      guard text[place] == ":" else { return false }
      let next = text.index(after: place)
      return next == text.endIndex || text[next].isWhitespace
    }
  }

  static func withoutComment(_ line: Substring) -> Substring {
    let comment = places(in: line).first { place in
      line[place] == "#" && (place == line.startIndex || line[line.index(before: place)].isWhitespace)
    }
    return comment.map { line[..<$0] } ?? line
  }

  /// The places outside quotes. A quote opens only at the beginning of a word.
  private static func places(in text: Substring) -> [Substring.Index] {
    var places: [Substring.Index] = []
    var index = text.startIndex
    var mayOpen = true
    while index < text.endIndex {
      let character = text[index]
      if mayOpen, character == "'" || character == "\"", let end = end(ofQuoted: text[index...]) {
        index = text.index(after: end)
        mayOpen = false
        continue
      }
      places.append(index)
      mayOpen = character.isWhitespace ? mayOpen : "[,:-".contains(character)
      index = text.index(after: index)
    }
    return places
  }

  /// The quote that closes a word whose first character opens it; `nil` where there is none.
  private static func end(ofQuoted text: Substring) -> Substring.Index? {
    guard let mark = text.first else { return nil }
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let next = text.index(after: index)
      if mark == "\"", text[index] == "\\", next < text.endIndex {
        index = text.index(after: next)
      } else if text[index] == mark {
        if mark == "\"" || next == text.endIndex || text[next] != mark { return index }
        index = text.index(after: next)
      } else {
        index = next
      }
    }
    return nil
  }

  private static func unescaped(_ text: Substring, _ line: YAMLLine) throws(DictionaryError) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      guard let escape = rest.popFirst() else { throw line.error("ends in a backslash") }
      switch escape {
      case "\"", "\\", "/", " ": result.append(escape)
      case "n", "t", "r": result.append(" ")
      case "x", "u", "U":
        let digits = escape == "x" ? 2 : escape == "u" ? 4 : 8
        let code = rest.prefix(digits)
        guard code.count == digits, let scalar = code.utf8.hexadecimal(UInt32.self).flatMap(Unicode.Scalar.init) else {
          throw line.error("\\\(escape) is not followed by the digits of a character")
        }
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(digits)
      // Users of quanteda write a literal star like this, although YAML has no such escape.
      default: throw line.error("\\\(escape) is not an escape of YAML")
      }
    }
    return result
  }
}
