import CByteScan
import Text

/// A quotation mark in place, with what its neighbours allow it to be.
struct QuoteMark: Hashable, Sendable {
  /// The forms of marks.
  enum Form: UInt8, Hashable, Sendable {
    case straight, left, right, low, angleLeft, angleRight, texOpen, texClose, singleStraight, singleLeft, singleRight
  }

  /// What the neighbouring characters allow a mark to be.
  struct Neighbours: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// A word may begin after it: white space, a bracket, a dash or another mark precedes it, and no white space
    /// follows.
    static let mayOpen = Neighbours(rawValue: 1)
    /// A word ends before it.
    static let mayClose = Neighbours(rawValue: 2)
    /// It is between spaces, as in text joined from tokens.
    static let isLoose = Neighbours(rawValue: 4)
    /// It may be a unit: `6" by 4"`, `5'`.
    static let followsDigit = Neighbours(rawValue: 8)
    /// It opens nothing, as the words beyond the spaces around it tell; only determined for loose straight single marks.
    static let opensNothing = Neighbours(rawValue: 16)
    /// An "s" precedes it, which may be a possessive.
    static let followsS = Neighbours(rawValue: 32)
    /// A stop, comma or dash precedes it.
    static let followsStop = Neighbours(rawValue: 64)
    /// It is the last character of its block.
    static let endsBlock = Neighbours(rawValue: 128)
  }

  /// Its form.
  let form: Form
  private let length: UInt8
  private let neighbours: Neighbours
  /// Four bytes, since a text that consists of marks has millions.
  private let start: UInt32

  /// Where it stands.
  var span: ByteSpan { ByteSpan(Int(start), Int(start) + Int(length)) }
  /// Whether a word may begin after it.
  var mayOpen: Bool { neighbours.contains(.mayOpen) }
  /// Whether a word ends before it.
  var mayClose: Bool { neighbours.contains(.mayClose) }
  /// Whether it is between spaces.
  var isLoose: Bool { neighbours.contains(.isLoose) }
  /// Whether it may be a unit.
  var followsDigit: Bool { neighbours.contains(.followsDigit) }
  /// Whether it opens nothing, as the words beyond the spaces around it tell; only determined for loose straight single marks.
  var opensNothing: Bool { neighbours.contains(.opensNothing) }
  /// Whether an "s" precedes it.
  var followsS: Bool { neighbours.contains(.followsS) }
  /// Whether a stop, comma or dash precedes it.
  var followsStop: Bool { neighbours.contains(.followsStop) }
  /// Whether it is the last character of its block.
  var endsBlock: Bool { neighbours.contains(.endsBlock) }

  /// The marks of a block, without apostrophes within words.
  static func marks(in bytes: Bytes, _ block: ByteSpan) -> [QuoteMark] {
    guard let base = bytes.baseAddress else { return [] }
    var marks: [QuoteMark] = []
    var index = block.start
    while true {
      index += usward_find_quote(base + index, block.end - index)
      guard index < block.end else { return marks }
      // Nearly all single marks are apostrophes between two letters.
      if bytes[index] == 0x27, index > block.start, index + 1 < block.end, bytes[index + 1].isASCIIAlphanumeric,
        bytes[index - 1].isASCIIAlphanumeric
      {
        index += 1
        continue
      }
      guard let (form, length) = form(bytes, index, block.end) else {
        index += 1
        continue
      }
      defer { index += length }
      let end = index + length
      let isSingle = form == .singleStraight || form == .singleRight
      if form == .singleRight, end < block.end, bytes[end].isASCIIAlphanumeric { continue }
      let before = index > block.start ? Glyphs.scalar(bytes, before: index).scalar : nil
      let after = end < block.end ? Glyphs.scalar(bytes, at: end).scalar : nil
      if isSingle || form == .singleLeft, let after, Glyphs.isWord(after),
        form == .singleRight || before.map(Glyphs.isWord) ?? false
      {
        continue
      }
      var neighbours = Neighbours(before, after)
      if form == .singleStraight, neighbours.contains(.isLoose), opensNothing(bytes, index, block) {
        neighbours.insert(.opensNothing)
      }
      marks.append(QuoteMark(form: form, length: UInt8(length), neighbours: neighbours, start: UInt32(index)))
    }
  }

  /// Whether a straight single mark between spaces opens nothing: after a word, an apostrophe or a closing mark, unless a
  /// capital follows ("said ' Go! '"); after the end of a sentence, a closing mark if the sentence around it goes on in
  /// small letters ("' Go! ' said she").
  private static func opensNothing(_ bytes: Bytes, _ index: Int, _ block: ByteSpan) -> Bool {
    var (start, end) = (index, index + 1)
    while start > block.start, bytes[start - 1] == 0x20, index - start < 4 { start -= 1 }
    while end < block.end, bytes[end] == 0x20, end - index < 5 { end += 1 }
    guard start > block.start else { return false }
    let before = Glyphs.scalar(bytes, before: start).scalar
    let after: Unicode.Scalar = end < block.end ? Glyphs.scalar(bytes, at: end).scalar : " "
    if LetterCase.isLetter(before) { return before == "s" || !LetterCase.isCapital(after) }
    return (before == "!" || before == "?" || before == ".") && LetterCase.isSmall(after)
  }

  private static func form(_ bytes: Bytes, _ index: Int, _ end: Int) -> (Form, Int)? {
    switch bytes[index] {
    case 0x22: return (.straight, 1)
    case 0x27: return index + 1 < end && bytes[index + 1] == 0x27 ? (.texClose, 2) : (.singleStraight, 1)
    case 0x60: return index + 1 < end && bytes[index + 1] == 0x60 ? (.texOpen, 2) : nil
    case 0xC2 where index + 1 < end:
      return bytes[index + 1] == 0xAB ? (.angleLeft, 2) : bytes[index + 1] == 0xBB ? (.angleRight, 2) : nil
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      switch bytes[index + 2] {
      case 0x98, 0x9A, 0x9B: return (.singleLeft, 3)
      case 0x99: return (.singleRight, 3)
      case 0x9C, 0x9F: return (.left, 3)
      case 0x9D: return (.right, 3)
      case 0x9E: return (.low, 3)
      case 0xB9: return (.angleLeft, 3)
      case 0xBA: return (.angleRight, 3)
      default: return nil
      }
    default: return nil
    }
  }
}

extension QuoteMark.Neighbours {
  /// What the characters before and after a mark allow it to be; `nil` at the ends of its block.
  fileprivate init(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) {
    self = after == nil ? .endsBlock : []
    let (opens, closes) = (Self.isSpace(after), Self.isSpace(before))
    if !opens, closes || Self.isOpener(before) || Self.isJoint(before) { insert(.mayOpen) }
    if !closes, !Self.isOpener(before) { insert(.mayClose) }
    if opens, closes { insert(.isLoose) }
    switch before {
    case .some("0"..."9"): insert(.followsDigit)
    case "s": insert(.followsS)
    case ".", ",", "!", "?", "…", "—": insert(.followsStop)
    default: break
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    switch scalar.value {
    // All characters with the property White_Space, which is slow to look up.
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  private static func isOpener(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "(", "[", "{", "“", "‘", "„", "«": true
    default: false
    }
  }

  /// Whether a character that opens nothing by itself may directly precede a quotation.
  private static func isJoint(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "—", "–", "-", "/", "‹", "\"", "'", "*", "_": true
    default: false
    }
  }
}
