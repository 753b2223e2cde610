/// Reads the lines of a file of records in an encoding that the caller names, each on its own.
public struct LineDecoder: Hashable, Sendable {
  private let encoding: EncodingLabel

  /// Makes a decoder of the encoding that `label` means.
  public init(label: String) throws(ExtractionError) {
    guard let encoding = EncodingLabel.named(label) else { throw .unknownEncoding(label) }
    self.encoding = encoding
  }

  /// A decoder of UTF-16 or UTF-32 where the opening of a file shows that it is one; `nil` for all else.
  package init?(wide opening: [UInt8]) {
    let marked = DecodedSource.byteOrderMark(opening)?.name
    guard let name = marked ?? UTF16Shape.name(of: opening), let encoding = EncodingLabel.named(name) else {
      return nil
    }
    self.encoding = encoding
    if endsLinesWithOneByte { return nil }
  }

  /// The WHATWG name in lower case.
  public var name: String { encoding.name }

  /// Whether a line feed is one byte that is nothing else: of UTF-16 and UTF-32 it is two and four.
  package var endsLinesWithOneByte: Bool { !name.hasPrefix("utf-16") && !name.hasPrefix("utf-32") }

  /// A line as UTF-8, and how many of its bytes were not valid and were replaced.
  package func decode(_ line: ArraySlice<UInt8>) throws(ExtractionError) -> (bytes: [UInt8], replaced: Int) {
    try encoding.decode(Array(line))
  }

  /// How lines were read of whose bytes so many were replaced.
  package func report(replacedBytes: Int) -> EncodingReport {
    EncodingReport(name: name, basis: .declared, replacedBytes: replacedBytes)
  }
}
