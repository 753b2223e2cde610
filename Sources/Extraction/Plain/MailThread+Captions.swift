import Text

/// Subtitles: the numbers and times between their texts.
extension MailThread {
  /// Marks the times and numbers of subtitles, the header, notes and styles of a WebVTT file, and repeated text. What a
  /// line is depends on those below it, which are available for all known lines.
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
    markSounds()
    for (time, next) in zip(times, times.dropFirst()) where Captions.isPause(bytes, lines[time], lines[next]) {
      mark(next, .document, .captionPause)
    }
    markShownAgain(times)
  }

  /// Marks times that stand alone in a transcript. What precedes one that shows the same as the first does not
  /// continue.
  mutating func markTimes(from start: Int) {
    for index in first..<max(first, lines.count) {
      guard let seconds = ChatTime.secondsAlone(bytes, lines[index].range) else { continue }
      mark(index, .document, seconds == start ? .captionPause : .captionTime)
    }
    markSounds()
  }

  /// Measures the lines from one on that begin with a time of a recording without it.
  static func passTimes(_ lines: inout [SourceLine], in bytes: Bytes, from first: Int) {
    for index in first..<max(first, lines.count) {
      guard let time = leadingTime(bytes, lines[index]) else { continue }
      lines[index] = SourceLine(bytes, time.end, lines[index].end)
    }
  }

  /// The time of a recording with which a line begins, and where what is said begins; `nil` where it belongs to a speaker's label.
  static func leadingTime(_ bytes: Bytes, _ line: SourceLine) -> (seconds: Int, end: Int)? {
    guard !line.isBlank, let time = ChatTime.leading(bytes, line.range) else { return nil }
    let label = TurnLabel(bytes, line.range)
    return label == nil || label?.time == TurnLabel.Time.none ? time : nil
  }

  /// Marks lines in brackets that are the only text at a time: sounds and not speech, like "[Applause]". With words
  /// below, a bracket may name the speaker.
  mutating func markSounds() {
    func showsNothing(_ index: Int) -> Bool {
      !lines.indices.contains(index) || lines[index].isBlank || lines[index].why.isTime
    }
    for index in first..<max(first, lines.count)
    where lines[index].voice == .author && Captions.isInBrackets(bytes, lines[index]) && showsNothing(index - 1)
      && showsNothing(index + 1)
    {
      mark(index, .document, .captionNote)
    }
  }

  /// Marks lines that roll up: those last shown at one time with which the next time begins, without a pause between.
  /// Their last occurrence remains, whose words are not interrupted by times; what precedes a line therefore decides
  /// nothing about it.
  private mutating func markShownAgain(_ times: [Int]) {
    for (time, next) in zip(times, times.dropFirst()) where Captions.touch(bytes, lines[time], lines[next]) {
      let above = shown(max(time + 1, next - Captions.reach)..<next)
      let below = shown(next + 1..<min(next + 1 + Captions.reach, lines.count))
      let (said, saidNext) = (above.map(words), below.map(words))
      let same = (0...min(said.count, saidNext.count)).last { said.suffix($0) == saidNext.prefix($0) } ?? 0
      for index in above.suffix(same) { mark(index, .document, .captionAgain) }
    }
  }

  /// Those of some lines that have text, up to the next one that belongs to a time.
  private func shown(_ range: Range<Int>) -> [Int] {
    range.prefix { !lines[$0].why.isTime }.filter { !lines[$0].isBlank && lines[$0].voice == .author }
  }

  /// The words of a subtitle line without tags, each separated by one space.
  private func words(_ index: Int) -> [UInt8] {
    let text = TextTags(bytes, areCaptions: true).pieces(of: lines[index].range).flatMap { piece in
      piece.kind == .text ? Array(bytes[piece.range]) : piece.kind == .gap ? [0x20] : []
    }
    return Array(text.split { $0 <= 0x20 }.joined(separator: [0x20]))
  }

  /// Marks blocks that nobody says, from a line with their name after a blank line up to the next blank one.
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
