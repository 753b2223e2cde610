import CByteScan

/// The bytes of a text that is being read. Not a `Span`, since readers store it next to each other in structures and
/// closures, which spans cannot be stored in. It must not outlive the text: it is only made within
/// `withUnsafeBufferPointer` and `withBytes`, for the time of the closure.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The text of a stretch.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// Whether a stretch begins with these bytes.
  func holds(_ wanted: StaticString, at place: Int, before end: Int) -> Bool {
    let count = wanted.utf8CodeUnitCount
    guard end - place >= count else { return false }
    return (0..<count).allSatisfy { self[place + $0] == wanted.utf8Start[$0] }
  }
}

extension [UInt8] {
  /// The first place of a byte from `start` on, among the first `limit`; `nil` when it is not there.
  func place(of byte: UInt8, from start: Int = 0, before limit: Int = .max) -> Int? {
    let end = Swift.min(count, limit)
    let found = withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { start + usward_find_byte(byte, $0 + start, end - start) } ?? end
    }
    return found < end ? found : nil
  }

  /// The first place of a non-ASCII byte from `start` on; the end when there is none.
  func place(pastASCIIFrom start: Int) -> Int {
    withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { start + usward_find_past_ascii($0 + start, count - start) } ?? count
    }
  }
}

extension String {
  /// Makes the text of bytes known to be UTF-8, without validating them.
  init(valid bytes: Span<UInt8>) { self.init(copying: unsafe UTF8Span(unchecked: bytes)) }

  /// Runs `work` on the bytes of the text without copying them.
  func withBytes<Result>(_ work: (Bytes) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(work) { return result }
    return Array(utf8).withUnsafeBufferPointer(work)
  }
}
