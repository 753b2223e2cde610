import CByteScan
import Text

/// Finds tags that were left in plain text, and those of subtitles.
///
/// A tag in plain text is one of a known element, alone (`<i>`, `</em>`, `<br/>`) or with attributes that have values
/// (`<a href="…">`): nobody means anything else by that, whereas `<3`, `a < b`, `<jane@example.org>` and `<inaudible>`
/// are kept. In subtitles, the tags of WebVTT with their classes and annotations (`<c.loud>`, `<lang en>`), its times,
/// and SubRip's `{\an8}` are tags as well.
struct TextTags {
  /// A stretch of a text with tags.
  struct Piece: Hashable {
    enum Kind: Hashable {
      /// Visible text.
      case text
      /// The tag that names a speaker: `<v Jane Roe>`.
      case speaker
      /// A tag that breaks the line, or white space between two tags.
      case gap
    }

    var kind: Kind
    var range: Range<Int>
  }

  private let bytes: Bytes
  private let areCaptions: Bool
  /// There is no mark between the last stretch asked about and this place.
  private var next = -1

  /// The most bytes of a tag, which are examined after a mark.
  private static let longest = 1_000

  /// Finds tags in a text, or in one of subtitles.
  init(_ bytes: Bytes, areCaptions: Bool) {
    self.bytes = bytes
    self.areCaptions = areCaptions
  }

  /// Whether a stretch may have tags. Stretches must be asked about in order.
  @inline(__always)
  mutating func mayStand(in range: Range<Int>) -> Bool {
    if next < range.lowerBound { find(from: range.lowerBound) }
    return next < range.upperBound
  }

  @inline(never)
  private mutating func find(from start: Int) {
    guard let base = bytes.baseAddress, !areCaptions else {
      // Every cue is examined: subtitles are short, and half of their lines have tags.
      next = start
      return
    }
    next = start + usward_find_byte(UInt8(ascii: "<"), base + start, bytes.count - start)
  }

  /// The pieces of a stretch, without tags that neither separate words nor name anybody, and without gaps at its ends.
  func pieces(of range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var start = range.lowerBound
    func close(_ end: Int) {
      if bytes[start..<end].contains(where: { $0 > 0x20 }) {
        pieces.append(Piece(kind: .text, range: start..<end))
      } else if start < end, start > range.lowerBound, end < range.upperBound {
        pieces.append(Piece(kind: .gap, range: start..<end))
      }
    }
    var place = range.lowerBound
    while true {
      place = mark(from: place, before: range.upperBound)
      guard place < range.upperBound else { break }
      guard let tag = tag(at: place, before: range.upperBound) else {
        place += 1
        continue
      }
      close(place)
      if let kind = tag.kind { pieces.append(Piece(kind: kind, range: place..<tag.end)) }
      place = tag.end
      start = place
    }
    close(range.upperBound)
    // The end of a stretch also ends its line.
    while pieces.last?.kind == .gap { pieces.removeLast() }
    if let first = pieces.first, first.kind == .text {
      let start = first.range.first { bytes[$0] > 0x20 } ?? first.range.lowerBound
      pieces[0].range = start..<first.range.upperBound
    }
    if let last = pieces.last, last.kind == .text {
      let end = last.range.last { bytes[$0] > 0x20 }.map { $0 + 1 } ?? last.range.upperBound
      pieces[pieces.count - 1].range = last.range.lowerBound..<end
    }
    return pieces
  }

  /// The next place at which a tag may begin; the limit where there is none.
  private func mark(from place: Int, before limit: Int) -> Int {
    guard let base = bytes.baseAddress, place < limit else { return limit }
    if areCaptions {
      return bytes[place..<limit].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") } ?? limit
    }
    return place + usward_find_byte(UInt8(ascii: "<"), base + place, limit - place)
  }

  /// The tag that begins at a place, and what it means besides not being text.
  private func tag(at place: Int, before limit: Int) -> (end: Int, kind: Piece.Kind?)? {
    let limit = min(limit, place + Self.longest)
    guard limit - place >= 3 else { return nil }
    if bytes[place] == UInt8(ascii: "<") {
      return areCaptions ? captionTag(at: place, before: limit) : plainTag(at: place, before: limit)
    }
    guard areCaptions, bytes[place] == UInt8(ascii: "{"), bytes[place + 1] == UInt8(ascii: "\\") else { return nil }
    return end(of: place + 2..<limit, closedBy: UInt8(ascii: "}")).map { ($0, nil) }
  }

  /// A tag of an element, with attributes that have values or without attributes.
  private func plainTag(at start: Int, before limit: Int) -> (end: Int, kind: Piece.Kind?)? {
    guard let (element, afterName) = name(at: start, before: limit), Self.textTags.contains(element) else { return nil }
    var place = afterName
    while true {
      let gap = afterWhite(place, limit)
      guard gap < limit else { return nil }
      if bytes[gap] == UInt8(ascii: ">") { return (gap + 1, Self.kind(element)) }
      if bytes[gap] == UInt8(ascii: "/"), gap + 1 < limit, bytes[gap + 1] == UInt8(ascii: ">") {
        return (gap + 2, Self.kind(element))
      }
      guard gap > place, let end = endOfAttribute(at: gap, before: limit) else { return nil }
      place = end
    }
  }

  /// A tag of WebVTT, whose name may be followed by classes and an annotation, or a time: `<00:01:02.500>`.
  private func captionTag(at start: Int, before limit: Int) -> (end: Int, kind: Piece.Kind?)? {
    guard let end = end(of: start + 1..<limit, closedBy: UInt8(ascii: ">")) else { return nil }
    if bytes[start + 1..<end - 1].allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
    {
      return bytes[start + 1..<end - 1].contains(UInt8(ascii: ":")) ? (end, nil) : nil
    }
    guard let (element, afterName) = name(at: start, before: limit) else { return nil }
    let isKnown = Self.textTags.contains(element) || Self.captionTags.contains(element)
    let next = bytes[afterName]
    guard isKnown, afterName == end - 1 || next <= 0x20 || next == UInt8(ascii: ".") || next == UInt8(ascii: "/") else {
      return nil
    }
    return (end, SpeakerTag(bytes, start..<end) == nil ? Self.kind(element) : .speaker)
  }

  private static func kind(_ element: UInt64) -> Piece.Kind? {
    ElementCatalogue.table[element].traits.contains(.block) ? .gap : nil
  }

  /// The hash of a tag's name in lower case, and the place after it.
  private func name(at start: Int, before limit: Int) -> (hash: UInt64, end: Int)? {
    var place = start + 1
    if bytes[place] == UInt8(ascii: "/") { place += 1 }
    let first = place
    var hash = WordHash.empty
    while place < limit, bytes[place].isASCIILetter || place > first && bytes[place].isASCIIDigit {
      hash = WordHash.adding(bytes[place].asciiLowercased, to: hash)
      place += 1
    }
    return place > first && place < limit ? (hash, place) : nil
  }

  /// The place after `name=value`, with the value quoted or not.
  private func endOfAttribute(at start: Int, before limit: Int) -> Int? {
    var place = start
    while place < limit, bytes[place].isASCIILetter || bytes[place] == UInt8(ascii: "-") { place += 1 }
    guard place > start, place + 1 < limit, bytes[place] == UInt8(ascii: "=") else { return nil }
    place += 1
    let quote = bytes[place]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return bytes[(place + 1)..<limit].firstIndex(of: quote).map { $0 + 1 }
    }
    let value = place
    while place < limit, bytes[place] > 0x20, bytes[place] != UInt8(ascii: ">"), bytes[place] != UInt8(ascii: "<") {
      place += 1
    }
    return place > value ? place : nil
  }

  /// The place after a closing byte, if no other tag begins before it.
  private func end(of range: Range<Int>, closedBy closer: UInt8) -> Int? {
    for place in range {
      if bytes[place] == closer { return place > range.lowerBound ? place + 1 : nil }
      if bytes[place] == UInt8(ascii: "<") || bytes[place] == UInt8(ascii: "{") { return nil }
    }
    return nil
  }

  private func afterWhite(_ start: Int, _ limit: Int) -> Int {
    var place = start
    while place < limit, bytes[place] <= 0x20 { place += 1 }
    return place
  }

  private static let textTags = Set(TokenList.textTags.words.map { WordHash.hash(of: $0) })
  private static let captionTags = Set(TokenList.captionTags.words.map { WordHash.hash(of: $0) })
}

/// The tag of WebVTT that names the speaker: `<v Jane Roe>`, `<v.loud Jane Roe>`.
struct SpeakerTag {
  /// Where the name stands.
  let name: Range<Int>
  /// The place after the tag.
  let end: Int

  /// The bytes within which it ends.
  private static let longest = 200

  /// Reads the tag that begins a stretch; `nil` where there is none.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    var place = range.lowerBound + 2
    let limit = min(range.upperBound, range.lowerBound + Self.longest)
    guard place < limit, Self.mayBegin(bytes, range) else { return nil }
    while place < limit, bytes[place] > 0x20, bytes[place] != UInt8(ascii: ">") { place += 1 }
    while place < limit, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    guard let close = bytes[place..<max(place, limit)].firstIndex(of: UInt8(ascii: ">")), close > place else {
      return nil
    }
    name = place..<close
    end = close + 1
  }

  /// Whether a stretch may begin with the tag.
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count > 4, bytes[range.lowerBound] == UInt8(ascii: "<"),
      bytes[range.lowerBound + 1] == UInt8(ascii: "v")
    else { return false }
    return bytes[range.lowerBound + 2] == 0x20 || bytes[range.lowerBound + 2] == UInt8(ascii: ".")
  }
}
