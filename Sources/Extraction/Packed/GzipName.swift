/// Names of gzip files.
package enum GzipName {
  /// The name of a file before it was packed, "memo.txt" for "memo.txt.gz"; `nil` where the name is not that of a gzip
  /// file.
  package static func unpacked(_ name: String) -> String? {
    let bytes = name.utf8Span.span
    let end = bytes.count - 3
    guard end > 0, bytes[end + 2] | 0x20 == UInt8(ascii: "z"), bytes[end + 1] | 0x20 == UInt8(ascii: "g"),
      bytes[end] == UInt8(ascii: "."), bytes[end - 1] != UInt8(ascii: "/")
    else { return nil }
    return String(name.utf8.dropLast(3))
  }
}
