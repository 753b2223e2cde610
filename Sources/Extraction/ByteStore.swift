/// Bytes that can be read from any place, again and again: a file.
public protocol ByteStore: Sendable {
  /// Fills an array, as long as it is, with the bytes from an offset on; how many there were. Fewer than fit come only at the
  /// end.
  func read(into block: inout [UInt8], from offset: Int) throws -> Int
}

/// Appends bytes of a store to an array, a block at a time, so that memory for it is touched once.
struct BlockReader<Store: ByteStore> {
  private let store: Store
  private var block: [UInt8]

  init(_ store: Store, blockSize: Int) {
    self.store = store
    block = [UInt8](repeating: 0, count: blockSize)
  }

  /// Appends a block's bytes, or all that are left, from an offset on; `false` where none come after them.
  mutating func append(from offset: Int, to bytes: inout [UInt8]) throws -> Bool {
    let count = try store.read(into: &block, from: offset)
    bytes.append(contentsOf: block[..<count])
    return count == block.count
  }
}
