import CWordScan

/// How words and the ends of sentences are found. All ways give the same tokens.
enum ScanPath: Int32, Sendable, CaseIterable {
  /// By the rules alone, character by character.
  case rules = -2
  /// 64 bytes at a time without the kernel.
  case portable = -1
  /// 64 bytes at a time with what every processor of the kind has.
  case baseline = 0
  case avx2 = 1
  case avx512 = 2

  /// The fastest that this processor has.
  static let best = ScanPath(rawValue: usward_best_path()) ?? .portable
  /// Those that this processor has: tests hold each to the rules.
  static var available: [ScanPath] { allCases.filter { $0.rawValue <= best.rawValue } }

  /// Whether it is the kernel's.
  var isKernel: Bool { rawValue >= ScanPath.baseline.rawValue }
}
