import Foundation

/// The package's own folder, with whose pages, scripts and fixtures tests compare the code.
public enum PackageFolder {
  /// Its path without a slash at the end.
  public static let path: String = {
    // …/Tests/TestSupport/PackageFolder.swift: the package's root is three components up.
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }()

  /// The text of a file in it.
  public static func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}
