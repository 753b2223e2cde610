import CWordScan

/// How words and the ends of sentences are found. All ways give the same tokens.
enum ScanPath: Int32, Sendable, CaseIterable {
  /// By the rules alone, character by character.
  case rules = -2
  /// 64 bytes at a time without the kernel.
  case portable = -1
  /// 64 bytes at a time with instructions that every processor of the architecture has.
  case baseline = 0
  case avx2 = 1
  case avx512 = 2

  /// The fastest that this processor has.
  static let best = ScanPath(rawValue: usward_best_path()) ?? .portable
  /// The paths that this processor supports: tests compare each with the rules.
  static var available: [ScanPath] { allCases.filter { $0.rawValue <= best.rawValue } }

  /// Whether it uses the kernel.
  var isKernel: Bool { rawValue >= ScanPath.baseline.rawValue }
}
