/// Bytes that can be read repeatedly from any place, by several readers at a time: a file.
package protocol ByteStore: Sendable {
  /// The number of bytes.
  var count: Int { get }
  /// Why bytes could not be read.
  associatedtype Fault: Error
  /// The bytes of a range; fewer only where the range goes past the end. A store that has been cut off throws, since a
  /// reader of parts would otherwise wait for the missing bytes for ever.
  func bytes(_ range: Range<Int>) throws(Fault) -> [UInt8]
}
