import Lexicons

/// What a figure rests on. It is printed with every result.
public struct Provenance: Hashable, Sendable {
  /// The program's version.
  public var version: String
  /// The names of the lexicons, in the order they were read.
  public var lexicons: [String]
  /// The SHA-256 digest of all their contents, in hexadecimal.
  public var lexiconDigest: String
  /// Options that change counts, as typed: `["--voices all"]`.
  public var options: [String]
  /// The names of the categories and rules that were left out; each stands as an option too.
  public private(set) var leftOut: [String] = []
  /// Documents scored.
  public var read = 0
  /// Files passed over, such as data files found in a folder.
  public var skipped = 0
  /// Documents that failed.
  public var failed = 0

  /// Makes a provenance.
  public init(version: String, lexicons: [String], lexiconDigest: String, options: [String]) {
    self.version = version
    self.lexicons = lexicons
    self.lexiconDigest = lexiconDigest
    self.options = options
  }

  /// Makes the provenance of a record, whose options tell what was left out.
  package init(version: String, lexicons: [String], lexiconDigest: String, written options: [String]) {
    self.init(version: version, lexicons: lexicons, lexiconDigest: lexiconDigest, options: options)
    leftOut = options.filter { $0.hasPrefix(Self.withoutOption) }.map { String($0.dropFirst(Self.withoutOption.count)) }
  }

  /// Notes that the categories and rules of these names are left out.
  package mutating func leaveOut(_ names: [String]) {
    leftOut += names
    options += names.map { Self.withoutOption + $0 }
  }

  /// Whether a category, or one above it, was left out by name: such a category has no count at all, which is not 0.
  package func leavesOut(_ category: String) -> Bool { leftOut.contains { category.isOrLiesUnder($0) } }

  /// How an option that leaves out a category or rule begins, before its name.
  private static let withoutOption = "--without "
}
