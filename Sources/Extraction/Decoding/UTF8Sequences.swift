/// The counts of what the bytes of a file are when they are read as UTF-8.
struct UTF8Census: Sendable {
  /// Well-formed sequences of two bytes or more.
  var sequences = 0
  /// Bytes from 0x80 that belong to no well-formed sequence.
  var strays = 0
  /// Bytes under 0x80.
  var ascii = 0
  /// Characters that are encoded twice, and the sequences that they are made of.
  var twiceEncoded = (characters: 0, sequences: 0)

  /// Counts the bytes, or those in `range`. O(bytes).
  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    let end = range?.upperBound ?? bytes.count
    var index = range?.lowerBound ?? 0
    while index < end {
      let next = min(bytes.place(pastASCIIFrom: index), end)
      ascii += next - index
      index = next
      if index == end { break }
      let length = UTF8Census.length(in: bytes, at: index)
      if length == 0 {
        strays += 1
        index += 1
      } else {
        sequences += 1
        if bytes[index] == 0xC3, let found = TwiceEncoded.character(in: bytes, at: index) {
          twiceEncoded.characters += 1
          twiceEncoded.sequences += found.bytes.count
        }
        index += length
      }
    }
  }

  /// Whether most characters beyond ASCII are encoded twice. Fewer such characters may be meant: a text on encodings
  /// shows them, and `Ã»` ends a word of Portuguese in capitals and in quotation marks.
  var isTwiceEncoded: Bool { twiceEncoded.characters > sequences - twiceEncoded.sequences }

  /// The length of the well-formed sequence at `index`, 0 where there is none. Overlong forms, surrogates and values
  /// past U+10FFFF are not well formed (Unicode Standard, table 3-7).
  static func length(in bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, high) = (4, 0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return 0 }
    for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The start of the first sequence that begins at `index` or later, in valid UTF-8.
  static func start(in bytes: [UInt8], from index: Int) -> Int {
    for back in 1..<4 where back <= index {
      switch bytes[index - back] {
      case 0x80..<0xC0: continue
      case 0xC0..<0xE0: return max(index, index - back + 2)
      case 0xE0..<0xF0: return max(index, index - back + 3)
      case 0xF0...: return max(index, index - back + 4)
      default: return index
      }
    }
    return index
  }

  /// Whether the bytes from `index` on begin a sequence that is cut off by the end of the file.
  static func isCutOff(_ bytes: [UInt8], at index: Int) -> Bool {
    let wanted: Int
    switch bytes[index] {
    case 0xC2...0xDF: wanted = 2
    case 0xE0...0xEF: wanted = 3
    case 0xF0...0xF4: wanted = 4
    default: return false
    }
    return bytes.count - index < wanted && bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
