import Text

/// What distinguishes a document from others: its path and its id, compared by their bytes. Ordered by path, then id.
public struct DocumentName: Hashable, Comparable, Sendable {
  private let exactPath: ExactName
  private let exactID: ExactName

  /// Makes the name of a document.
  public init(path: String, id: String) {
    exactPath = ExactName(path)
    exactID = ExactName(id)
  }

  /// The path as given.
  public var path: String { exactPath.text }
  /// The id given with the document, else its path.
  public var id: String { exactID.text }

  /// Orders names by the bytes of path, then id.
  public static func < (a: DocumentName, b: DocumentName) -> Bool {
    (a.exactPath, a.exactID) < (b.exactPath, b.exactID)
  }
}
