import Extraction
import Foundation
@_spi(Reference) import Text

/// How many words a document has by the rules alone, read character by character, in one piece and in one thread: what the
/// figures of a whole run are held to.
public struct ReferenceCount {
  private let extractor = Extractor()
  private let tokeniser = Tokeniser.byRules
  /// The words of all documents read so far.
  public private(set) var words = 0

  /// Counts nothing yet.
  public init() {}

  /// Reads the file at `path`.
  public mutating func read(_ path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let extracted = try extractor.extract(bytes, name: path)
    let tokens = tokeniser.tokenise(extracted.text, blocks: extracted.blocks.map(\.span)).tokens
    words += tokens.count { $0.kind.countsAsWord }
  }
}

/// The words of all records that `usward score --format jsonl` wrote, whoever's they are, and how many records there are.
public func wordsScored(_ path: String) throws -> (words: Int, records: Int) {
  let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n"))
  return try lines.reduce((0, 0)) { sum, line in
    let record = try JSONDecoder().decode(ScoredWords.self, from: line)
    return (sum.0 + record.words + record.other_voice_words, sum.1 + 1)
  }
}

/// The fields of a record that hold numbers of words.
private struct ScoredWords: Decodable {
  var words: Int
  // Named as in the record.
  var other_voice_words: Int
}

/// The counts by category of the first record in a file.
public func countsScored(_ path: String) throws -> [String: Int] {
  guard let line = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n")).first else {
    return [:]
  }
  return try JSONDecoder().decode(ScoredCounts.self, from: line).counts
}

private struct ScoredCounts: Decodable {
  var counts: [String: Int]
}
