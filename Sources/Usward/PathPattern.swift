import Extraction
import Text

/// Reads metadata from a document's path, by a pattern such as `{author}-{year}-*.txt`.
///
/// The pattern is matched against the path from its end, folder by folder. `*` stands for anything within a name and
/// `?` for one character; `{year}` for four digits; `{date}` for digits and hyphens, preferably a date of the calendar,
/// otherwise as many as leave the rest matching; any other name for the shortest text that matches. An underscore in a
/// value stands for a space.
public struct PathPattern: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case character(Character)
    case one
    case any
    case field(String)
  }

  private let components: [[Part]]
  /// The names of its fields, in order.
  private let fields: [String]

  /// Reads a pattern.
  public init(_ pattern: String) throws(ChoiceFault) {
    var components: [[Part]] = []
    for component in Self.names(of: pattern) { components.append(try Self.parts(component)) }
    fields = components.joined().compactMap { part in if case .field(let name) = part { name } else { nil } }
    if fields.isEmpty { throw ChoiceFault(message: "the pattern \"\(pattern)\" names no field, such as {author}") }
    if Set(fields.map { $0.lowercased() }).count < fields.count {
      throw ChoiceFault(message: "the pattern \"\(pattern)\" names a field twice")
    }
    self.components = components
  }

  /// What the path says; `nil` when the pattern does not match it. A pattern for texts also matches them when they are
  /// packed: if it does not match the full name, the ending of a gzip file is left off.
  func metadata(of path: String) -> Metadata? {
    said(by: path) ?? GzipName.unpacked(path).flatMap { said(by: $0) }
  }

  private func said(by path: String) -> Metadata? {
    let names = Self.names(of: path)
    guard names.count >= components.count else { return nil }
    var values: [String: String] = [:]
    for (parts, name) in zip(components, names.suffix(components.count)) {
      guard Self.match(parts, Array(name), &values) else { return nil }
    }
    var metadata = Metadata()
    for name in fields {
      guard let value = values[name] else { continue }
      metadata.set(name, to: String(value.map { $0 == "_" ? " " : $0 }), from: "path")
    }
    return metadata
  }

  /// The names that a path can be matched by.
  private static func names(of path: String) -> [Substring] {
    path.pathParts.filter { !$0.isEmpty && $0 != "." }
  }

  private static func parts(_ component: Substring) throws(ChoiceFault) -> [Part] {
    var parts: [Part] = []
    var rest = component
    while let character = rest.popFirst() {
      switch character {
      // Two in a row mean the same as one; each part costs a call.
      case "*" where parts.last == .any: break
      case "*": parts.append(.any)
      case "?": parts.append(.one)
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw ChoiceFault(message: "a brace is opened and never closed in \"\(component)\"")
        }
        let name = String(rest[..<end]).trimmed
        if name.isEmpty { throw ChoiceFault(message: "the braces in \"\(component)\" are empty") }
        if case .field? = parts.last {
          throw ChoiceFault(message: "two fields in \"\(component)\" have nothing between them")
        }
        parts.append(.field(name))
        rest = rest[rest.index(after: end)...]
      default: parts.append(.character(character))
      }
    }
    return parts
  }

  /// Matches the name of a folder or file against the parts of its pattern, filling in the values of fields.
  private static func match(_ parts: [Part], _ name: [Character], _ values: inout [String: String]) -> Bool {
    // Whether the rest matches depends only on the part and the place, however they were reached: each pair is tried
    // once.
    var failed: Set<Int> = []
    func fitsRest(_ part: Int, _ place: Int) -> Bool {
      if part == parts.count { return place == name.count }
      let state = part * (name.count + 1) + place
      if failed.contains(state) { return false }
      let fits = fitsPart(part, place)
      if !fits { failed.insert(state) }
      return fits
    }
    func fitsPart(_ part: Int, _ place: Int) -> Bool {
      switch parts[part] {
      case .character(let wanted):
        return place < name.count && name[place] == wanted && fitsRest(part + 1, place + 1)
      case .one:
        return place < name.count && fitsRest(part + 1, place + 1)
      case .any:
        return (place...name.count).contains { fitsRest(part + 1, $0) }
      case .field(let field):
        guard place < name.count else { return false }
        guard let end = ends(of: field, name, from: place).first(where: { fitsRest(part + 1, $0) }) else {
          return false
        }
        values[field] = String(name[place..<end])
        return true
      }
    }
    return fitsRest(0, 0)
  }

  /// Where the value of a field that begins at a place may end, the likeliest end first.
  private static func ends(of field: String, _ name: [Character], from place: Int) -> [Int] {
    switch field.lowercased() {
    case "year":
      let end = place + 4
      return end <= name.count && name[place..<end].allSatisfy(isDigit) ? [end] : []
    case "date":
      guard isDigit(name[place]) else { return [] }
      let longest = name[place...].firstIndex { $0 != "-" && !isDigit($0) } ?? name.count
      let ends = Array((place + 1...longest).reversed())
      let dates = ends.filter { end in
        (end == name.count || !isDigit(name[end])) && isDate(name[place..<end])
      }
      return dates + ends.filter { !dates.contains($0) }
    default: return Array(place + 1...name.count)
    }
  }

  /// Whether digits and hyphens are a day, a month or a year, and nothing else.
  private static func isDate(_ value: ArraySlice<Character>) -> Bool {
    let numbers = value.split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count <= 3 && !numbers.contains(where: \.isEmpty) && DateReading.day(in: String(value)) != nil
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
}
