import Glibc
import Reports

/// Standard error, for everything that is not a result.
enum Messages {
  /// Whether a person reads it.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Says a line, of which no control character passes: it names files and documents, which anyone may have named, and is
  /// to stay one line that no name can add another to. Nothing can be done when even that fails.
  static func say(_ line: String) { show(Escapes.oneLine(line, keepsSpaces: true) + "\n") }

  /// Shows text as it is.
  static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
