import Glibc
import Reports

/// Standard error, for everything other than results.
enum Messages {
  /// Whether a person reads it.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Prints a line without control characters: it names files and documents, whose names anyone may have chosen, and no
  /// name may add another line. If even this fails, nothing can be done.
  static func say(_ line: String) { show(Escapes.oneLine(line, keepsSpaces: true) + "\n") }

  /// Prints text as it is.
  static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
