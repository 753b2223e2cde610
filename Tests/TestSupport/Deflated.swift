internal import CMiniZip

/// Packs bytes as zlib does, in the wrapper that `windowBits` selects: none if negative, gzip's if above 15.
enum Deflated {
  static func bytes(_ content: [UInt8], level: Int32, windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    var content = content
    deflateInit2_(
      &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
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
}
