public import Text

/// A large text in stretches of some blocks, from its start to its end, with all voices that stand in them.
public struct TextStretches<Store: ByteStore> {
  private var blocks: BlockWindow<Store>
  private let text: LargeText<Store>
  private var turns: TurnReader
  /// How many blocks were given.
  private var number = 0
  /// How many stretches were given, and at how many it is next asked what the count comes to.
  private var given = 0
  private var nextCheck = 1
  /// The labels and questions of the blocks given so far; only while it is not known whose turns they are.
  public private(set) var count = TurnCount()

  init(_ blocks: BlockWindow<Store>, _ text: LargeText<Store>) {
    self.blocks = blocks
    self.text = text
    turns = TurnReader(text.turns ?? TurnPlan(TurnCensus(), authors: []))
  }

  /// A stretch: a text of some blocks, and how much of it comes before the next stretch begins.
  public typealias Stretch = (text: ExtractedText, covered: ByteSpan)

  /// The next stretch; `nil` at the end, and where the blocks look like turns of speakers, so that all are to be read again
  /// by a plan.
  public mutating func next() throws -> Stretch? {
    while let found = try blocks.next() {
      let (voices, known) = voices(of: found)
      try blocks.pass(known)
      // A quotation that no block closes so far: more of them are needed to know.
      if known == 0 { continue }
      number += known
      let isAll = known == found.blocks.count
      let extracted = ExtractedText(
        text: found.text, blocks: isAll ? found.blocks : Array(found.blocks[..<known]), voices: voices,
        metadata: text.metadata, encoding: text.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")))
      given += 1
      if text.turns == nil, given == nextCheck {
        nextCheck *= 2
        // What looks like turns so far hardly ever stops doing so: it is found out before more is read in vain.
        if !TurnPlan(count.census, authors: []).isEmpty { return nil }
      }
      return (extracted, ByteSpan(0, isAll ? found.text.utf8.count : found.blocks[known].span.start))
    }
    count.isWhole = true
    return nil
  }

  /// Whether what was given stands: not where the labels and questions of the blocks, now that all are counted, make them
  /// turns of speakers.
  public var isFinal: Bool {
    text.turns != nil || count.isWhole && TurnPlan(count.census, authors: []).isEmpty
  }

  /// The voices in the blocks, and of how many of these they are known.
  private mutating func voices(of found: BlockWindow<Store>.Found) -> (voices: [VoiceSpan], known: Int) {
    let (blocks, total) = (found.blocks, found.blocks.count)
    let taken = found.text.withBytes { bytes in
      var ahead = turns
      let spoken = SpokenBlocks(bytes: bytes, blocks: blocks, taken: found.voices, number: number)
      return VoiceSpan.united(found.voices, ahead.voices(in: spoken, 0..<total))
    }
    let quotations = Quotations.find(in: found.text, blocks: blocks, taken: taken, isLast: found.isLast)
    found.text.withBytes { bytes in
      let spoken = SpokenBlocks(bytes: bytes, blocks: blocks, taken: found.voices, number: number)
      _ = turns.voices(in: spoken, 0..<quotations.known)
      if text.turns == nil { count.census.add(spoken, 0..<quotations.known) }
    }
    return (VoiceSpan.united(taken, quotations.voices), quotations.known)
  }
}
