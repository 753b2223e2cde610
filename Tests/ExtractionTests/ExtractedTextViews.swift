import Extraction
import Text

/// Extracts a plain text.
func read(_ text: String) throws -> ExtractedText { try Extractor().extract(text, format: .text) }

/// The words of a text for comparing two copies of it: split at white space, without invisible characters, with
/// ligatures and apostrophes folded, in lower case.
func foldedWords(_ text: String) -> [String] {
  var words: [String] = []
  var word = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}", "\u{FEFF}": continue
    case "’", "ʼ", "＇": word += "'"
    case "ﬀ": word += "ff"
    case "ﬁ": word += "fi"
    case "ﬂ": word += "fl"
    case "ﬃ": word += "ffi"
    case "ﬄ": word += "ffl"
    case _ where scalar.properties.isWhitespace:
      if !word.isEmpty { words.append(word) }
      word = ""
    default: word.unicodeScalars.append(scalar)
    }
  }
  if !word.isEmpty { words.append(word) }
  return words.map { $0.lowercased() }
}

extension ExtractedText {
  /// The text of a span, which may begin or end within a character.
  func slice(_ span: ByteSpan) -> String { String(decoding: Array(text.utf8)[span.range], as: UTF8.self) }

  /// The blocks' texts.
  var blockTexts: [String] { blocks.map { slice($0.span) } }

  /// Voices as "voice: text".
  var voiceTexts: [String] { voices.map { "\($0.voice.rawValue): \(slice($0.span))" } }

  /// The text outside every voice, blocks separated by " / ".
  var authorText: String {
    let bytes = Array(text.utf8)
    var kept: [String] = []
    for block in blocks {
      var part: [UInt8] = []
      for index in block.span.range where !voices.contains(where: { $0.span.start <= index && index < $0.span.end }) {
        part.append(bytes[index])
      }
      let words = String(decoding: part, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
      if !words.isEmpty { kept.append(words) }
    }
    return kept.joined(separator: " / ")
  }
}
