/// What the parts of a large text are read for.
package enum PartPurpose: Sendable {
  /// Their text and voices.
  case text
  /// To find out whose the turns are, and what is kept of them; with a counter also how many words.
  case turns(counting: WordCounter?)

  /// Whether it is the text.
  package var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// Counts the words; `nil` where nobody asks for them.
  var counter: WordCounter? {
    if case .turns(let counter) = self { counter } else { nil }
  }
}

extension LargeText {
  /// Where the first part begins.
  package var start: Seam { Seam(offset: topEnds.front, mail: MailThread.State()) }

  /// Reads a part. Its blocks are those that begin from its start on and before the first seam that is not within its bounds,
  /// so that a part after a long block may be empty.
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

  /// To where is read when it was not told where a part ends. Twice as far at least each time, since all is read again, and as
  /// far as what tells nothing goes; as far as a blank line, since looking for one costs little.
  private func farther(than end: Int, behind bound: Int) throws(Fault) -> Int {
    let (least, farthest) = (end + max(end - bound, reach), end + max(15 * (end - bound), reach))
    return try gap(1, from: least, before: farthest).map { $0 + margin } ?? farthest
  }

  /// Reads what a part is likely to have, while the one before it is still being read: from its bounds on, with a few lines
  /// before them, and by what a seam further up says of the mail thread. `nil` where that tells nothing: what is far away is
  /// read once, from where it is known, and not by each part that does not know.
  package func guess(_ number: Int, after seam: Seam, for purpose: PartPurpose) throws(Fault) -> PartReading? {
    let bounds = bounds(of: number)
    let reader = PartReader(self, bounds, .guess(after: seam), for: purpose)
    let end = try end(behind: bounds.upperBound)
    var stored = try knownLines(reader.begin..<end)
    let reading = reader.read(&stored)
    if reading?.tellsEnd ?? true { return reading }
    // Once more here: whoever joins the parts is waited for by all others.
    stored = try knownLines(reader.begin..<(try farther(than: end, behind: bounds.upperBound)))
    return reader.read(&stored)
  }

  /// Reads a part again by what was kept of it, or what is spoken of it; `nil` where its bytes are there no longer.
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

  /// The parts that need not be read as a whole where some voices are silent, as far as they are known from what was kept:
  /// where each begins hangs on those before it.
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

  /// What the reading of each part needs to know.
  var whole: PartReading.Whole {
    PartReading.Whole(metadata: metadata, encoding: encoding, turns: turns, reach: reach)
  }

  /// To where is read for a block to be there that begins at a bound or after it, and its end: it mostly stands between the
  /// two next blank lines. These are looked for a little way only: in a text that hardly has any, blocks end without them, few
  /// of them further on than two margins.
  private func end(behind bound: Int) throws(Fault) -> Int {
    if lacksGaps { return bound + 2 * margin }
    return max(bound, try gap(2, from: bound, before: bound + window / 16) ?? bound) + margin
  }

  /// Where the last of so many next blank lines begins that stand in a range of the store; `nil` where there are fewer.
  private func gap(_ number: Int, from start: Int, before end: Int) throws(Fault) -> Int? {
    let limit = min(end, store.count)
    var left = number
    var place = start
    while place < limit {
      let bytes = try store.part(place..<min(place + 16 * 1_024, limit))
      let isEnd = place + bytes.count >= limit
      var next = 0
      // Of a line end among the last bytes it is not all there what follows.
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

  /// How much is read beyond the bounds of a part, to begin with: some lines before it, by which it is told what those after
  /// them are, and some behind it, which tell where it ends. Little beside the part, but more than four lines of a mail have.
  var margin: Int { max(2 * 1_024, min(8 * 1_024, window / 32)) }

  /// How far above its bound a part may end: reading that much twice costs less than reading all of a part again.
  var reach: Int { window / 4 }
}
