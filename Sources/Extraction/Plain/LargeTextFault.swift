/// Why a large text is not read in parts to its end.
package enum LargeTextFault<Cause: Error>: Error {
  /// It is not plain text in UTF-8, so that it must be read as a whole.
  case notPlain
  /// Its store cannot be read.
  case store(Cause)
}

extension ByteStore {
  /// The bytes of a range, as far as there are so many, of a large text.
  func part(_ range: Range<Int>) throws(LargeTextFault<Fault>) -> [UInt8] {
    do throws(Fault) {
      return try bytes(range.lowerBound..<max(range.lowerBound, min(range.upperBound, count)))
    } catch {
      throw .store(error)
    }
  }
}
