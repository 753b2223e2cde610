import Foundation

/// Pages in memory.
public struct PageSet {
  /// A page.
  public struct Page: Sendable {
    /// Its file.
    public var path: String
    /// Its bytes.
    public var bytes: [UInt8]
  }

  /// What the set is called in the table.
  public var name: String
  /// The folder it was read from.
  public var folder: String
  /// The pages in the order of their names.
  public var pages: [Page]

  /// All bytes.
  public var size: Int { pages.reduce(0) { $0 + $1.bytes.count } }

  /// Reads the pages of a folder; `nil` when there are none.
  public init?(_ name: String, folder: String) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".html") }
    pages = names.sorted().compactMap { file in
      FileManager.default.contents(atPath: "\(folder)/\(file)").map { Page(path: file, bytes: Array($0)) }
    }
    guard !pages.isEmpty else { return nil }
    self.name = name
    self.folder = folder
  }
}
