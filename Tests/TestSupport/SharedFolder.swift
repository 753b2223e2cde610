import Glibc

/// The folder of real texts that some tests measure with; it is not part of the package, but next to it.
public enum SharedFolder {
  /// Its path without a slash at the end.
  public static let path =
    PackageFolder.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/shared"

  /// Whether tests that need it run: either it exists, or the caller requires it (`USWARD_REQUIRE_SHARED=1`), in which
  /// case they fail if it does not.
  public static var isWanted: Bool { access(path, R_OK) == 0 || isRequired }

  /// The bytes of a file under the folder; `nil` when it cannot be read.
  public static func bytes(_ name: String) -> [UInt8]? { read(path + "/" + name) }

  private static var isRequired: Bool { getenv("USWARD_REQUIRE_SHARED").map { $0[0] == 0x31 } ?? false }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
