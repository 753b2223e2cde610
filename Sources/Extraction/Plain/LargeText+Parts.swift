/// The purpose for which the parts of a large text are read.
package enum PartPurpose: Sendable {
  /// For their text and voices.
  case text
  /// To find out whose the turns are, and what is kept of the parts; with a counter also the number of words.
  case turns(counting: WordCounter?)

  /// Whether it is for the text.
  package var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// The counter of words; `nil` where they are not needed.
  var counter: WordCounter? {
    if case .turns(let counter) = self { counter } else { nil }
  }
}

extension LargeText {
  /// Where the first part begins.
  package var start: Seam { Seam(offset: topEnds.front, mail: MailThread.State()) }

  /// Reads a part. Its blocks are those from its start up to the first seam outside its bounds, so that the part after
  /// a long block may be empty.
  package func part(_ number: Int, from start: Seam, for purpose: PartPurpose) throws(Fault) -> TextPart {
    let bounds = bounds(of: number)
    if start.offset >= bounds.upperBound, number > 0 { return TextPart(start: start, end: start) }
    let reader = PartReader(self, bounds, .seam(start), for: purpose)
    let bound = max(bounds.upperBound, reader.begin)
    var end = try self.end(behind: bound)
    while true {
      var stored = try knownLines(reader.begin..<end)
      if let part = reader.read(&stored)?.part(from: start) { return part }
      end = try farther(than: end, behind: bound)
    }
  }

  /// How far to read if the end of a part was not found: at least twice as far each time, since everything is read
  /// again; past what cannot tell; and up to a blank line, since finding one costs little.
  private func farther(than end: Int, behind bound: Int) throws(Fault) -> Int {
    let (least, farthest) = (end + max(end - bound, reach), end + max(15 * (end - bound), reach))
    return try gap(1, from: least, before: farthest).map { $0 + margin } ?? farthest
  }

  /// Reads the likely contents of a part while the part before it is still being read: from its bounds on, with a few
  /// lines before them, using what a seam further up says of the mail thread. `nil` where that does not tell: a distant
  /// start is searched for once, where it is known, and not by every part.
  package func guess(_ number: Int, after seam: Seam, for purpose: PartPurpose) throws(Fault) -> PartReading? {
    let bounds = bounds(of: number)
    let reader = PartReader(self, bounds, .guess(after: seam), for: purpose)
    let end = try end(behind: bounds.upperBound)
    var stored = try knownLines(reader.begin..<end)
    let reading = reader.read(&stored)
    if reading?.tellsEnd ?? true { return reading }
    // Once more here, since everyone waits for whoever joins the parts.
    stored = try knownLines(reader.begin..<(try farther(than: end, behind: bounds.upperBound)))
    return reader.read(&stored)
  }

  /// Reads a part again using what was kept of it, or only its speech; `nil` where its bytes are no longer there.
  package func reading(
    _ number: Int, by outline: PartOutline, _ speech: PartSpeech? = nil, for purpose: PartPurpose
  ) throws(Fault) -> PartReading? {
    let reading = outline.text.read(speech?.blocks ?? 0..<Int.max)
    let source = try store.part(reading.source)
    guard source.count == reading.source.count else { return nil }
    return source.withUnsafeBufferPointer {
      PartReading(of: whole, bounds(of: number), by: outline, reading, speech, from: $0, for: purpose)
    }
  }

  /// For each part that need not be read completely if some voices are silent, what must be read; as far as known from
  /// what was kept, since the start of each part depends on those before it.
  package func speeches(_ known: PartOutlines, without silent: Set<Voice>) -> [Int: PartSpeech] {
    guard let turns, !silent.isEmpty else { return [:] }
    var speeches: [Int: PartSpeech] = [:]
    var seam = start
    for number in 0..<parts {
      guard let outline = known[number] else {
        if number > 0, seam.offset >= bounds(of: number).upperBound { continue }
        break
      }
      guard outline.follows(seam) else { break }
      let runs = outline.runs(from: seam, by: turns)
      speeches[number] = outline.speech(runs, from: seam, without: silent)
      seam = outline.end(behind: runs)
    }
    return speeches
  }

  /// What the reading of each part needs to know of the whole.
  var whole: PartReading.Whole {
    PartReading.Whole(metadata: metadata, encoding: encoding, turns: turns, reach: reach)
  }

  /// How far to read so that a block which begins at a bound or later, and its end, are there: mostly up to the second
  /// next blank line. These are searched for only nearby: in a text with hardly any, blocks end without them, mostly
  /// within two margins.
  private func end(behind bound: Int) throws(Fault) -> Int {
    if lacksGaps { return bound + 2 * margin }
    return max(bound, try gap(2, from: bound, before: bound + window / 16) ?? bound) + margin
  }

  /// Where the `number`th next blank line in a range of the store begins; `nil` where there are fewer.
  private func gap(_ number: Int, from start: Int, before end: Int) throws(Fault) -> Int? {
    let limit = min(end, store.count)
    var left = number
    var place = start
    while place < limit {
      let bytes = try store.part(place..<min(place + 16 * 1_024, limit))
      let isEnd = place + bytes.count >= limit
      var next = 0
      // After a line end among the last bytes, what follows is not completely there.
      while let lineEnd = bytes.place(of: 0x0A, from: next), isEnd || lineEnd + 2 < bytes.count {
        if Self.isBlank(bytes, from: lineEnd + 1) { left -= 1 }
        if left == 0 { return place + lineEnd }
        next = lineEnd + 1
      }
      if isEnd { break }
      place += max(next, bytes.count - 2)
    }
    return nil
  }

  /// Whether an empty line begins at a place.
  private static func isBlank(_ bytes: [UInt8], from start: Int) -> Bool {
    let end = start < bytes.count && bytes[start] == 0x0D ? start + 1 : start
    return end < bytes.count && bytes[end] == 0x0A
  }

  /// How much is read beyond the bounds of a part at first: some lines before it, which determine what the following
  /// ones are, and some after it, which show where it ends. Little compared with the part, but more than four lines of
  /// a mail.
  var margin: Int { max(2 * 1_024, min(8 * 1_024, window / 32)) }

  /// How far above its bound a part may end: reading that much twice costs less than reading all of a part again.
  var reach: Int { window / 4 }
}
