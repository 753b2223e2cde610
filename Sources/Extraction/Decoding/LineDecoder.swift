/// Decodes the lines of a file of records one by one, in an encoding that the caller names.
public struct LineDecoder: Hashable, Sendable {
  private let encoding: EncodingLabel

  /// Makes a decoder for the encoding that `label` means.
  public init(label: String) throws(ExtractionError) {
    guard let encoding = EncodingLabel.named(label) else { throw .unknownEncoding(label) }
    self.encoding = encoding
  }

  /// Makes a decoder for UTF-16 or UTF-32 if the opening of a file shows that it is in one of them; `nil` for anything
  /// else.
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

  /// Whether a line feed is a single byte that occurs in nothing else; in UTF-16 and UTF-32 it takes two and four.
  package var endsLinesWithOneByte: Bool { !name.hasPrefix("utf-16") && !name.hasPrefix("utf-32") }

  /// A line as UTF-8, and the number of its bytes that were invalid and replaced.
  package func decode(_ line: ArraySlice<UInt8>) throws(ExtractionError) -> (bytes: [UInt8], replaced: Int) {
    try encoding.decode(Array(line))
  }

  /// The report on lines of which this many bytes were replaced.
  package func report(replacedBytes: Int) -> EncodingReport {
    EncodingReport(name: name, basis: .declared, replacedBytes: replacedBytes)
  }
}
