import CByteScan
import Text

/// A speaker's name before a full stop, as in minutes of parliaments and courts: in capitals after a title, `Mr. SMITH.
/// I rise`, `The PRESIDENT. I rise`, or with a dash after the stop, `SMITH.—I rise`, `Mr. Smith.--I rise`. To
/// distinguish names, a place may follow: `Mr. SMITH of Ohio.`
struct StopLabel {
  /// The name, without the place.
  let name: Range<Int>
  /// Where the label ends, including the dash.
  let end: Int
  /// Whether it could also be a short sentence or its first word: "The EU. It …".
  let isDoubtful: Bool

  /// The most words before the stop.
  private static let mostWords = 6
  /// The most letters of an abbreviated title: "Messrs", "Senator".
  private static let longestTitle = 8
  /// The bytes after the stop within which a lower-case letter shows that not all of the text is in capitals.
  private static let look = 16

  /// Whether a stretch that begins with a letter may begin with one: with a word in capitals and a stop, or with
  /// another word before one in capitals or with a stop. Most that begin with a capital have a lower-case letter after
  /// their first gap.
  @inline(__always)
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count > 4, let base = bytes.baseAddress,
      usward_may_name_before_stop(base + range.lowerBound, bytes.count - range.lowerBound)
    else { return false }
    return mayBeginWithWord(bytes, range)
  }

  /// The same for a stretch of at least five bytes, judged by its first word.
  @inline(never)
  static func mayBeginWithWord(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    guard bytes[place].isASCIICapital else { return false }
    place += 1
    if isOfCapitals(bytes[place]) {
      while place < range.upperBound, isOfCapitals(bytes[place]) { place += 1 }
      return place < range.upperBound && bytes[place] == UInt8(ascii: ".")
    }
    while place < range.upperBound, bytes[place].isASCIISmall { place += 1 }
    let hasStop = place < range.upperBound && bytes[place] == UInt8(ascii: ".")
    if hasStop { place += 1 }
    while place < range.upperBound, bytes[place] <= 0x20 { place += 1 }
    guard place + 1 < range.upperBound, bytes[place].isASCIICapital else { return false }
    return (hasStop || !bytes[place + 1].isASCIISmall && bytes[place + 1] > 0x20) && hasStopBehindName(bytes, range)
  }

  /// Whether there is a stop nearby after two letters of a name in capitals, or before a possible dash.
  private static func hasStopBehindName(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    guard let base = text.baseAddress else { return false }
    var stops = usward_places_of(UInt8(ascii: "."), base, text.count)
    while stops != 0 {
      let place = stops.trailingZeroBitCount
      let isBehindName = place >= 2 && isOfCapitals(text[place - 1]) && isOfCapitals(text[place - 2])
      let next = place + 1 < text.count ? text[place + 1] : 0
      if isBehindName || next >= 0x80 || next == UInt8(ascii: "-") || next <= 0x20 || TurnLabel.isEmphasis(next) {
        return true
      }
      stops &= stops - 1
    }
    return false
  }

  /// Reads the label at the start of a stretch; `nil` when there is none.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    let limit = min(range.upperBound, range.lowerBound + TurnLabel.longest)
    var place = range.lowerBound
    var words = WordsBeforeStop()
    while place < limit {
      let start = place
      while place < limit, Glyphs.isLetterByte(bytes[place]) || Self.joins(bytes[place]) { place += 1 }
      let word = start..<place
      let isStop = place < limit && bytes[place] == UInt8(ascii: ".")
      guard !word.isEmpty, words.take(word, in: bytes, beforeStop: isStop) else { return nil }
      if isStop, !words.isStopOfLast {
        guard let name = words.name, let after = Self.behindStop(bytes, place + 1, range.upperBound),
          after.hasDash || words.isTitled && !words.isOther
        else { return nil }
        (self.name, end) = (range.lowerBound..<name.upperBound, after.end)
        isDoubtful = !after.hasDash && !words.isShortened
        return
      }
      if isStop { place += 1 }
      guard place < limit, bytes[place] == 0x20 else { return nil }
      while place < limit, bytes[place] == 0x20 { place += 1 }
    }
    return nil
  }

  /// The words of a label that were read so far.
  private struct WordsBeforeStop {
    /// The last word of the name.
    private(set) var name: Range<Int>?
    /// Whether the first word is a title.
    private(set) var isTitled = false
    /// Whether it is a title that is abbreviated.
    private(set) var isShortened = false
    /// Whether the name is not in capitals.
    private(set) var isOther = false
    /// Whether a stop behind the last word belongs to that word: an initial, or a title.
    private(set) var isStopOfLast = false
    private var count = 0
    /// Whether a place follows the name: "of Ohio".
    private var isPlace = false

    /// Takes a word; `false` if a label has none like it there.
    mutating func take(_ word: Range<Int>, in bytes: Bytes, beforeStop isStop: Bool) -> Bool {
      guard count < mostWords else { return false }
      count += 1
      let isCapitals = word.allSatisfy { isOfCapitals(bytes[$0]) }
      let isCapital = bytes[word.lowerBound].isASCIICapital
      let isOf = word.count == 2 && bytes.holds("of", at: word.lowerBound, before: word.upperBound)
      if word.count == 1, isCapitals, isStop {
        // The first letter of a name.
      } else if isCapitals, word.count > 1, !isPlace {
        name = word
      } else if isOf, name != nil, !isPlace {
        isPlace = true
      } else if count == 1 || isPlace, isCapital {
        // "Mr.", "The"; "Ohio".
      } else if isCapital, isShortened {
        isOther = true
        name = word
      } else {
        return false
      }
      if count == 1 {
        isShortened = isStop && word.count <= longestTitle && Abbreviations.embedded.isTitle(capitalised(bytes, word))
        isTitled = isShortened || !isCapitals && !isStop
      }
      isStopOfLast = isStop && (word.count == 1 || count == 1 && isTitled)
      return true
    }
  }

  /// Whether a byte may belong to a word in capitals.
  private static func isOfCapitals(_ byte: UInt8) -> Bool { byte.isASCIICapital || joins(byte) }

  private static func joins(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") }

  private static func capitalised(_ bytes: Bytes, _ word: Range<Int>) -> String {
    String(decoding: word.map { $0 == word.lowerBound ? bytes[$0] : bytes[$0].asciiLowercased }, as: UTF8.self)
  }

  /// Where speech begins after a stop: after a dash, or after a gap before a word that is not in capitals.
  private static func behindStop(_ bytes: Bytes, _ start: Int, _ limit: Int) -> (end: Int, hasDash: Bool)? {
    var place = start
    while place < limit, bytes[place] <= 0x20 || TurnLabel.isEmphasis(bytes[place]) { place += 1 }
    guard bytes[place..<min(place + look, limit)].contains(where: \.isASCIISmall) else { return nil }
    let length = Glyphs.dashLength(bytes, at: place, before: limit)
    if length > 0 { return (place + length, true) }
    return place > start ? (start, false) : nil
  }
}
