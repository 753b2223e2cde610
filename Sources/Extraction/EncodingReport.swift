/// How a document's bytes were decoded.
public struct EncodingReport: Hashable, Sendable {
  /// How the encoding was found.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// A byte order mark.
    case byteOrderMark = "bom"
    /// A label in the document or given by the caller.
    case declared
    /// The bytes are valid in it, and hardly by chance.
    case valid
    /// Nothing told; the likeliest was assumed.
    case assumed
  }

  /// The name of UTF-8.
  public static let utf8 = "utf-8"

  /// The WHATWG name in lower case: `utf-8`, `windows-1252`, `utf-16le`.
  public var name: String
  /// How it was found.
  public var basis: Basis
  /// The number of bytes that are not valid in the encoding; each run of them became one U+FFFD.
  public var replacedBytes: Int

  /// Makes a report.
  public init(name: String, basis: Basis, replacedBytes: Int = 0) {
    self.name = name
    self.basis = basis
    self.replacedBytes = replacedBytes
  }
}
