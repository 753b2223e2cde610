import CWordScan

extension [Int32] {
  /// Replaces each number with the element of a table at that index, without bounds checks.
  mutating func name(by table: [Int32]) {
    var numbers = mutableSpan
    table.span.withUnsafeBufferPointer { table in
      numbers.withUnsafeMutableBufferPointer { numbers in
        guard let table = table.baseAddress, let first = numbers.baseAddress else { return }
        usward_name_types(table, first, numbers.count)
      }
    }
  }
}
