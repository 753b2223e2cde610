/// What may be made only when it is asked for.
protocol Deferrable: TableCodable, Hashable, Sendable {
  /// What it is before its fields are set.
  init()
}

/// What of a compiled lexicon is made only when it is asked for, each time anew: texts for people, which scoring never reads.
enum Deferred<Value: Deferrable>: Sendable {
  case made(Value)
  /// Where its fields begin.
  case compiled(TableLoader)

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

extension Deferred: Hashable {
  static func == (a: Self, b: Self) -> Bool { a.value == b.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
