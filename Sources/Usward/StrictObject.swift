import Extraction
import Text

/// An object of a tally or of norms, whose fields must be present, unique and of the right type.
struct StrictObject {
  /// The fields in order.
  let fields: [JSONValue.Field]
  private let places: [String: Int]

  /// Reads the object that makes up all of `bytes`; `name` says what they are.
  init(_ bytes: ArraySlice<UInt8>, _ name: String = "the line") throws(ReadingFault) {
    let value: JSONValue
    do throws(JSONFault) { value = try JSONReader.read(bytes) } catch { throw .json(error) }
    try self.init(value, name)
  }

  private init(_ value: JSONValue, _ name: String) throws(ReadingFault) {
    guard case .object(let fields, _) = value else { throw .content("\(name) is not a JSON object") }
    self.fields = fields
    var places: [String: Int] = [:]
    for (place, field) in fields.enumerated() where places.updateValue(place, forKey: field.name) != nil {
      throw .content("\"\(field.name)\" appears twice")
    }
    self.places = places
  }

  /// Whether a field is present and not null.
  func has(_ name: String) -> Bool { places[name].map { fields[$0].value != .null } ?? false }

  func string(_ name: String) throws(ReadingFault) -> String { try Self.string(value(name), name) }

  func optionalString(_ name: String) throws(ReadingFault) -> String? {
    let value = try value(name)
    return value == .null ? nil : try Self.string(value, name)
  }

  /// A date in ISO 8601, to the precision known: 2001, 2001-06 or 2001-06-30.
  func optionalDate(_ name: String) throws(ReadingFault) -> String? {
    guard let date = try optionalString(name) else { return nil }
    guard ISODay(date) != nil else {
      throw .content(
        "\"\(name)\" is \"\(date)\", which is not a date; write dates as 2001, 2001-06 or 2001-06-30")
    }
    return date
  }

  func strings(_ name: String) throws(ReadingFault) -> [String] {
    try elements(name).map { element throws(ReadingFault) in try Self.string(element, name) }
  }

  /// A whole number from 0.
  func integer(_ name: String) throws(ReadingFault) -> Int { try Self.integer(value(name), name) }

  func integers(_ name: String, _ count: Int) throws(ReadingFault) -> [Int] {
    let numbers = try elements(name).map { element throws(ReadingFault) in try Self.integer(element, name) }
    guard numbers.count == count else {
      throw .content("\"\(name)\" has \(numbers.count) numbers where there should be \(count)")
    }
    return numbers
  }

  /// Whole numbers in ascending order, negative ones included.
  func ascending(_ name: String) throws(ReadingFault) -> [Int] {
    let numbers = try elements(name).map { element throws(ReadingFault) in
      guard let number = element.integer else {
        throw .content(
          "\"\(name)\" holds something that is not a whole number from \(1 - JSONValue.numberBound) \(JSONValue.belowBound)"
        )
      }
      return number
    }
    guard numbers == numbers.sorted() else { throw .content("\"\(name)\" is not in ascending order") }
    return numbers
  }

  func flag(_ name: String) throws(ReadingFault) -> Bool {
    switch try value(name) {
    case .literal("true"): return true
    case .literal("false"): return false
    default: throw .content("\"\(name)\" is neither true nor false")
    }
  }

  func object(_ name: String) throws(ReadingFault) -> StrictObject { try StrictObject(value(name), "\"\(name)\"") }

  func objects(_ name: String) throws(ReadingFault) -> [StrictObject] {
    try elements(name).map { element throws(ReadingFault) in try StrictObject(element, "an element of \"\(name)\"") }
  }

  /// A digest of 64 bits, written in 16 hexadecimal digits.
  func fingerprint(_ name: String) throws(ReadingFault) -> UInt64 {
    let digits = try string(name)
    guard digits.utf8.count == 16, let digest = digits.utf8.hexadecimal(UInt64.self) else {
      throw .content("\"\(name)\" is not 16 hexadecimal digits")
    }
    return digest
  }

  func choice<Choice: RawRepresentable>(_ name: String) throws(ReadingFault) -> Choice where Choice.RawValue == String {
    try Self.choice(string(name), name)
  }

  /// A value of an enumeration; `nil` for null.
  func optionalChoice<Choice: RawRepresentable>(
    _ name: String
  ) throws(ReadingFault) -> Choice? where Choice.RawValue == String {
    guard let text = try optionalString(name) else { return nil }
    return try Self.choice(text, name)
  }

  /// Values of an enumeration, possibly none.
  func choices<Choice: RawRepresentable>(
    _ name: String
  ) throws(ReadingFault) -> [Choice] where Choice.RawValue == String {
    try strings(name).map { text throws(ReadingFault) in try Self.choice(text, name) }
  }

  /// Throws unless a field is exactly this list, which gives the order that rows are read in.
  func expect(_ name: String, _ list: [String]) throws(ReadingFault) {
    guard try strings(name) == list else {
      throw .content("\"\(name)\" are not those of this program: \(list.joined(separator: ", "))")
    }
  }

  static func choice<Choice: RawRepresentable>(
    _ text: String, _ name: String
  ) throws(ReadingFault) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      throw .content("\"\(name)\" is \"\(text)\", which is not one of its values")
    }
    return choice
  }

  static func string(_ value: JSONValue, _ name: String) throws(ReadingFault) -> String {
    guard case .string(let text) = value else { throw .content("\"\(name)\" is not a string") }
    return text
  }

  private static func integer(_ value: JSONValue, _ name: String) throws(ReadingFault) -> Int {
    guard let number = value.count else {
      throw .content("\"\(name)\" is not a whole number from 0 \(JSONValue.belowBound)")
    }
    return number
  }

  private func value(_ name: String) throws(ReadingFault) -> JSONValue {
    guard let place = places[name] else { throw .content("\"\(name)\" is missing") }
    return fields[place].value
  }

  private func elements(_ name: String) throws(ReadingFault) -> [JSONValue] {
    guard case .array(let elements, _) = try value(name) else {
      throw .content("\"\(name)\" is not a list")
    }
    return elements
  }
}
