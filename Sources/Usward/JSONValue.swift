/// A value of JSON (RFC 8259), as read from a line of input.
enum JSONValue: Hashable, Sendable {
  case null
  case string(String)
  /// A number or truth value, as written.
  case literal(String)
  /// A list, and how it was written.
  case array([JSONValue], written: ArraySlice<UInt8>)
  /// An object's fields in their order, and how it was written.
  case object([Field], written: ArraySlice<UInt8>)

  /// A field of an object.
  struct Field: Hashable, Sendable {
    var name: String
    var value: JSONValue
  }

  /// A string's text, or the value as it was written; `nil` for null.
  var text: String? {
    switch self {
    case .null: nil
    case .string(let text), .literal(let text): text
    case .array(_, let written), .object(_, let written): String(decoding: written, as: UTF8.self)
    }
  }

  /// Whether `text` is JSON as it was written, and no string.
  var isWritten: Bool {
    switch self {
    case .null, .string: false
    case .literal, .array, .object: true
    }
  }

  /// Numbers of as much and more are no counts. Those of which sums are taken are held to a bound together, too.
  static let numberBound = 1 << 52
  /// That in words.
  static let belowBound = "to \(numberBound - 1)"

  /// A whole number, written as one, between minus the bound and the bound; `nil` for all else.
  var integer: Int? {
    guard case .literal(let written) = self, let number = Int(written),
      -Self.numberBound < number, number < Self.numberBound
    else { return nil }
    return number
  }

  /// A whole number from 0; `nil` for all else.
  var count: Int? { integer.flatMap { $0 < 0 ? nil : $0 } }
}
