import Text

/// Recognises UTF-16 and UTF-32 without a byte order mark, and decodes both.
enum UTF16Shape {
  /// The WHATWG name of the encoding, if the zero bytes are distributed as in UTF-16 or UTF-32 text; `nil` otherwise.
  ///
  /// Text in a European language has a zero in every other byte. Other scripts have one for each space and line feed:
  /// in that case all zeros must be on one side, and the text must decode without a fault.
  static func name(of bytes: [UInt8]) -> String? {
    guard bytes.count >= 4 else { return nil }
    var zeros = [0, 0, 0, 0]
    for index in bytes.indices where bytes[index] == 0 { zeros[index & 3] += 1 }
    let quarter = bytes.count / 4
    if bytes.count % 4 == 0, zeros[2] == quarter, zeros[3] == quarter, zeros[0] * 10 < quarter { return "utf-32le" }
    if bytes.count % 4 == 0, zeros[0] == quarter, zeros[1] == quarter, zeros[3] * 10 < quarter { return "utf-32be" }
    let even = zeros[0] + zeros[2]
    let odd = zeros[1] + zeros[3]
    let half = bytes.count / 2
    if odd * 5 >= half * 2, even * 20 <= odd { return "utf-16le" }
    if even * 5 >= half * 2, odd * 20 <= even { return "utf-16be" }
    if odd * 33 >= half, even == 0, isSound(bytes, littleEndian: true) { return "utf-16le" }
    if even * 33 >= half, odd == 0, isSound(bytes, littleEndian: false) { return "utf-16be" }
    return nil
  }

  /// The bytes as UTF-8, with each run of invalid bytes (an unpaired surrogate, an odd byte at the end) as one U+FFFD,
  /// and the number of invalid bytes.
  static func decode16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> (bytes: [UInt8], replaced: Int) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(littleEndian ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1)
      index += 2
    }
    var output: [UInt8] = []
    output.reserveCapacity(units.count + units.count / 8)
    var replaced = 0
    var lastWasBad = false
    var decoder = UTF16()
    var next = units.makeIterator()
    while true {
      switch decoder.decode(&next) {
      case .scalarValue(let scalar):
        append(scalar, to: &output)
        lastWasBad = false
      case .error:
        if !lastWasBad { append("\u{FFFD}", to: &output) }
        lastWasBad = true
        replaced += 2
      case .emptyInput:
        if bytes.count % 2 == 1 {
          if !lastWasBad { append("\u{FFFD}", to: &output) }
          replaced += 1
        }
        return (output, replaced)
      }
    }
  }

  /// The bytes as UTF-8, with each run of invalid bytes as one U+FFFD, and the number of invalid bytes.
  static func decode32(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> (bytes: [UInt8], replaced: Int) {
    var output: [UInt8] = []
    var replaced = 0
    var lastWasBad = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = min(index + 4, bytes.endIndex)
      var value: UInt32 = 0
      for place in index..<end {
        value |= UInt32(bytes[place]) << UInt32((littleEndian ? place - index : 3 - (place - index)) * 8)
      }
      if end - index == 4, let scalar = Unicode.Scalar(value) {
        append(scalar, to: &output)
        lastWasBad = false
      } else {
        if !lastWasBad { append("\u{FFFD}", to: &output) }
        lastWasBad = true
        replaced += end - index
      }
      index = end
    }
    return (output, replaced)
  }

  private static func isSound(_ bytes: [UInt8], littleEndian: Bool) -> Bool {
    guard bytes.count % 2 == 0 else { return false }
    let (text, replaced) = decode16(bytes[...], littleEndian: littleEndian)
    return replaced == 0 && text.contains { $0 == 0x20 || $0 == 0x0A }
      && !text.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    for byte in scalar.encoded { output.append(byte) }
  }
}
