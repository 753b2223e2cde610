/// Bytes that can be read from any place, again and again, by several readers at a time: a file.
package protocol ByteStore: Sendable {
  /// How many bytes there are.
  var count: Int { get }
  /// Why bytes cannot be read.
  associatedtype Fault: Error
  /// The bytes of a range. Fewer than asked for come only where it goes past the end: a store that was cut off since throws, as who
  /// reads it in parts would look for the others for ever.
  func bytes(_ range: Range<Int>) throws(Fault) -> [UInt8]
}
