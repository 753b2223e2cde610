public import Text

/// What a lexicon finds in a text.
public struct Reading: Sendable {
  /// The text's words, contractions in their parts.
  public var parts = Parts()
  /// Entries found, in order of place; within a category they do not overlap.
  public var matches: [Match] = []
  /// Rules found, in order of place.
  public var rules: [RuleMatch] = []
  /// For each match the index of the rule that says it is not what it looks like; `nil` for most.
  public var guards: [Int?] = []
  /// The same for each rule's match.
  public var ruleGuards: [Int?] = []
}

/// The parts that guards touch, each with its guards in the order in which they were found.
private struct GuardedParts {
  /// For each part the place in `touches` of its first guard, -1 without one; empty without any guard.
  private var first: [Int32] = []
  private var touches: [(rule: Int32, next: Int32)] = []

  var isEmpty: Bool { touches.isEmpty }

  init(_ reading: Reading, _ lexicon: Lexicon) {
    for match in reading.rules.reversed() where lexicon.guards[match.rule] != nil {
      if first.isEmpty { first = Array(repeating: -1, count: reading.parts.count) }
      for part in match.parts {
        touches.append((Int32(match.rule), first[part]))
        first[part] = Int32(touches.count - 1)
      }
    }
  }

  /// The first guard over a stretch that guards what is asked for.
  func rule(over parts: Range<Int>, where guardsIt: (Int) -> Bool) -> Int? {
    for part in parts {
      var touch = first[part]
      while touch >= 0 {
        let (rule, next) = touches[Int(touch)]
        if guardsIt(Int(rule)) { return Int(rule) }
        touch = next
      }
    }
    return nil
  }
}

/// Reads texts with a lexicon, remembering the forms it has met. One reader serves one thread.
public struct LexiconReader: Sendable {
  /// The lexicon that is looked for.
  public let lexicon: Lexicon
  private var forms = FormTable()
  /// The part types of each form.
  private var partsOfForm: [Range<Int>] = []
  private var types = PartTypes()
  private var finder: EntryFinder

  /// Forms are forgotten between texts past this number, which bounds memory at some 100 MB; what a form means does not
  /// depend on what was met before, so forgetting never shows.
  private static let formLimit = 300_000

  /// Makes a reader.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    finder = EntryFinder(lexicon)
  }

  /// Finds the lexicon's entries and rules in a text. O(tokens), whatever the size of the lexicon.
  public mutating func read(_ text: String, _ tokenised: TokenisedText) -> Reading {
    if forms.count > Self.formLimit {
      forms = FormTable()
      partsOfForm = []
      types = PartTypes()
    }
    var reading = Reading()
    collectParts(text, tokenised, &reading.parts)
    finder.find(in: reading.parts, types, &reading.matches)
    let matcher = PatternMatcher(lexicon: lexicon, types: types, parts: reading.parts)
    reading.rules = matcher.findRules()
    applyGuards(to: &reading)
    return reading
  }

  /// Whether a pattern matches anywhere in the text that was read last.
  func finds(_ program: PatternProgram, in reading: Reading) -> Bool {
    let matcher = PatternMatcher(lexicon: lexicon, types: types, parts: reading.parts)
    return reading.parts.sentences.contains { sentence in
      sentence.contains { matcher.match(program, at: $0, in: sentence).map { !$0.whole.isEmpty } ?? false }
    }
  }

  /// Marks the matches, of entries and of rules of acts, that a guard's match touches.
  private func applyGuards(to reading: inout Reading) {
    let touched = GuardedParts(reading, lexicon)
    let isEmpty = touched.isEmpty
    reading.guards = reading.matches.map { match in
      isEmpty ? nil : touched.rule(over: match.parts) { lexicon.guards[$0]?.categories[match.own] ?? false }
    }
    reading.ruleGuards = reading.rules.map { match in
      isEmpty ? nil : touched.rule(over: match.parts) { lexicon.guards[$0]?.rules[match.rule] ?? false }
    }
  }

  private mutating func collectParts(_ text: String, _ tokenised: TokenisedText, _ parts: inout Parts) {
    let bytes = text.utf8Span.span
    // What stands before the first word of a stretch is of no account, and may be long.
    var previousEnd = tokenised.sentences.first?.span.start ?? 0
    var isFirst = true
    for (sentenceIndex, sentence) in tokenised.sentences.enumerated() {
      let first = parts.count
      var upper = 0
      var lower = 0
      var opens = isFirst
      isFirst = false
      for tokenIndex in sentence.tokens {
        let token = tokenised.tokens[tokenIndex]
        let range = token.span.range
        let (form, isNew) = forms.number(of: bytes, range)
        if isNew { learn(bytes, token) }
        let gap = Self.gap(bytes, previousEnd..<token.span.start)
        if !opens, tokenIndex == sentence.tokens.lowerBound {
          opens = Self.hasLineFeed(bytes, previousEnd..<token.span.start)
        }
        for (offset, type) in partsOfForm[form].enumerated() {
          parts.tokens.append(Int32(tokenIndex))
          parts.types.append(Int32(type))
          parts.sentenceOf.append(Int32(sentenceIndex))
          parts.gaps.append(offset > 0 ? .none : gap)
          parts.opensBlock.append(opens && offset == 0)
          parts.bytesBefore.append(range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0)
          parts.bytesAfter.append(range.upperBound < bytes.count ? bytes[range.upperBound] : 0)
        }
        for index in range {
          let byte = bytes[index]
          if byte &- 0x41 < 26 { upper += 1 } else if byte &- 0x61 < 26 { lower += 1 }
        }
        opens = false
        previousEnd = token.span.end
      }
      parts.sentences.append(first..<parts.count)
      // Three words are the least that tell a line in capitals from an abbreviation or two.
      parts.isShouted.append(parts.count - first >= 3 && upper > 8 && upper > 3 * lower)
      parts.isAsked.append(Self.holdsQuestionMark(bytes, previousEnd..<max(previousEnd, sentence.span.end)))
    }
  }

  /// Resolves a new form: its parts, and for each what it may begin and belong to.
  private mutating func learn(_ bytes: Span<UInt8>, _ token: Token) {
    var surface: [UInt8] = []
    for index in token.span.range { surface.append(bytes[index]) }
    let form = String(decoding: surface, as: UTF8.self)
    let start = types.count
    switch token.kind {
    case .word, .number, .hashtag:
      let bare = token.kind == .hashtag ? String(form.dropFirst()) : form
      let keys = lexicon.contractions.parts(of: Folding.key(of: bare))
      for (index, key) in keys.enumerated() {
        let head = keys.count == 1 ? bare : index == 0 ? String(bare.prefix(key.count)) : key
        types.append(lexicon.resolve(key: key, form: head, isNumber: token.kind == .number))
      }
    case .url, .email, .mention, .emoji:
      types.append(ResolvedForm(key: form))
    }
    partsOfForm.append(start..<types.count)
  }

  private static func hasLineFeed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] == UInt8(ascii: "\n") { return true }
    return false
  }

  private static func holdsQuestionMark(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] == UInt8(ascii: "?") { return true }
    return false
  }

  /// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
  private static func gap(_ bytes: Span<UInt8>, _ range: Range<Int>) -> PartGap {
    var gap = PartGap.none
    var stops = 0
    var hyphens = 0
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "/"): gap = max(gap, .comma)
      case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        gap = .strong
      case UInt8(ascii: "."): stops += 1
      case UInt8(ascii: "-"): hyphens += 1
      case 0xE2 where index + 2 < range.upperBound && bytes[index + 1] == 0x80:
        // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
        if bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 || bytes[index + 2] == 0xA6 { gap = .strong }
      default: break
      }
    }
    return stops > 1 || hyphens > 1 ? .strong : gap
  }
}
