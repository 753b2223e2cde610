import Text

/// Subtitles: the numbers and times between which their words stand.
extension MailThread {
  /// Marks the times of subtitles, what numbers them, and the head, notes and styles of a WebVTT file, and what is shown twice.
  /// What a line is shows in those below it, which are there for all lines that are known.
  mutating func markCaptions() {
    if first < lines.count, Captions.isHead(bytes, lines[first]) {
      var index = first
      while index < lines.count, !lines[index].isBlank {
        mark(index, .document, .captionTime)
        index += 1
      }
    }
    var times: [Int] = []
    for index in first..<max(first, lines.count) where Captions.isTime(bytes, lines[index]) {
      times.append(index)
      mark(index, .document, .captionTime)
      if index > first, Captions.isNumber(bytes, lines[index - 1]) { mark(index - 1, .document, .captionTime) }
    }
    markCaptionNotes()
    markShownAgain(times)
  }

  /// Marks lines that roll up: those last shown at one time which the next time begins with, without a pause between. Their
  /// last showing is left, whose words have no times between them; and so what stands above a line tells nothing of it.
  private mutating func markShownAgain(_ times: [Int]) {
    for (time, next) in zip(times, times.dropFirst()) where Captions.touch(bytes, lines[time], lines[next]) {
      let above = shown(max(time + 1, next - Captions.reach)..<next)
      let below = shown(next + 1..<min(next + 1 + Captions.reach, lines.count))
      let (said, saidNext) = (above.map(words), below.map(words))
      let same = (0...min(said.count, saidNext.count)).last { said.suffix($0) == saidNext.prefix($0) } ?? 0
      for index in above.suffix(same) { mark(index, .document, .captionAgain) }
    }
  }

  /// The first of some lines that show something, up to the next that belongs to a time.
  private func shown(_ range: Range<Int>) -> [Int] {
    range.prefix { lines[$0].why != .captionTime }.filter { !lines[$0].isBlank && lines[$0].voice == .author }
  }

  /// The words of a line of subtitles without its tags, parted by one space each.
  private func words(_ index: Int) -> [UInt8] {
    let text = TextTags(bytes, areCaptions: true).pieces(of: lines[index].range).flatMap { piece in
      piece.kind == .text ? Array(bytes[piece.range]) : piece.kind == .gap ? [0x20] : []
    }
    return Array(text.split { $0 <= 0x20 }.joined(separator: [0x20]))
  }

  /// Marks the blocks that nobody says, from a line with their name below a blank one to the next blank one.
  private mutating func markCaptionNotes() {
    var index = first + 1
    while index < lines.count {
      guard lines[index - 1].isBlank, Captions.beginsNote(bytes, lines[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < lines.count, !lines[index].isBlank {
        mark(index, .document, .captionNote)
        index += 1
      }
      noteNotice(start..<index)
    }
  }
}

/// The lines by which WebVTT and SubRip number and time what they show.
enum Captions {
  /// Whether a text is made of subtitles, by its first lines with text.
  static func begin(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) -> Bool {
    guard let start = lines[min(first, lines.count)...].firstIndex(where: { !$0.isBlank }) else { return false }
    if isHead(bytes, lines[start]) { return true }
    return start + 1 < lines.count && isNumber(bytes, lines[start]) && isTime(bytes, lines[start + 1])
  }

  /// Whether a line is the first of a WebVTT file.
  static func isHead(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    let name: StaticString = "WEBVTT"
    let end = line.textStart + name.utf8CodeUnitCount
    return bytes.holds(name, at: line.textStart, before: line.textEnd) && (end == line.textEnd || bytes[end] <= 0x20)
  }

  /// Whether a line is a time and another behind an arrow: `00:01:02.500 --> 00:01:04.000`.
  static func isTime(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    var place = line.textStart
    while place < line.textEnd, isTimeByte(bytes[place]) { place += 1 }
    guard place >= line.textStart + shortestTime, place < line.textEnd, bytes[place] == 0x20 else { return false }
    while place < line.textEnd, bytes[place] == 0x20 { place += 1 }
    guard bytes.holds("-->", at: place, before: line.textEnd) else { return false }
    place += 3
    while place < line.textEnd, bytes[place] == 0x20 { place += 1 }
    return place < line.textEnd && bytes[place].isASCIIDigit
  }

  /// So many lines above and below a time are looked at for what is shown again.
  static let reach = 8

  /// Whether the time on a line ends when that on another begins.
  static func touch(_ bytes: Bytes, _ line: SourceLine, _ next: SourceLine) -> Bool {
    guard let end = bytes[line.range].split(separator: 0x20).dropFirst(2).first else { return false }
    return bytes[next.range].prefix { $0 > 0x20 }.elementsEqual(end)
  }

  /// Whether a line is a word with a digit, as stands above a time.
  static func isNumber(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    !line.isBlank && line.range.allSatisfy { bytes[$0] > 0x20 } && line.range.contains { bytes[$0].isASCIIDigit }
  }

  /// Whether a line is the first of a note, or of the styles of a WebVTT file.
  static func beginsNote(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.textStart == line.start
      && notes.contains { name in
        let end = line.textStart + name.count
        return end <= line.textEnd && bytes[line.textStart..<end].elementsEqual(name)
          && (end == line.textEnd || bytes[end] <= 0x20)
      }
  }

  private static let notes = TokenList.captionNotes.words

  /// `00:01.5`, and longer ones.
  private static let shortestTime = 7

  private static func isTimeByte(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}
