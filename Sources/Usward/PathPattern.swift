import Extraction

/// What a path says of its document, by a pattern such as `{author}-{year}-*.txt`.
///
/// The pattern is held against the path from its end, folder by folder. `*` stands for anything within a name and `?` for
/// one character; `{year}` for four digits, `{date}` for digits and hyphens, any other name for the shortest text that
/// lets the rest match. In a value an underscore stands for a space.
public struct PathPattern: Hashable, Sendable {
  /// Why a pattern cannot be used.
  public struct Fault: Error, Hashable, Sendable {
    /// What is wrong, in plain words.
    public var message: String
  }

  private enum Part: Hashable, Sendable {
    case character(Character)
    case one
    case any
    case field(String)
  }

  private let components: [[Part]]
  /// The names of its fields, in its order.
  private let fields: [String]

  /// Reads a pattern.
  public init(_ pattern: String) throws(Fault) {
    var components: [[Part]] = []
    for component in Self.names(of: pattern) { components.append(try Self.parts(component)) }
    fields = components.joined().compactMap { part in if case .field(let name) = part { name } else { nil } }
    if fields.isEmpty { throw Fault(message: "the pattern \"\(pattern)\" names no field, such as {author}") }
    if Set(fields.map { $0.lowercased() }).count < fields.count {
      throw Fault(message: "the pattern \"\(pattern)\" names a field twice")
    }
    self.components = components
  }

  /// What the path says; `nil` when the pattern does not fit it.
  func metadata(of path: String) -> Metadata? {
    let names = Self.names(of: path)
    guard names.count >= components.count else { return nil }
    var values: [String: String] = [:]
    for (parts, name) in zip(components, names.suffix(components.count)) {
      guard Self.match(parts[...], Array(name)[...], &values) else { return nil }
    }
    var metadata = Metadata()
    for name in fields {
      guard let value = values[name] else { continue }
      metadata.set(name, to: String(value.map { $0 == "_" ? " " : $0 }), from: "path")
    }
    return metadata
  }

  /// The names that a path goes by. Told by scalars: one that begins with a combining mark makes one character with the
  /// slash before it.
  private static func names(of path: String) -> [Substring] {
    path.unicodeScalars.split(separator: "/").map { Substring($0) }.filter { $0 != "." }
  }

  private static func parts(_ component: Substring) throws(Fault) -> [Part] {
    var parts: [Part] = []
    var rest = component
    while let character = rest.popFirst() {
      switch character {
      case "*": parts.append(.any)
      case "?": parts.append(.one)
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw Fault(message: "a brace is opened and never closed in \"\(component)\"")
        }
        let name = String(rest[..<end]).trimmed
        if name.isEmpty { throw Fault(message: "the braces in \"\(component)\" are empty") }
        if case .field? = parts.last {
          throw Fault(message: "two fields in \"\(component)\" have nothing between them")
        }
        parts.append(.field(name))
        rest = rest[rest.index(after: end)...]
      default: parts.append(.character(character))
      }
    }
    return parts
  }

  private static func match(
    _ parts: ArraySlice<Part>, _ name: ArraySlice<Character>, _ values: inout [String: String]
  ) -> Bool {
    guard let part = parts.first else { return name.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .character(let wanted):
      return name.first == wanted && match(rest, name.dropFirst(), &values)
    case .one:
      return !name.isEmpty && match(rest, name.dropFirst(), &values)
    case .any:
      return (0...name.count).contains { match(rest, name.dropFirst($0), &values) }
    case .field(let field):
      guard !name.isEmpty else { return false }
      for length in 1...name.count {
        let value = name.prefix(length)
        if !fits(value, field) { continue }
        if match(rest, name.dropFirst(length), &values) {
          values[field] = String(value)
          return true
        }
      }
      return false
    }
  }

  private static func fits(_ value: ArraySlice<Character>, _ field: String) -> Bool {
    switch field.lowercased() {
    case "year": value.count == 4 && value.allSatisfy { $0.isASCII && $0.isWholeNumber }
    case "date": value.allSatisfy { $0 == "-" || $0.isASCII && $0.isWholeNumber } && value.first != "-"
    default: true
    }
  }
}
