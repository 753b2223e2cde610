import Text

/// Characters in groups.
extension RichTextReader {
  /// Whether text is visible here.
  var isShown: Bool { state.marks.isDisjoint(with: .unseen) }

  /// Takes literal bytes.
  mutating func take(_ range: Range<Int>) {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = scanner.bytes[place]
      if byte >= 0x80 ? !characters.isUTF8 : !begun.isEmpty || !characters.holdsASCII(state.page) {
        take(byte)
        place += 1
        continue
      }
      let start = place
      while place < range.upperBound, scanner.bytes[place] < 0x80 || characters.isUTF8 { place += 1 }
      endCharacter()
      add(scanner.bytes[start..<place])
    }
  }

  /// Takes a byte in the font's code page.
  mutating func take(_ byte: UInt8) {
    if state.destination == .leftOut { return }
    if !begun.isEmpty {
      begun.append(byte)
      if begun.count == begunLength { closeCharacter() }
      return
    }
    endCharacter()
    if byte < 0x80, characters.holdsASCII(state.page) { return add([byte]) }
    begun = [byte]
    begunLength = characters.length(from: byte, on: state.page)
    if begunLength == 1 { closeCharacter() }
  }

  /// Adds the character whose bytes are complete.
  private mutating func closeCharacter() {
    let bytes = begun
    begun = []
    let found = characters.character(bytes, on: state.page)
    if !found.isEmpty { return add(found) }
    // An ASCII byte is not part of an invalid character.
    let isCutShort = bytes.count > 1 && bytes[bytes.count - 1] < 0x80
    replace(isCutShort ? bytes.count - 1 : bytes.count)
    if isCutShort { take(bytes[bytes.count - 1]) }
  }

  /// Notes that no more of an unfinished character will follow.
  mutating func endCharacter() {
    if firstHalf != nil { replace(1) }
    endBytes()
  }

  /// Notes that the bytes of a character end here: what follows may be in another code page.
  mutating func endBytes() { if !begun.isEmpty { replace(begun.count) } }

  private mutating func replace(_ count: Int) {
    (firstHalf, begun) = (nil, [])
    characters.replaced += count
    add([0xEF, 0xBF, 0xBD])
  }

  /// Adds a Unicode character by its number. Numbers above 0x7FFF are given as negative, characters above 0xFFFF as two
  /// numbers.
  mutating func unicode(_ number: Int) {
    let code = UInt32(clamping: number < 0 ? number + 0x1_0000 : number)
    if let first = firstHalf, (0xDC00...0xDFFF).contains(code) {
      firstHalf = nil
      add(0x1_0000 + (first - 0xD800) << 10 + (code - 0xDC00))
    } else if (0xD800...0xDBFF).contains(code) {
      endCharacter()
      firstHalf = code
    } else {
      endCharacter()
      add(code)
    }
  }

  private mutating func add(_ code: UInt32) {
    if let sign = characters.sign(code, on: state.page) { return add(Array(sign.utf8)) }
    switch Unicode.Scalar(code) {
    // Line and paragraph separators.
    case "\u{2028}", "\u{2029}": breakLine()
    case let scalar? where code > 0x20: add(scalar)
    case nil: replace(1)
    default: add([0x20])
    }
  }

  /// Adds a character that a control word stands for.
  mutating func write(_ scalar: Unicode.Scalar) {
    endCharacter()
    add(scalar)
  }

  private mutating func add(_ scalar: Unicode.Scalar) { add(scalar.encoded) }

  /// Adds UTF-8 text to what is open.
  private mutating func add(_ text: some Collection<UInt8>) {
    switch state.destination {
    case .tags: wrapped.append(contentsOf: text)
    case .text where content == .page: if !state.isOutsidePage { wrapped.append(contentsOf: text) }
    case .text:
      guard isShown else { return }
      let next = state.marks.subtracting(.unseen)
      if next != look {
        closeRun()
        look = next
      }
      run.append(contentsOf: text)
    case .title, .author, .fonts, .style:
      if told.count + text.count <= DocumentProperties.longest { told.append(contentsOf: text) }
    default: break
    }
  }

  /// Adds the current run of uniform text to the paragraph.
  mutating func closeRun() {
    if run.isEmpty { return }
    var text: [UInt8] = []
    swap(&text, &run)
    paragraph.append(
      text.span, isRaised: look.contains(.raised), isEmphasised: !look.isDisjoint(with: .emphasised))
    // Its room is used again.
    text.removeAll(keepingCapacity: true)
    swap(&text, &run)
  }
}
