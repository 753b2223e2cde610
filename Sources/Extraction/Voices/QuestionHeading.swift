import CByteScan
import Text

/// What a block is in a text with questions as headings, and what a heading says about questions. For nearly all blocks
/// a few bytes decide.
enum QuestionHeading {
  /// What a block may be.
  enum Kind { case heading, question, answerLabel, text }

  /// What a heading says that ends with "questions" or the like.
  enum Section {
    case named, unanswered
  }

  /// Whether a block may be a heading or the label of an answer, judged by its kind and first bytes.
  @inline(__always)
  static func mayCount(_ bytes: Bytes, _ block: Block) -> Bool {
    block.kind == .heading || AskedBlocks.mayBeMarked(bytes, block) || mayBeginWithAnswer(block.span, bytes)
  }

  /// What a block is in a text whose headings are marked, or not.
  static func kind(of block: Block, _ bytes: Bytes, onlyMarked: Bool) -> Kind {
    let kind = kind(of: block, bytes)
    return onlyMarked && kind != .answerLabel && !isMarked(block, bytes) ? .text : kind
  }

  /// Whether a block is a heading because of a `#`.
  static func isMarked(_ block: Block, _ bytes: Bytes) -> Bool {
    bytes[block.span.start] == UInt8(ascii: "#") && block.kind == .heading
  }

  /// What a block is, judged by its bytes as far as possible.
  static func kind(of block: Block, _ bytes: Bytes) -> Kind {
    guard block.span.count <= 400 else { return .text }
    if !mayBeginWithAnswer(block.span, bytes) {
      if block.kind != .heading { return .text }
      if endsAsShown(block.span, bytes) { return bytes[block.span.end - 1] == UInt8(ascii: "?") ? .question : .heading }
    }
    let isPlain = isPlain(block.span, bytes)
    if isPlain, mayBeAnswerLabel(block.span, bytes), isShortLabel(block.span, bytes) { return .answerLabel }
    if isPlain || !mayHoldAnswerLabel(block.span, bytes) {
      guard block.kind == .heading else { return .text }
      // A heading without tags ends with what is visible, whatever precedes it.
      if isPlain || endsAsShown(block.span, bytes) {
        return bytes[block.span.end - 1] == UInt8(ascii: "?") ? .question : .heading
      }
    }
    let text = plain(block, bytes)
    func isBetweenWords(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
    let first = text.drop(while: isBetweenWords).prefix { !isBetweenWords($0) }
    if answers.strings.contains(first.lowercased()),
      text.split(whereSeparator: isBetweenWords).count <= 3, !text.hasSuffix(".")
    {
      return .answerLabel
    }
    guard block.kind == .heading else { return .text }
    return text.hasSuffix("?") ? .question : .heading
  }

  private static let answers = AnswerWords.standard
  private static let questions = TokenList.questionHeadings.wordSet
  private static let unanswered = TokenList.unansweredWords.wordSet

  /// Whether the first word of a block may be that of an answer's label: its first three bytes rule out nearly all.
  @inline(__always)
  private static func mayBeginWithAnswer(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    guard span.count >= 3 else { return false }
    let first = bytes[span.start]
    guard first.isASCIIAlphanumeric else { return true }
    let (second, third) = (bytes[span.start + 1], bytes[span.start + 2])
    // A non-ASCII byte may belong to an accent, or be the second half of a letter.
    if second >= 0x80 || third >= 0x80 { return true }
    return answers.mayBegin(first) && answers.heads.contains(AnswerWords.head(first, second, third))
  }

  /// Whether the first word of an ASCII block without tags is that of an answer's label.
  private static func mayBeAnswerLabel(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    var start = span.start
    while start < span.end, !bytes[start].isASCIIAlphanumeric { start += 1 }
    var end = start
    while end < span.end, bytes[end].isASCIIAlphanumeric { end += 1 }
    return answers.words.contains { $0.count == end - start && holds($0, bytes, at: start) }
  }

  /// Whether an ASCII block has at most three words and no full stop at its end.
  private static func isShortLabel(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    var words = 0
    for place in span.range
    where bytes[place].isASCIIAlphanumeric && (place == span.start || !bytes[place - 1].isASCIIAlphanumeric) {
      words += 1
    }
    return words <= 3 && bytes[span.end - 1] != UInt8(ascii: ".")
  }

  /// Whether a block has the letters of an answer's label anywhere, so that it may be one when its tags and non-ASCII
  /// letters are considered.
  private static func mayHoldAnswerLabel(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    span.range.contains { place in
      answers.mayBegin(bytes[place])
        && stands(answers.words, bytes, at: place, before: span.end)
    }
  }

  /// Whether one of some lower-case words is at a place, in any case, and ends before another place.
  private static func stands(_ words: [[UInt8]], _ bytes: Bytes, at place: Int, before end: Int) -> Bool {
    words.contains { place + $0.count <= end && holds($0, bytes, at: place) }
  }

  /// Whether these lower-case letters are at a place, in any case.
  private static func holds(_ word: [UInt8], _ bytes: Bytes, at place: Int) -> Bool {
    word.indices.allSatisfy { bytes[place + $0] | 0x20 == word[$0] }
  }

  /// Whether a block is ASCII without tags and does not end with a bracket, so that `plain` would return its bytes.
  private static func isPlain(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    guard let base = bytes.baseAddress, endsInPrinted(span, bytes) else { return false }
    return usward_find_tag_or_past_ascii(base + span.start, span.count) == span.count
  }

  /// Whether a block without tags ends with two printable ASCII characters, the last of which is not a bracket, so that
  /// `plain` would end with it too.
  private static func endsAsShown(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    guard let base = bytes.baseAddress, span.count >= 2, endsInPrinted(span, bytes), bytes[span.end - 2] < 0x80 else {
      return false
    }
    return usward_find_byte(UInt8(ascii: "<"), base + span.start, span.count) == span.count
  }

  /// Whether the last word of a block may be "questions" or the like, judged by its letters; in a block that ends with
  /// a bracket, a tag or a non-ASCII letter these may be anywhere.
  private static func mayNameQuestions(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    var end = span.end
    while end > span.start, !bytes[end - 1].isASCIILetter {
      let last = bytes[end - 1]
      if last >= 0x80 || isBracket(last) || last == UInt8(ascii: ">") { return mayHoldQuestions(span, bytes) }
      end -= 1
    }
    return questionWords.contains { span.start + $0.count <= end && holds($0, bytes, at: end - $0.count) }
  }

  private static func mayHoldQuestions(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    span.range.contains { stands(questionWords, bytes, at: $0, before: span.end) }
  }

  private static let questionWords = questions.map { Array($0.utf8) }

  /// Whether a block ends with a printable ASCII character that is not a bracket.
  private static func endsInPrinted(_ span: ByteSpan, _ bytes: Bytes) -> Bool {
    let last = bytes[span.end - 1]
    return last > 0x20 && last < 0x7F && !isBracket(last)
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }

  /// The depth of a heading by its `#` marks; 0 where these are not in the text.
  static func depth(_ block: Block, _ bytes: Bytes) -> Int {
    block.span.range.prefix(7).prefix { bytes[$0] == UInt8(ascii: "#") }.count
  }

  /// What a heading says about questions; `nil` where it names none.
  static func section(_ block: Block, _ bytes: Bytes) -> Section? {
    guard mayNameQuestions(block.span, bytes) else { return nil }
    let words = plain(block, bytes).lowercased().split { !$0.isLetter }
    guard let last = words.last, questions.contains(String(last)) else { return nil }
    return words.contains { unanswered.contains(String($0)) } ? .unanswered : .named
  }

  /// The block without tags, targets of links, and a bracketed remark at its end.
  private static func plain(_ block: Block, _ bytes: Bytes) -> String {
    let raw = Array(bytes[block.span.range])
    var text = TagStripper.pieces(raw).map { String(decoding: raw[$0.range], as: UTF8.self) }.joined(separator: " ")
      .trimmed
    while let last = text.last, "()[]".contains(last) {
      let mark: Character = last == ")" ? "(" : last == "]" ? "[" : last
      text = String(text[..<(text.lastIndex(of: mark) ?? text.startIndex)]).trimmed
    }
    return text
  }
}
