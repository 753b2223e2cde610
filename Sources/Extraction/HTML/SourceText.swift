import CByteScan
import Text

/// Decodes raw stretches of the source: attribute values, titles.
enum SourceText {
  /// A range's text with its character references replaced and its white space collapsed.
  static func decoded(_ source: Span<UInt8>, _ range: Range<Int>, inAttribute: Bool) -> String {
    if isPlain(source, range) {
      return source.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var at = range.lowerBound
    var isSpacePending = false
    func put(_ byte: UInt8, _ bytes: inout [UInt8]) {
      if byte.isHTMLSpace {
        isSpacePending = !bytes.isEmpty
        return
      }
      if isSpacePending { bytes.append(0x20) }
      isSpacePending = false
      bytes.append(byte)
    }
    while at < range.upperBound {
      let byte = source[at]
      if byte == UInt8(ascii: "&"),
        let value = CharacterReferences.standard.read(
          source, at: at, limit: range.upperBound, inAttribute: inAttribute)
      {
        for scalar in [value.first, value.second ?? "\0"] where scalar != "\0" {
          if scalar == "\u{A0}" { put(0x20, &bytes) } else { for unit in scalar.encoded { put(unit, &bytes) } }
        }
        at = value.end
      } else if byte == 0xC2, at + 1 < range.upperBound, source[at + 1] == 0xA0 {
        put(0x20, &bytes)
        at += 2
      } else {
        put(byte, &bytes)
        at += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a range needs no decoding, like most.
  private static func isPlain(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last, source[first] != 0x20, source[last] != 0x20 else {
      return range.isEmpty
    }
    return source.extracting(range).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { usward_find_text_mark($0, bytes.count) == bytes.count } ?? true
    }
  }
}
