import Glibc

/// Conversion of a legacy encoding to UTF-8 by the C library. The only place in decoding that uses pointers.
enum Iconv {
  /// The bytes as UTF-8, with each run of invalid bytes replaced by one U+FFFD, and the number of invalid bytes. `nil`
  /// when the C library does not know the encoding.
  static func utf8(_ bytes: [UInt8], from converter: String) -> (bytes: [UInt8], replaced: Int)? {
    guard let handle = iconv_open("UTF-8", converter), handle != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(handle) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var replaced = 0
    var lastBad = -2
    // In these encodings flushing would reset the character set shifted to, and nothing is held back.
    let shifts = converter.hasPrefix("ISO-2022")
    var input = bytes
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBytes { source in
      var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        let (written, cause) = step(handle, &next, &left, into: &chunk)
        output.append(contentsOf: chunk[..<written])
        guard cause == EILSEQ || cause == EINVAL, left > 0 else { continue }
        let isFlushed = !shifts && flush(handle, into: &chunk, to: &output)
        let place = source.count - left
        if place != lastBad + 1 || written > 0 || isFlushed { output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
        lastBad = place
        replaced += 1
        next = next.map { $0 + 1 }
        left -= 1
      }
    }
    _ = flush(handle, into: &chunk, to: &output)
    return (output, replaced)
  }

  /// Appends what the converter holds back, a character that an accent could have followed; returns whether there was
  /// any.
  private static func flush(_ handle: iconv_t, into chunk: inout [UInt8], to output: inout [UInt8]) -> Bool {
    let before = output.count
    var none: UnsafeMutablePointer<CChar>?
    var left = 0
    while true {
      let (written, cause) = step(handle, &none, &left, into: &chunk)
      output.append(contentsOf: chunk[..<written])
      if cause != E2BIG { return output.count > before }
    }
  }

  /// Converts as much as the chunk holds; returns the number of bytes written, and `errno`, 0 when nothing stopped it.
  private static func step(
    _ handle: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into chunk: inout [UInt8]
  ) -> (written: Int, cause: Int32) {
    let size = chunk.count
    return chunk.withUnsafeMutableBytes { target in
      var out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var room = size
      let result = iconv(handle, &next, &left, &out, &room)
      return (size - room, result == Int(bitPattern: UInt.max) ? errno : 0)
    }
  }
}
