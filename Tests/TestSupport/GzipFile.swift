internal import CMiniZip

/// Packs bytes as gzip does, so that no file of a program has to lie among the tests.
public enum GzipFile {
  /// One member that holds these bytes.
  public static func bytes(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    var content = content
    // With the head and the check of a gzip file.
    deflateInit2_(
      &stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))))
    content.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
        _ = deflate(&stream, Z_FINISH)
      }
    }
    return Array(output[..<Int(stream.total_out)])
  }

  /// One member that holds a text.
  public static func bytes(_ text: String) -> [UInt8] { bytes(Array(text.utf8)) }
}
