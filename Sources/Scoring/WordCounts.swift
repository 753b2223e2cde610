public import Extraction
public import Text

/// How often each word type occurs in the voices that count: what keyness is computed from.
///
/// Types are folded forms (`Folding.key`): lower case, straight apostrophe, a contraction as one word. Numbers,
/// hashtags and addresses are left out. The lexicon plays no part. The counts are kept as text, about seven bytes a
/// type, so that those of all documents of a comparison fit in memory and a tally file shows them as they are.
public struct WordCounts: Hashable, Sendable {
  /// Each type with its count, `able 1 and 12 we 3`, sorted by the bytes of the type; empty without words.
  package let text: String

  /// Keeps counts. Types are not empty and contain no space; counts are above 0.
  package init(_ counts: [String: Int]) {
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

  /// Makes the sum of the counts of several stretches.
  public init(uniting stretches: [WordCounts]) {
    guard stretches.count != 1 else {
      self = stretches[0]
      return
    }
    var counts: [String: Int] = [:]
    for stretch in stretches { stretch.forEach { counts[String($0), default: 0] += $1 } }
    self.init(counts)
  }

  /// Reads counts in the form of `text`; `nil` when types are unsorted or repeated, or a count is not a positive number
  /// in its shortest form.
  package init?(text: String) {
    let bytes = text.utf8Span.span
    var last = 0..<0
    var place = 0
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: " ") { place += 1 }
      let word = start..<place
      guard !word.isEmpty, Self.precedes(last, word, bytes) else { return nil }
      last = word
      place += 1
      let digits = place
      while place < bytes.count, bytes[place].isASCIIDigit { place += 1 }
      // Fifteen digits are more than any document needs, and their sums do not overflow.
      guard place > digits, place - digits <= 15, bytes[digits] != UInt8(ascii: "0"),
        place == bytes.count || (bytes[place] == UInt8(ascii: " ") && place + 1 < bytes.count)
      else { return nil }
      place += 1
    }
    self.text = text
  }

  /// Calls `body` with each type and its count, in order.
  public func forEach(_ body: (Substring, Int) -> Void) {
    var index = text.startIndex
    var reached = 0
    scan { word, count in
      let start = text.utf8.index(index, offsetBy: word.lowerBound - reached)
      let end = text.utf8.index(start, offsetBy: word.count)
      (index, reached) = (end, word.upperBound)
      body(text[start..<end], count)
    }
  }

  /// The number of words counted.
  public var total: Int {
    var sum = 0
    scan { sum += $1 }
    return sum
  }

  /// Calls `body` with the byte range of each type, and its count.
  private func scan(_ body: (Range<Int>, Int) -> Void) {
    let bytes = text.utf8Span.span
    var place = 0
    while place < bytes.count {
      let start = place
      while bytes[place] != UInt8(ascii: " ") { place += 1 }
      let word = start..<place
      place += 1
      var count = 0
      while place < bytes.count, bytes[place] != UInt8(ascii: " ") {
        count = 10 * count + Int(bytes[place] &- UInt8(ascii: "0"))
        place += 1
      }
      place += 1
      body(word, count)
    }
  }

  /// Whether the bytes of `a` sort before those of `b`; an empty range sorts before everything.
  private static func precedes(_ a: Range<Int>, _ b: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    for offset in 0..<min(a.count, b.count) {
      let (x, y) = (bytes[a.lowerBound + offset], bytes[b.lowerBound + offset])
      if x != y { return x < y }
    }
    return a.count < b.count
  }
}

extension Scorer {
  /// How often each word type occurs in the voices that count. O(tokens).
  public func wordCounts(_ extracted: ExtractedText, _ tokenised: TokenisedText) -> WordCounts {
    let voice = VoiceOfTokens(extracted, tokenised.tokens, choice: voices)
    let bytes = extracted.text.utf8Span.span
    var forms = FormCounts(capacity: tokenised.tokens.count)
    var counts: [String: Int] = [:]
    for run in voice.runs where run.isCounted {
      for token in tokenised.tokens[run.tokens] where token.kind == .word {
        // Folding a form needs a string, so it is done once a form and not once a word.
        if !forms.add(token.span, of: bytes) { counts[Folding.key(of: bytes, token.span), default: 0] += 1 }
      }
    }
    for (span, count) in forms.counts { counts[Folding.key(of: bytes, span), default: 0] += count }
    counts[""] = nil
    return WordCounts(counts)
  }
}

/// Counts of ASCII forms as they are written, found by their bytes.
private struct FormCounts {
  /// The first place of each form, and how often it occurred.
  private(set) var counts: [(span: ByteSpan, count: Int)] = []
  /// Indices into `counts` by hash, -1 for none; their number is a power of two, at most half of them used.
  private var slots: [Int32]

  init(capacity: Int) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Counts a form; returns `false` when it is not ASCII.
  mutating func add(_ span: ByteSpan, of bytes: Span<UInt8>) -> Bool {
    var hash = WordHash.empty
    for index in span.range {
      let byte = bytes[index]
      if byte >= 0x80 { return false }
      hash = WordHash.adding(byte.asciiLowercased, to: hash)
    }
    var slot = WordHash.slot(hash, of: slots.count)
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

  private static func isEqual(_ a: ByteSpan, _ b: ByteSpan, of bytes: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where bytes[a.start + offset].asciiLowercased != bytes[b.start + offset].asciiLowercased {
      return false
    }
    return true
  }
}
