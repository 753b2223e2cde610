public import Extraction
public import Text

/// How often each word type occurs in a document's counted voices: what keyness is made of.
///
/// Types are folded forms (`Folding.key`): lower case, straight apostrophe, a contraction as one. Numbers, hashtags and
/// addresses are left out. No lexicon has a part in it. The counts are kept as text, some seven bytes a type, so that
/// those of all documents of a comparison fit in memory and a tally file shows them as they are.
public struct WordCounts: Hashable, Sendable {
  /// Each type with its count, `able 1 and 12 we 3`, sorted by the bytes of the type; empty without words.
  public let text: String

  /// Keeps counts; types are not empty and hold no space, counts are more than 0.
  public init(_ counts: [String: Int]) {
    let sorted = counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var text = ""
    text.reserveCapacity(sorted.count * 9)
    for (word, count) in sorted {
      if !text.isEmpty { text += " " }
      text += word
      text += " "
      text += String(count)
    }
    self.text = text
  }

  /// Reads counts as `text` has them; `nil` when they are not sorted, a type is there twice, or a count is not a number
  /// from 1 as it would be written.
  public init?(text: String) {
    var last: Substring.UTF8View?
    var word: Substring?
    for field in text.split(separator: " ", omittingEmptySubsequences: false) where !text.isEmpty {
      guard let type = word else {
        if field.isEmpty { return nil }
        if let last, !last.lexicographicallyPrecedes(field.utf8) { return nil }
        last = field.utf8
        word = field
        continue
      }
      guard let count = Int(field), count > 0, String(count) == field, !type.isEmpty else { return nil }
      word = nil
    }
    if word != nil { return nil }
    self.text = text
  }

  /// Calls `body` with each type and its count, in order.
  public func forEach(_ body: (Substring, Int) -> Void) {
    let bytes = text.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
      var count = 0
      var place = end == bytes.endIndex ? end : bytes.index(after: end)
      while place < bytes.endIndex, bytes[place] != UInt8(ascii: " ") {
        count = 10 * count + Int(bytes[place] &- UInt8(ascii: "0"))
        place = bytes.index(after: place)
      }
      body(text[start..<end], count)
      start = place < bytes.endIndex ? bytes.index(after: place) : place
    }
  }

  /// The words counted.
  public var total: Int {
    var sum = 0
    forEach { sum += $1 }
    return sum
  }
}

extension Scorer {
  /// How often each word type occurs in the voices that count. O(tokens).
  public func wordCounts(_ extracted: ExtractedText, _ tokenised: TokenisedText) -> WordCounts {
    let voice = VoiceOfTokens(extracted, tokenised.tokens, choice: voices)
    let bytes = extracted.text.utf8Span.span
    var forms = FormCounts(capacity: tokenised.tokens.count)
    var counts: [String: Int] = [:]
    for (index, token) in tokenised.tokens.enumerated() where token.kind == .word && voice.counts[index] {
      // Folding a form takes a string: done once a form, not once a word.
      if !forms.add(token.span, of: bytes) { counts[Folding.key(of: bytes, token.span), default: 0] += 1 }
    }
    for (span, count) in forms.counts { counts[Folding.key(of: bytes, span), default: 0] += count }
    counts[""] = nil
    return WordCounts(counts)
  }
}

/// Counts of forms of ASCII whatever their case, found by their bytes.
private struct FormCounts {
  /// Each form's first place and how often it came.
  private(set) var counts: [(span: ByteSpan, count: Int)] = []
  /// Indices of `counts` by hash, -1 for none; a power of two of them, at most half full.
  private var slots: [Int32]

  init(capacity: Int) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Counts a form; `false` when it is not ASCII.
  mutating func add(_ span: ByteSpan, of bytes: Span<UInt8>) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in span.range {
      let byte = bytes[index]
      if byte >= 0x80 { return false }
      hash = (hash ^ UInt64(Self.lowered(byte))) &* 0x100_0000_01B3
    }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & (slots.count - 1)
    while true {
      let found = Int(slots[slot])
      if found < 0 {
        slots[slot] = Int32(counts.count)
        counts.append((span, 1))
        return true
      }
      if Self.isEqual(counts[found].span, span, of: bytes) {
        counts[found].count += 1
        return true
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

  private static func isEqual(_ a: ByteSpan, _ b: ByteSpan, of bytes: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where lowered(bytes[a.start + offset]) != lowered(bytes[b.start + offset]) {
      return false
    }
    return true
  }
}
