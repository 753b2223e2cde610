import Glibc

/// Standard error, for everything that is not a result.
enum Messages {
  /// Whether a person reads it.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Says a line. Nothing can be done when even that fails.
  static func say(_ line: String) { show("\(line)\n") }

  /// Shows text as it is.
  static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
