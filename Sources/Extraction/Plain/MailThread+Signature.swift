import Text

/// Signatures, and the lines that telephones add.
extension MailThread {
  /// Marks what stands under a line of two dashes, ten lines at most (RFC 3676 asks for four), and added lines. Stops where
  /// a signature may go on behind the lines that are known.
  mutating func markSignatures() {
    let limit = restTo
    while true {
      signedTo = looks.next([.beginsInDash, .mayBeAdded], from: signedTo, before: limit)
      guard signedTo < limit else { return }
      let index = signedTo
      let line = lines[index]
      if line.voice == .author, line.range.count >= 2 {
        if isSignatureMark(line) {
          var end = index + 1
          var filled = 0
          while end < limit, lines[end].voice == .author {
            if !lines[end].isBlank { filled += 1 }
            if filled > 10 { break }
            end += 1
          }
          if end == limit, !isLast { return }
          if filled <= 10 {
            for place in index..<end { mark(place, .document, .signature) }
          }
          if !markNotices(below: index, before: limit) { return }
        } else if looks[index].contains(.mayBeAdded) {
          if line.width <= 80, isAdded(index) {
            mark(index, .document, .addedLine)
          } else if MailNotice.closes(bytes, line) {
            if !markNotices(below: index, before: limit) { return }
          } else if MailNotice.opens(bytes, line), !markNotice(from: index, before: limit) {
            return
          }
        }
      }
      signedTo += 1
    }
  }

  /// Marks the paragraphs below a line that closes a mail which are a notice of the sender's lawyers; `false` where lines are
  /// missing to tell.
  private mutating func markNotices(below index: Int, before limit: Int) -> Bool {
    var end = index + 1
    var left = MailNotice.reach
    while end < limit, left > 0 {
      if !lines[end].isBlank || !lines[end - 1].isBlank { left -= 1 }
      end += 1
    }
    if end == limit, !isLast { return false }
    var next = index + 1
    while next < end {
      var after = next
      while after < end, !lines[after].isBlank, lines[after].voice == .author { after += 1 }
      if after > next, MailNotice.isOne(bytes, lines[next..<after]) {
        for place in next..<after { mark(place, .document, .mailNotice) }
        noteNotice(index + 1..<after)
      }
      next = after + 1
    }
    return true
  }

  /// Marks the paragraph from a line on if it is such a notice by itself; `false` where lines are missing to tell.
  private mutating func markNotice(from index: Int, before limit: Int) -> Bool {
    var end = index
    while end < limit, end < index + MailNotice.reach, !lines[end].isBlank, lines[end].voice == .author { end += 1 }
    if end == limit, !isLast { return false }
    if MailNotice.isOne(bytes, lines[index..<end], phrases: 2) {
      for place in index..<end { mark(place, .document, .mailNotice) }
      noteNotice(index + 1..<end)
    }
    return true
  }

  /// Whether a line is the two dashes above a signature.
  @inline(__always)
  private func isSignatureMark(_ line: SourceLine) -> Bool {
    bytes[line.textStart] == UInt8(ascii: "-") && bytes[line.textStart + 1] == UInt8(ascii: "-")
      && line.range.count == 2 && line.indent == 0
  }

  /// Whether a line begins as one that a telephone or a program adds.
  private func isAdded(_ index: Int) -> Bool {
    let head = head(index)
    if let isAdded = MailMarkers.isAdded(bytes[head]) { return isAdded }
    let text = text(index).lowercased()
    return MailMarkers.addedLines.contains { text.hasPrefix($0) }
  }
}

/// What lawyers have put under a mail, by the lists of lexicons/html-tokens.txt.
enum MailNotice {
  /// How many lines below the one that closes a mail it may stand; of blank ones only the first counts, since not all are
  /// at hand everywhere.
  static let reach = 40
  /// The bytes of a paragraph that are looked at, and the width of a line that closes a mail.
  private static let longest = 4_000
  private static let widestClosing = 40
  /// The bytes of a line that programs add.
  private static let widestAdded = 80

  static let closings = TokenList.closingPhrases.phrases
  static let openings = TokenList.noticeOpenings.phrases
  /// The phrases of notices by the low five bits of their first letters: most words begin none.
  private static let marks = {
    var marks = [[[UInt8]]](repeating: [], count: 32)
    for phrase in TokenList.noticePhrases.phrases { marks[Int(phrase[0] & 31)].append(phrase) }
    return marks
  }()

  /// Whether a line closes a mail: "Kind regards, Jane".
  static func closes(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard line.width <= widestClosing, bytes[line.textEnd - 1] != UInt8(ascii: ".") else { return false }
    return closings.contains { phrase in
      guard line.range.count >= phrase.count, holds(bytes, phrase, at: line.textStart) else { return false }
      let end = line.textStart + phrase.count
      return end == line.textEnd || bytes[end] != 0x20 && !Glyphs.isLetterByte(bytes[end])
    }
  }

  /// Whether a line begins as such a notice does: "This e-mail …".
  static func opens(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard bytes[line.textStart].isASCIICapital else { return false }
    return openings.contains { $0.count <= line.range.count && holds(bytes, $0, at: line.textStart) }
  }

  /// Whether the lines of a paragraph hold so many phrases of such notices; line ends count as spaces.
  static func isOne(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>, phrases wanted: Int = 1) -> Bool {
    var text: [UInt8] = []
    for line in lines where text.count < longest {
      if !text.isEmpty { text.append(0x20) }
      text += bytes[line.range].prefix(longest)
    }
    var found: Set<[UInt8]> = []
    return text.withUnsafeBufferPointer { text in
      for place in text.indices where place == 0 || text[place - 1] == 0x20 {
        for phrase in marks[Int(text[place] & 31)]
        where place + phrase.count <= text.count && holds(text, phrase, at: place) {
          found.insert(phrase)
          if found.count == wanted { return true }
        }
      }
      return false
    }
  }

  /// Whether a paragraph of a page closes a mail.
  static func closes(_ text: ArraySlice<UInt8>) -> Bool {
    // Most are longer by far.
    guard text.count <= 4 * widestClosing else { return false }
    return text.withUnsafeBufferPointer {
      AddedLineStarts.all.mayBegin($0, $0.indices) && closes($0, SourceLine($0, 0, $0.count))
    }
  }

  /// Whether a paragraph of a page is a line that a telephone or a program adds.
  static func isAddedLine(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= widestAdded else { return false }
    return text.withUnsafeBufferPointer {
      AddedLineStarts.all.mayBegin($0, $0.indices) && MailMarkers.isAdded($0[...]) == true
    }
  }

  /// Whether a paragraph of a page is such a notice.
  static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix(longest).withUnsafeBufferPointer { isOne($0, [SourceLine($0, 0, $0.count)]) }
  }

  private static func holds(_ bytes: Bytes, _ phrase: [UInt8], at start: Int) -> Bool {
    phrase.indices.allSatisfy { index in
      let byte = bytes[start + index]
      return byte.asciiLowercased == phrase[index]
    }
  }
}

/// What the program of an organisation puts above the mails that come to it: "CAUTION: This email originated from outside".
enum MailBanner {
  /// The most lines that it may have, with blank ones above.
  static let longest = 12
  /// The most bytes of it, and the blocks of a page among which it stands.
  private static let mostBytes = 600
  static let blocks = 3

  /// The lines from one on that are such a notice, a paragraph; an empty range there where none is.
  static func lines(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) -> Range<Int> {
    let near = lines[min(first, lines.count)...].prefix(longest)
    guard let start = near.firstIndex(where: { !$0.isBlank }) else { return first..<first }
    let end = near[start...].firstIndex(where: \.isBlank) ?? near.endIndex
    let isWhole = end < near.endIndex || near.endIndex == lines.count
    guard isWhole, near[start..<end].reduce(0, { $0 + $1.range.count }) <= mostBytes else { return first..<first }
    let text = near[start..<end].flatMap { bytes[$0.range] + [0x20] }
    return isOne(text[...]) ? first..<end : first..<first
  }

  /// Whether a paragraph is such a notice.
  static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= mostBytes && PhraseList.mailBanners.stands(inWordsOf: text)
  }
}

/// The first letters of the lines that mail programs add, that close a mail, and that open a notice: most lines have others.
struct AddedLineStarts {
  /// For the low five bits of the first letter of each a bit.
  private let firsts: UInt32
  /// The first eight bytes of each whose first four are of ASCII, and which of them it has; the first is the lowest.
  private let heads: [(letters: UInt64, mask: UInt64)]
  /// For each of 4,096 hashes of four bytes a bit, set where one of those heads has it that are shorter than eight; few lines
  /// begin so.
  private let shortHashes: [UInt64]
  /// The same of eight bytes for the others: many lines begin with "this" and "the ".
  private let longHashes: [UInt64]

  static let all = AddedLineStarts()

  private init() {
    let lines = MailMarkers.addedLines.map { Array($0.utf8) } + MailNotice.closings + MailNotice.openings
    firsts = lines.reduce(0) { $0 | 1 << UInt32($1[0] & 31) }
    heads = lines.filter { $0.prefix(4).allSatisfy { $0 < 0x80 } }.map { line in
      // A letter past ASCII may be written in another case.
      let first = line.prefix { $0 < 0x80 }.prefix(Self.longest)
      let mask = UInt64.max >> UInt64(64 - 8 * first.count)
      return (Self.folded(first.reversed().reduce(0) { $0 << 8 | UInt64($1) }) & mask, mask)
    }
    var (short, long) = ([UInt64](repeating: 0, count: 64), [UInt64](repeating: 0, count: 64))
    for head in heads {
      let place = Self.hash(head.mask == .max ? head.letters : head.letters & Self.shortMask)
      if head.mask == .max {
        long[place >> 6] |= 1 << UInt64(place & 63)
      } else {
        short[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    (shortHashes, longHashes) = (short, long)
  }

  /// The bytes of a head, at most.
  private static let longest = 8
  /// The first four bytes, of which each line has some.
  private static let shortMask: UInt64 = 0xFFFF_FFFF

  /// Eight bytes without the bit that tells capitals from small letters.
  @inline(__always)
  private static func folded(_ head: UInt64) -> UInt64 { head | 0x2020_2020_2020_2020 }

  /// The twelve highest bits of the product with the golden ratio, which part words that differ in a letter.
  @inline(__always)
  private static func hash(_ head: UInt64) -> Int { Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> 52) }

  @inline(__always)
  private static func holds(_ hashes: [UInt64], _ place: Int) -> Bool {
    hashes[place >> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1 != 0
  }

  /// Whether a line may be one, in any case, by its first bytes, where these are of ASCII. None is shorter than four.
  @inline(__always)
  func mayBegin(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    guard line.count >= Self.longest else { return line.count >= 4 && mayBeginShort(bytes, line) }
    let head = Self.head(bytes, line)
    let folded = Self.folded(head)
    let isKnown =
      Self.holds(shortHashes, Self.hash(folded & Self.shortMask)) || Self.holds(longHashes, Self.hash(folded))
    return (isKnown || head & 0x8080_8080_8080_8080 != 0) && mayBeginLong(bytes, line)
  }

  /// The first eight bytes of a line.
  @inline(__always)
  private static func head(_ bytes: Bytes, _ line: Range<Int>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes.baseAddress! + line.lowerBound).loadUnaligned(as: UInt64.self))
  }

  @inline(never)
  private func mayBeginLong(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    let head = Self.head(bytes, line)
    if head & 0x8080_8080_8080_8080 != 0 { return mayBegin(with: bytes[line.lowerBound]) }
    return heads.contains { Self.folded(head) & $0.mask == $0.letters }
  }

  @inline(never)
  private func mayBeginShort(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    let head = bytes[line.prefix(4)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    if head & 0x8080_8080 != 0 { return mayBegin(with: bytes[line.lowerBound]) }
    let folded = Self.folded(head) & Self.shortMask
    return heads.contains { $0.letters & Self.shortMask == folded }
  }

  private func mayBegin(with letter: UInt8) -> Bool {
    letter.isASCIILetter && firsts >> UInt32(letter & 31) & 1 != 0
  }
}
