/// The categories that a field of a record shows, with what each is written with.
struct CategoryColumns: Sendable {
  let names: [String]
  /// Their places in `counts`, alone: to look at one beside its name is to retain the name.
  let places: [Int]
  /// The names as JSON keys, for formats that need them.
  let keys: [JSONKey]
  /// The fields of these keys, for categories of which nothing was found.
  let zeros: ZeroFields

  init(_ categories: [(name: String, place: Int)], zero: String, hasKeys: Bool) {
    names = categories.map(\.name)
    places = categories.map(\.place)
    keys = hasKeys ? names.map { JSONKey($0) } : []
    zeros = ZeroFields(keys, zero)
  }
}
