/// A value that can be made on demand.
protocol Deferrable: TableCodable, Hashable, Sendable {
  /// Makes a blank value, whose fields are then set.
  init()
}

/// A part of a compiled lexicon that is made on demand, anew each time: texts for people, which scoring never reads.
/// Conformances of the value are required only where they are used: checking them when the type is instantiated makes
/// the runtime go through all conformances of the program.
enum Deferred<Value: Sendable>: Sendable {
  case made(Value)
  /// The place where its fields begin.
  case compiled(TableLoader)
}

extension Deferred where Value: Deferrable {
  /// The value.
  var value: Value {
    switch self {
    case .made(let value): return value
    case .compiled(var loader):
      var value = Value()
      value.code(&loader)
      return value
    }
  }
}

extension Deferred: Equatable where Value: Deferrable {
  static func == (a: Self, b: Self) -> Bool { a.value == b.value }
}

extension Deferred: Hashable where Value: Deferrable {
  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
