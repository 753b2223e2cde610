import Extraction
import Text

/// The names of fields in records that call them something else: `text=body` says that the text of a record is its
/// `body`.
///
/// A field that has the usual name as well is then ignored. In JSON a name with full stops leads into objects and
/// lists, as in `sender.name` and `parts.0.t`, unless a field has that very name; an object that holds the text is not
/// kept as metadata. Case does not matter.
public struct FieldNames: Hashable, Sendable {
  struct Naming: Hashable {
    /// The name of the field in records of Usward.
    let field: String
    /// Its name in these records.
    let name: String

    /// The pair as it was given.
    var written: String { "\(field)=\(name)" }

    /// Whether another field of a record than the one named would say the same.
    func takesThePlace(of other: String) -> Bool {
      let other = other.lowercased()
      return other != name.lowercased()
        && (other == field || Metadata.Field(written: other) == .author && field == "author")
    }
  }

  private let namings: [Naming]

  /// The fields that may have other names.
  private static let fields =
    ["text", "html", "id"] + Metadata.Field.allCases.map(\.rawValue) + ["voices"]

  /// The pairs whose field is one of the metadata.
  var ofMetadata: [Naming] { namings.filter { Metadata.Field(rawValue: $0.field) != nil } }

  /// Makes the usual names.
  public init() { namings = [] }

  /// Reads pairs such as `text=body`.
  public init(_ written: [String]) throws(ChoiceFault) {
    var namings: [Naming] = []
    for pair in written {
      let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, !parts[1].isEmpty else {
        throw ChoiceFault(message: "\"\(pair)\" is not a pair such as text=body")
      }
      let field = parts[0].lowercased()
      guard Self.fields.contains(field) else {
        throw ChoiceFault(
          message: "there is no field \"\(parts[0])\"; there are \(Self.fields.joined(separator: ", "))")
      }
      guard !namings.contains(where: { $0.field == field }) else {
        throw ChoiceFault(message: "\"\(field)\" is named twice")
      }
      namings.append(Naming(field: field, name: parts[1]))
    }
    self.namings = namings
  }

  /// The fields of a record under their usual names.
  func renamed(_ fields: [JSONValue.Field]) -> [JSONValue.Field] {
    if namings.isEmpty { return fields }
    var found: [JSONValue.Field] = []
    var rest = fields
    for naming in namings {
      rest.removeAll { naming.takesThePlace(of: $0.name) }
      guard let (value, holder) = Self.value(naming.name, in: fields) else { continue }
      found.append(JSONValue.Field(name: naming.field, value: value))
      if value == holder.value || Record.contentNames.contains(naming.field) {
        rest.removeAll { $0.name == holder.name }
      }
    }
    return rest + found
  }

  /// The names of columns, in order, under their usual names; empty for a column that is ignored.
  func renamed(header: [String]) throws(ChoiceFault) -> [String] {
    var names = header
    for naming in namings {
      for index in names.indices where naming.takesThePlace(of: names[index]) { names[index] = "" }
    }
    for naming in namings {
      guard let index = header.firstIndex(where: { $0.lowercased() == naming.name.lowercased() }) else {
        throw ChoiceFault(message: "no column is named \(naming.name); there are \(Self.list(header))")
      }
      names[index] = naming.field
    }
    return names
  }

  /// The fault of a record with these fields and neither a text nor HTML.
  func lackOfText(_ fields: [JSONValue.Field]) -> Record.Fault {
    let sought = namings.filter { Record.contentNames.contains($0.field) }.map(\.name)
    let wanted = sought.isEmpty ? Record.contentNames : Set(sought.map { $0.lowercased() })
    if let null = fields.first(where: { wanted.contains($0.name.lowercased()) && $0.value == .null }) {
      return Record.Fault(message: "has no text: \"\(null.name)\" is null")
    }
    let named = sought.map { "\"\($0)\"" }
    let lack = named.isEmpty ? "has neither \"text\" nor \"html\"" : "has no \(named.joined(separator: " and no "))"
    let others = fields.prefix(Self.mostShown).map(\.name) + (fields.count > Self.mostShown ? ["..."] : [])
    let known = others.isEmpty ? "" : "; there \(fields.count == 1 ? "is" : "are") \(Self.list(others))"
    guard named.isEmpty else { return Record.Fault(message: lack + known) }
    return Record.Fault(message: lack + known + "; name the field that holds the text", remedy: .textField)
  }

  /// How many fields of a record a message lists, since every record that lacks a text gets one.
  private static let mostShown = 8

  /// How many columns a message lists, since a table may have hundreds.
  private static let mostColumnsShown = 24

  /// The names of columns as a message lists them.
  static func list(_ header: [String]) -> String {
    header.filter { !$0.isEmpty }.listed(most: mostColumnsShown)
  }

  /// The value of a field, or of one in objects to which full stops lead, with the name of the top-level field that
  /// holds it.
  private static func value(_ name: String, in fields: [JSONValue.Field]) -> (JSONValue, holder: JSONValue.Field)? {
    let wanted = name.lowercased()
    if let field = fields.last(where: { $0.name.lowercased() == wanted }) { return (field.value, field) }
    for field in fields {
      let start = field.name.lowercased() + "."
      guard wanted.hasPrefix(start) else { continue }
      if let value = value(String(wanted.dropFirst(start.count)), of: field.value) { return (value, field) }
    }
    return nil
  }

  /// The value in an object, or in a list by its place from 0, to which full stops lead.
  private static func value(_ name: String, of holder: JSONValue) -> JSONValue? {
    switch holder {
    case .object(let fields, _): return value(name, in: fields)?.0
    case .array(let values, _):
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard let place = parts.first.flatMap({ Int($0) }), values.indices.contains(place) else { return nil }
      return parts.count == 1 ? values[place] : value(parts[1], of: values[place])
    case .null, .string, .literal: return nil
    }
  }
}
