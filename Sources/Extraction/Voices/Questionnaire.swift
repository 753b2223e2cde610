import Text

/// Finds questions that stand as headings, with or without labelled answers.
enum Questionnaire {
  /// The questions of a text.
  ///
  /// Where blocks that say no more than "Answer" or "Response" recur, everything from the heading above to that label
  /// is the question; a section headed "… questions" without such a label is all questions. Otherwise headings that
  /// end in a question mark are questions where there are three or more, half of all headings.
  static func find(_ bytes: Bytes, _ blocks: [Block], _ taken: [VoiceSpan]) -> Speakers.Reading {
    var kinds = blocks.map { kind(of: $0, bytes) }
    let hashed = blocks.map { bytes[$0.span.start] == UInt8(ascii: "#") && $0.kind == .heading }
    if hashed.count(where: { $0 }) >= 3 {
      // Where headings are marked, a short line alone is none.
      for index in kinds.indices where !hashed[index] && kinds[index] != .answerLabel { kinds[index] = .text }
    }
    let labels = kinds.count { $0 == .answerLabel }
    var spans: [ByteSpan] = []
    if labels >= 2 {
      var start: Int?
      var isQuestions = false
      for (index, kind) in kinds.enumerated() {
        switch kind {
        case .heading, .question:
          // A heading within a question that nobody answered is part of it.
          if isQuestions, let start, depth(blocks[index], bytes) > depth(blocks[start], bytes) { continue }
          if isQuestions, let start { spans.append(ByteSpan(blocks[start].span.start, blocks[index - 1].span.end)) }
          start = index
          isQuestions = namesQuestions(blocks[index], bytes)
        case .answerLabel:
          if let first = start { spans.append(ByteSpan(blocks[first].span.start, blocks[index].span.end)) }
          start = nil
          isQuestions = false
        case .text: break
        }
      }
      if isQuestions, let start, let last = blocks.last {
        spans.append(ByteSpan(blocks[start].span.start, last.span.end))
      }
    } else {
      let questions = kinds.count { $0 == .question }
      let headings = questions + kinds.count { $0 == .heading }
      guard questions >= 3, questions * 2 >= headings else { return Speakers.Reading() }
      for (index, kind) in kinds.enumerated() where kind == .question { spans.append(blocks[index].span) }
    }
    return Speakers.Reading(
      voices: spans.filter { !taken.contains($0) }.map { VoiceSpan($0, .speaker, why: "a question") }, notes: [])
  }

  private enum Kind { case heading, question, answerLabel, text }

  private static func kind(of block: Block, _ bytes: Bytes) -> Kind {
    guard block.span.count <= 400 else { return .text }
    if !mayBeAnswerLabel(block.span, bytes) {
      guard block.kind == .heading else { return .text }
      if isEndPlain(block.span, bytes) {
        return bytes[block.span.end - 1] == UInt8(ascii: "?") ? .question : .heading
      }
    }
    let text = plain(block, bytes)
    let words = text.split { !$0.isLetter && !$0.isNumber }
    if words.count <= 3, let first = words.first?.lowercased(),
      ["answer", "response", "answers", "reply"].contains(first),
      !text.hasSuffix(".")
    {
      return .answerLabel
    }
    guard block.kind == .heading else { return .text }
    return text.hasSuffix("?") ? .question : .heading
  }

  /// Whether the first word of a block may be a label of an answer; `true` where the bytes do not tell at once: in front
  /// of tags and of letters past ASCII.
  private static func mayBeAnswerLabel(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    var start = span.start
    while start < span.end, !isWord(bytes[start]) {
      if bytes[start] >= 0x80 || bytes[start] == UInt8(ascii: "<") { return true }
      start += 1
    }
    var end = start
    while end < span.end, isWord(bytes[end]) { end += 1 }
    if end < span.end, bytes[end] >= 0x80 || bytes[end] == UInt8(ascii: "<") { return true }
    switch end - start {
    case 5: return holds("reply", bytes, at: start)
    case 6: return holds("answer", bytes, at: start)
    case 7: return holds("answers", bytes, at: start)
    case 8: return holds("response", bytes, at: start)
    default: return false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  /// Whether these small letters stand at a place, in any case.
  private static func holds(_ word: StaticString, _ bytes: Bytes, at place: Int) -> Bool {
    (0..<word.utf8CodeUnitCount).allSatisfy { bytes[place + $0] | 0x20 == word.utf8Start[$0] }
  }

  /// Whether a block ends in a byte that is no bracket, tag or space, so that its end is what `plain` would show.
  private static func isEndPlain(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    for place in span.range where bytes[place] == UInt8(ascii: "<") { return false }
    let last = bytes[span.end - 1]
    return last > 0x20 && last < 0x7F && !"()[]".utf8.contains(last)
  }

  /// How deep a heading is by its `#` marks; 0 where they are not in the text.
  private static func depth(_ block: Block, _ bytes: Bytes) -> Int {
    block.span.range.prefix(7).prefix { bytes[$0] == UInt8(ascii: "#") }.count
  }

  private static func namesQuestions(_ block: Block, _ bytes: Bytes) -> Bool {
    plain(block, bytes).lowercased().split { !$0.isLetter }.last == "questions"
  }

  /// The block without tags, links' targets and a bracketed remark at its end.
  private static func plain(_ block: Block, _ bytes: Bytes) -> String {
    let raw = Array(bytes[block.span.range])
    var text = TagStripper.pieces(raw).map { String(decoding: raw[$0.range], as: UTF8.self) }.joined(separator: " ")
      .trimmingSpaces()
    while let last = text.last, "()[]".contains(last) {
      let mark: Character = last == ")" ? "(" : last == "]" ? "[" : last
      text = String(text[..<(text.lastIndex(of: mark) ?? text.startIndex)]).trimmingSpaces()
    }
    return text
  }
}
