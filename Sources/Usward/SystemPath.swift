import Glibc
import Text

/// Paths as the system has them. Its names are bytes, and some are not UTF-8: here such a byte is written `\xFF` in a
/// path, which also leads to the file when it is typed.
package enum SystemPath {
  /// The path of these bytes, which end with a zero.
  package static func written(_ bytes: UnsafePointer<CChar>) -> String {
    String(validatingCString: bytes) ?? escaped(UnsafeBufferPointer(start: bytes, count: strlen(bytes)))
  }

  /// The program's arguments, its own name first.
  package static var arguments: [String] {
    (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0].map { written($0) } }
  }

  /// Calls `body` with the bytes of a path. Where a file exists whose name contains something that looks like such an
  /// escape, the name stands for itself.
  package static func with<Result>(_ path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    // Hardly any path contains a backslash.
    guard path.utf8.contains(UInt8(ascii: "\\")), let bytes = unescaped(path) else { return path.withCString(body) }
    var information = stat()
    return lstat(path, &information) == 0
      ? path.withCString(body) : bytes.withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  private static func escaped(_ bytes: UnsafeBufferPointer<CChar>) -> String {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.lazy.map { UInt8(bitPattern: $0) }.makeIterator()
    var rest = bytes.map { UInt8(bitPattern: $0) }[...]
    var text = ""
    while true {
      switch parser.parseScalar(from: &source) {
      case .valid(let scalar):
        text.unicodeScalars.append(Unicode.UTF8.decode(scalar))
        rest = rest.dropFirst(scalar.count)
      case .error(let length):
        for byte in rest.prefix(length) { text += "\\x" + String(byte, radix: 16) }
        rest = rest.dropFirst(length)
      case .emptyInput: return text
      }
    }
  }

  /// The bytes of a path with its escapes replaced, ending with a zero; `nil` where it has no escapes.
  private static func unescaped(_ path: String) -> [CChar]? {
    let written = Array(path.utf8)
    var bytes: [CChar] = []
    var place = 0
    while place < written.count {
      if place + 4 <= written.count, written[place...].starts(with: "\\x".utf8),
        let byte = written[place + 2..<place + 4].hexadecimal(UInt8.self), byte >= 0x80
      {
        bytes.append(CChar(bitPattern: byte))
        place += 4
      } else {
        bytes.append(CChar(bitPattern: written[place]))
        place += 1
      }
    }
    return bytes.count < written.count ? bytes + [0] : nil
  }
}
