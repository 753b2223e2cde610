import CByteScan
import Text

/// The text between tags, and what is written.
extension MarkupFilter {
  /// Copies text up to the next markup.
  mutating func text(_ source: Span<UInt8>, from start: Int) -> Int {
    var at = start
    var run = start
    let isHidden = hiddenDepth > 0
    if isHidden {
      at = Self.index(of: UInt8(ascii: "<"), in: source, from: start + 1) ?? source.count
      result.hiddenTextBytes += at - start
      return at
    }
    let isPreformatted = preformattedDepth > 0
    while at < source.count {
      // A space may follow one that was written for another reason.
      let followsSpace = at == run && source[at] == 0x20 && !isPreformatted && output.endsInSpace
      if !followsSpace { at = Self.textMark(in: source, from: at) }
      guard at < source.count else { break }
      let byte = source[at]
      switch byte {
      case UInt8(ascii: "<"):
        copy(source, run, at)
        if at > start, at + 1 < source.count {
          let next = source[at + 1]
          if next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            return at
          }
        }
        literal(byte, from: at)
        at += 1
        run = at
      case UInt8(ascii: "&"):
        copy(source, run, at)
        at = reference(source, at)
        run = at
      case 0x20 where !isPreformatted && at == run && output.endsInSpace:
        at += 1
        run = at
      case 0x20 where isPreformatted || at + 1 >= source.count || !source[at + 1].isHTMLSpace: at += 1
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
        copy(source, run, at)
        at = space(source, at, isPreformatted)
        run = at
      case 0xC2 where at + 1 < source.count && source[at + 1] == 0xA0:
        copy(source, run, at)
        write(0x20, from: at)
        at += 2
        run = at
      case 0..<0x20, 0x7F:
        copy(source, run, at)
        at += 1
        run = at
      default: at += 1
      }
    }
    copy(source, run, at)
    return at
  }

  /// Copies white space: one space for a run, or in preformatted text one line feed for each line end.
  private mutating func space(_ source: Span<UInt8>, _ start: Int, _ isPreformatted: Bool) -> Int {
    var at = start
    if isPreformatted {
      let isReturn = source[at] == 0x0D
      write(isReturn || source[at] == 0x0A ? 0x0A : 0x20, from: at)
      at += 1
      if isReturn, at < source.count, source[at] == 0x0A { at += 1 }
      return at
    }
    if !output.endsInSpace { write(0x20, from: at) }
    while at < source.count, source[at].isHTMLSpace { at += 1 }
    return at
  }

  mutating func reference(_ source: Span<UInt8>, _ start: Int) -> Int {
    guard let value = references.read(source, at: start, limit: source.count) else {
      literal(source[start], from: start)
      return start + 1
    }
    note(start)
    for scalar in [value.first, value.second ?? "\0"] where scalar != "\0" {
      switch scalar {
      case "<", "&": literal(UInt8(ascii: scalar))
      case "\t", "\n", "\u{0C}", "\r", " ", "\u{A0}":
        output.append(scalar == "\n" && preformattedDepth > 0 ? 0x0A : 0x20)
      case "\u{01}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": break
      default: for unit in scalar.encoded { output.append(unit) }
      }
    }
    shift = Int.min
    return value.end
  }

  /// The next byte from `start` on that is not copied as it is: markup, a reference, a control character, a possible
  /// no-break space, the first of several spaces.
  private static func textMark(in source: Span<UInt8>, from start: Int) -> Int {
    source.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { start + usward_find_text_mark($0 + start, bytes.count - start) } ?? start
    }
  }

  // MARK: Output

  mutating func copy(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    note(start)
    output.append(source, start..<end)
  }

  /// Notes that what is written next comes from `source`.
  mutating func note(_ source: Int) {
    let next = source - output.count
    guard next != shift else { return }
    result.pieces.append(SourceMap.Piece(extracted: output.count, source: source))
    shift = next
  }

  /// Writes a byte that represents what is at `source`.
  mutating func write(_ byte: UInt8, from source: Int) {
    note(source)
    output.append(byte)
    shift = Int.min
  }

  /// Writes a stand-in for a `<` or `&` of the text, so that the parser reads a run of them as fast as any text.
  mutating func literal(_ byte: UInt8, from source: Int) {
    note(source)
    literal(byte)
  }

  private mutating func literal(_ byte: UInt8) {
    output.append(FilteredMarkup.standIn)
    result.literals.append(byte)
  }

  mutating func emitBlock(_ tag: Tag) {
    output.append(markups.block)
    result.tags.append(tag)
  }

  mutating func emitInline(_ tag: Tag) {
    output.append(markups.inline)
    result.tags.append(tag)
  }

  mutating func emitVoid(_ tag: Tag) {
    output.append(markups.void)
    result.tags.append(tag)
  }
}
