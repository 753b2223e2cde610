/// Why a large text could not be read completely in parts.
package enum LargeTextFault<Cause: Error>: Error {
  /// It is not plain text in UTF-8, so that it must be read as a whole.
  case notPlain
  /// Its store could not be read.
  case store(Cause)
}

extension ByteStore {
  /// The bytes of a range of a large text, as far as they exist.
  func part(_ range: Range<Int>) throws(LargeTextFault<Fault>) -> [UInt8] {
    do throws(Fault) {
      return try bytes(range.lowerBound..<max(range.lowerBound, min(range.upperBound, count)))
    } catch {
      throw .store(error)
    }
  }
}
