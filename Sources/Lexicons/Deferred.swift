/// What may be made only when it is asked for.
protocol Deferrable: TableCodable, Hashable, Sendable {
  /// What it is before its fields are set.
  init()
}

/// What of a compiled lexicon is made only when it is asked for, each time anew: texts for people, which scoring never reads.
/// What its values must be able to do is asked for where they are used: to find that out when the type is made, the runtime goes
/// through all conformances of the program.
enum Deferred<Value: Sendable>: Sendable {
  case made(Value)
  /// Where its fields begin.
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
