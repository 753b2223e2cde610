import Extraction
import Text

/// A dictionary's file, decoded.
struct DictionarySource {
  /// The name of the file without its folder.
  let name: String
  /// The text as UTF-8, without a byte order mark.
  let bytes: [UInt8]
  /// The lines, with indices from 0, whatever they end with.
  let lines: [Substring]
  /// How it was decoded, where the file itself does not tell.
  let notes: [String]

  init(_ bytes: [UInt8], name path: String, encoding: String?) throws(DictionaryError) {
    name = path.split(separator: "/").last.map(String.init) ?? path
    do throws(ExtractionError) {
      let decoded = try DecodedSource(bytes, label: encoding)
      self.bytes = Array(decoded.bytes[...].withoutByteOrderMark)
      notes = decoded.notes.map(\.text)
    } catch {
      throw DictionaryError(error)
    }
    lines = String(decoding: self.bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// The ending of the name, in lower case; empty where there is none.
  var ending: String { name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : "" }

  /// The first line that is not blank, by which most formats are recognised.
  var firstFilledLine: Substring? { lines.lazy.map(\.trimmed).first { !$0.isEmpty } }

  /// The lines that are not blank, with their numbers from 1.
  var filledLines: [(number: Int, text: Substring)] {
    lines.enumerated().compactMap { index, line in
      let text = line.trimmed
      return text.isEmpty ? nil : (index + 1, text)
    }
  }
}

extension DictionaryError {
  /// Makes the error for a file whose bytes, or whose contents, are not a dictionary.
  init(_ cause: ExtractionError) {
    let message =
      switch cause {
      // What is done of a document so that it is read is not what is done of a dictionary.
      case .binary(let kind), .unread(let kind, _): "is not text but \(kind)"
      case .tooLarge(let reason): "is too large: \(reason)"
      case .unknownEncoding(let name): "cannot be read in \(name), an unknown encoding"
      case .damaged(let reason): "is damaged: \(reason)"
      case .otherFormat(let reason): "is \(reason)"
      case .locked: "is locked with a password"
      case .noTextLayer: "has no text"
      }
    self.init(line: nil, message: message)
  }
}

extension Substring {
  /// A line as messages show it: its words separated by spaces, or the first of them if it is long.
  var shown: String {
    let text = withSingleSpaces
    return text.count > 60 ? text.prefix(57) + "..." : text
  }
}
