/// An object of a tally file whose fields must be there and be what they should.
struct TallyObject {
  /// The fields in their order.
  let fields: [JSONValue.Field]
  private let places: [String: Int]

  /// Reads the object that is all of a line.
  init(_ line: ArraySlice<UInt8>) throws { try self.init(JSONReader.read(line), "the line") }

  private init(_ value: JSONValue, _ name: String) throws(TallyFault) {
    guard case .object(let fields, _) = value else { throw TallyFault(message: "\(name) is not a JSON object") }
    self.fields = fields
    var places: [String: Int] = [:]
    for (place, field) in fields.enumerated() where places.updateValue(place, forKey: field.name) != nil {
      throw TallyFault(message: "\"\(field.name)\" is there twice")
    }
    self.places = places
  }

  /// Whether a field is there and not null.
  func has(_ name: String) -> Bool { places[name].map { fields[$0].value != .null } ?? false }

  func string(_ name: String) throws(TallyFault) -> String { try Self.string(value(name), name) }

  func optionalString(_ name: String) throws(TallyFault) -> String? {
    let value = try value(name)
    return value == .null ? nil : try Self.string(value, name)
  }

  func strings(_ name: String) throws(TallyFault) -> [String] {
    try elements(name).map { element throws(TallyFault) in try Self.string(element, name) }
  }

  /// A whole number from 0.
  func integer(_ name: String) throws(TallyFault) -> Int { try Self.integer(value(name), name) }

  func integers(_ name: String, _ count: Int) throws(TallyFault) -> [Int] {
    let numbers = try elements(name).map { element throws(TallyFault) in try Self.integer(element, name) }
    guard numbers.count == count else {
      throw TallyFault(message: "\"\(name)\" has \(numbers.count) numbers where there should be \(count)")
    }
    return numbers
  }

  func flag(_ name: String) throws(TallyFault) -> Bool {
    switch try value(name) {
    case .literal("true"): return true
    case .literal("false"): return false
    default: throw TallyFault(message: "\"\(name)\" is neither true nor false")
    }
  }

  func object(_ name: String) throws(TallyFault) -> TallyObject { try TallyObject(value(name), "\"\(name)\"") }

  func objects(_ name: String) throws(TallyFault) -> [TallyObject] {
    try elements(name).map { element throws(TallyFault) in try TallyObject(element, "an element of \"\(name)\"") }
  }

  /// A digest of 64 bits in 16 hexadecimal digits.
  func fingerprint(_ name: String) throws(TallyFault) -> UInt64 {
    let digits = try string(name)
    guard digits.utf8.count == 16, let digest = UInt64(digits, radix: 16) else {
      throw TallyFault(message: "\"\(name)\" is not 16 hexadecimal digits")
    }
    return digest
  }

  func choice<Choice: RawRepresentable>(_ name: String) throws(TallyFault) -> Choice where Choice.RawValue == String {
    try Self.choice(string(name), name)
  }

  /// Throws unless a field is this list: rows are read in its order.
  func expect(_ name: String, _ list: [String]) throws(TallyFault) {
    guard try strings(name) == list else {
      throw TallyFault(message: "\"\(name)\" are not those of this program: \(list.joined(separator: ", "))")
    }
  }

  static func choice<Choice: RawRepresentable>(
    _ text: String, _ name: String
  ) throws(TallyFault) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      throw TallyFault(message: "\"\(name)\" is \"\(text)\", which is none of its values")
    }
    return choice
  }

  static func string(_ value: JSONValue, _ name: String) throws(TallyFault) -> String {
    guard case .string(let text) = value else { throw TallyFault(message: "\"\(name)\" is not a string") }
    return text
  }

  private static func integer(_ value: JSONValue, _ name: String) throws(TallyFault) -> Int {
    // Counts past 2^52 are no counts, and sums of rows must not overflow.
    guard case .literal(let text) = value, let number = Int(text), number >= 0, number < 1 << 52 else {
      throw TallyFault(message: "\"\(name)\" is not a whole number from 0")
    }
    return number
  }

  private func value(_ name: String) throws(TallyFault) -> JSONValue {
    guard let place = places[name] else { throw TallyFault(message: "\"\(name)\" is missing") }
    return fields[place].value
  }

  private func elements(_ name: String) throws(TallyFault) -> [JSONValue] {
    guard case .array(let elements, _) = try value(name) else {
      throw TallyFault(message: "\"\(name)\" is not a list")
    }
    return elements
  }
}
