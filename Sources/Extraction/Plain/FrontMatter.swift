import Text

/// Metadata between `---` (YAML) or `+++` (TOML) lines at the top of a document.
///
/// Simple scalars, lists in brackets or with dashes, and block text are read; nested tables are ignored. A block in
/// which no line is "key: value" is text between rules and not front matter.
struct FrontMatter: Hashable, Sendable {
  /// What was read.
  private(set) var metadata = Metadata()
  /// The line after the closing mark.
  private(set) var end = 0

  /// The most lines that it may have.
  static let longest = 200

  /// Reads the front matter of a text; `nil` when it has none.
  init?(_ bytes: Bytes, _ lines: [SourceLine]) {
    guard let first = lines.firstIndex(where: { !$0.isBlank }), lines[first].indent == 0 else { return nil }
    guard lines[first].range.count == 3 else { return nil }
    let mark = bytes.string(lines[first].range)
    guard mark == "---" || mark == "+++" || mark == ";;;" else { return nil }
    let limit = min(lines.count, first + FrontMatter.longest)
    let close = (first + 1..<max(first + 1, limit)).first {
      let text = bytes[lines[$0].range]
      return text.elementsEqual(mark.utf8) || mark == "---" && text.elementsEqual("...".utf8)
    }
    guard let close else { return nil }
    let separator: Character = mark == "+++" ? "=" : ":"
    var fields: [(key: String, values: [String])] = []
    var isNested = false
    for line in lines[(first + 1)..<close] where !line.isBlank {
      let text = bytes.string(line.range)
      if text.hasPrefix("#") { continue }
      if text.hasPrefix("[") && separator == "=" {
        isNested = true
      } else if text.hasPrefix("- ") || text == "-" {
        if !fields.isEmpty, !isNested {
          fields[fields.count - 1].values.append(FrontMatter.scalar(String(text.dropFirst(2))))
        }
      } else if line.indent > 0, !fields.isEmpty, !isNested {
        FrontMatter.addIndented(text, to: &fields[fields.count - 1].values)
      } else if let (key, value) = FrontMatter.pair(text, separator) {
        if !isNested { fields.append((key, FrontMatter.values(value))) }
      } else {
        return nil
      }
    }
    guard !fields.isEmpty || close == first + 1 else { return nil }
    end = close + 1
    for (key, values) in fields { metadata.set(key, to: values.filter { !$0.isEmpty }, from: "front matter") }
  }

  private static let authorTableKeys = TokenList.authorTableKeys.wordSet

  /// Adds a line under a key: a name in an author's table ("name: A. Writer"), or a continuation of folded text.
  private static func addIndented(_ text: String, to values: inout [String]) {
    if let (key, value) = pair(text, ":"), authorTableKeys.contains(key) {
      values.append(scalar(value))
    } else if values.count == 1 {
      values[0] += values[0].isEmpty ? text : " " + text
    } else if values.isEmpty {
      values.append(text)
    }
  }

  private static func pair(_ text: String, _ separator: Character) -> (key: String, value: String)? {
    guard let place = text.firstIndex(of: separator) else { return nil }
    let key = String(text[..<place]).trimmed.lowercased()
    let rest = text[text.index(after: place)...]
    guard !key.isEmpty, key.utf8.count <= 60, !key.contains("  "), separator == "=" || rest.isEmpty || rest.first == " "
    else { return nil }
    return (scalar(key), String(rest).trimmed)
  }

  private static func values(_ value: String) -> [String] {
    if value.isEmpty || value == "|" || value == ">" || value == ">-" || value == "|-" { return [] }
    guard value.hasPrefix("["), value.hasSuffix("]") else { return [scalar(value)] }
    return value.dropFirst().dropLast().split(separator: ",").map { scalar(String($0)) }
  }

  /// A value without its quotation marks or a trailing comment.
  private static func scalar(_ value: String) -> String {
    let value = value.trimmed
    if let quote = value.first, quote == "\"" || quote == "'" {
      guard let close = value.dropFirst().lastIndex(of: quote) else { return value }
      return String(value[value.index(after: value.startIndex)..<close])
    }
    var text = Substring(value)
    if let remark = value.range(ofRemark: " #") { text = value[..<remark] }
    let plain = String(text).trimmed
    return ["null", "~"].contains(plain) ? "" : plain
  }
}

extension Metadata {
  /// Sets a field by the name that a document gives it; existing values remain.
  mutating func set(_ key: String, to values: [String], from source: String) {
    guard let first = values.first, !first.isEmpty else { return }
    let known = Metadata.fieldsByKey[key]
    switch known {
    case .title: title = title ?? first
    case .author: if authors.isEmpty { authors = values.flatMap(Metadata.people) }
    case .date:
      date = date ?? DateReading.day(in: first)?.description
      if date == nil { fields["date"] = first }
    case .language: language = language ?? first.lowercased()
    case .genre: genre = genre ?? first
    case .site: site = site ?? first
    case nil: fields[key] = fields[key] ?? values.joined(separator: ", ")
    }
    let field = known?.rawValue ?? key
    sources[field] = sources[field] ?? source
  }

  private static let joiners = TokenList.nameJoiners.wordSet.union(TokenList.nameJoiningSigns.wordSet)

  /// The meanings of keys.
  private static let fieldsByKey: [String: Field] = {
    let lists: [(TokenList, Field)] = [
      (.titleKeys, .title), (.authorKeys, .author), (.dateKeys, .date), (.languageKeys, .language),
      (.genreKeys, .genre), (.siteKeys, .site),
    ]
    var fields: [String: Field] = [:]
    for (list, field) in lists {
      for key in list.wordStrings { fields[key] = field }
    }
    return fields
  }()

  /// The names in "A. Writer and B. Writer" or "A, B; C". A comma before a single word is "Writer, A." and stays.
  private static func people(_ text: String) -> [String] {
    var parts = text.split(separator: ";").map(String.init)
    parts = parts.flatMap { part -> [String] in
      let commas = part.split(separator: ",").map { String($0).trimmed }
      return commas.count > 1 && commas.allSatisfy { $0.contains(" ") } ? commas : [part]
    }
    return parts.flatMap { part -> [String] in
      var names: [[Substring]] = [[]]
      for word in part.split(separator: " ") {
        if joiners.contains(String(word)) { names.append([]) } else { names[names.count - 1].append(word) }
      }
      return names.map { $0.joined(separator: " ") }
    }.filter { !$0.isEmpty }
  }
}

extension String {
  /// The start of a comment.
  fileprivate func range(ofRemark mark: String) -> String.Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(mark) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
