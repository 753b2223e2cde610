import Glibc
import Testing

/// The Unicode Character Database that Debian's package unicode-data installs.
enum UnicodeData {
  static let folder = "/usr/share/unicode"
  static let skipped: Comment = "needs /usr/share/unicode: install the package unicode-data"

  /// Whether the tests that need it run: if it exists, or if its absence must be a failure.
  static var isWanted: Bool { isThere || getenv("USWARD_REQUIRE_SHARED").map { String(cString: $0) } == "1" }

  private static var isThere: Bool { access(folder + "/auxiliary", R_OK) == 0 }

  /// The lines of a file of the database, compressed or not; none if it is not there.
  static func lines(_ name: String) -> [String] {
    let path = "\(folder)/\(name)"
    guard let pipe = popen("gzip -cdf \(path) 2>/dev/null || gzip -cd \(path).gz", "r") else { return [] }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var byte = getc(pipe)
    while byte != EOF {
      bytes.append(UInt8(byte))
      byte = getc(pipe)
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The cases of a break test: the text and its boundaries in bytes.
  static func breakTest(_ name: String) -> [(text: String, boundaries: [Int])] {
    lines("auxiliary/" + name).compactMap { line in
      let parts = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard !parts.isEmpty else { return nil }
      var text = ""
      var boundaries: [Int] = []
      for part in parts {
        switch part {
        case "÷": boundaries.append(text.utf8.count)
        case "×": break
        default:
          guard let code = UInt32(part, radix: 16), let scalar = Unicode.Scalar(code) else { return nil }
          text.unicodeScalars.append(scalar)
        }
      }
      return (text, boundaries)
    }
  }
}
