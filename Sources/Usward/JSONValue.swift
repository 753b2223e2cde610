/// A value of JSON (RFC 8259), as read from a line of input.
enum JSONValue: Hashable, Sendable {
  case null
  case string(String)
  /// A number or truth value, as written.
  case literal(String)
  /// A list, and its text as written.
  case array([JSONValue], written: ArraySlice<UInt8>)
  /// The fields of an object in order, and its text as written.
  case object([Field], written: ArraySlice<UInt8>)

  /// A field of an object.
  struct Field: Hashable, Sendable {
    var name: String
    var value: JSONValue
  }

  /// The text of a string, or any other value as written; `nil` for null.
  var text: String? {
    switch self {
    case .null: nil
    case .string(let text), .literal(let text): text
    case .array(_, let written), .object(_, let written): String(decoding: written, as: UTF8.self)
    }
  }

  /// Whether `text` is JSON as written and not the text of a string.
  var isWritten: Bool {
    switch self {
    case .null, .string: false
    case .literal, .array, .object: true
    }
  }

  /// The exclusive bound of numbers that are accepted as counts. Numbers that are summed are bounded in total as well.
  static let numberBound = 1 << 52
  /// The bound in words.
  static let belowBound = "to \(numberBound - 1)"

  /// A whole number, written as one, strictly between minus the bound and the bound; `nil` for anything else.
  var integer: Int? {
    guard case .literal(let written) = self, let number = Int(written),
      -Self.numberBound < number, number < Self.numberBound
    else { return nil }
    return number
  }

  /// A whole number from 0; `nil` for anything else.
  var count: Int? { integer.flatMap { $0 < 0 ? nil : $0 } }
}
