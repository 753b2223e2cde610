import Text

/// The blocks of a plain text with the voices of their lines, as many at a time as are known to the end.
struct BlockWindow<Store: ByteStore> {
  private var lines: LineWindow<Store>
  private let top: PlainTop
  private let habits: TextHabits
  private var thread: MailThread
  /// The line from which on the next block is looked for.
  private var position: Int
  /// The first line of each block given last, and the line after them.
  private var firstLines: [Int] = []
  private var end = 0
  private var isHeadMarked = false
  private var isOver = false

  /// Reads lines from the first on; the top of the text is among those at hand.
  init(_ lines: LineWindow<Store>, _ top: PlainTop, _ habits: TextHabits) {
    self.lines = lines
    self.top = top
    self.habits = habits
    thread = MailThread(from: top.end, writer: top.writer)
    position = top.first
  }

  /// Blocks of a text.
  struct Found {
    /// A text that holds them and nothing else.
    var text: String
    var blocks: [Block]
    var voices: [VoiceSpan]
    /// Whether no block comes after them.
    var isLast: Bool
  }

  /// The next blocks, at least one; `nil` at the end. They are given again until they are passed.
  mutating func next() throws -> Found? {
    while !isOver {
      let isLast = lines.isLast
      let found = lines.read { [top, habits, position, isHeadMarked] bytes, lines in
        let known = thread.read(&lines, in: bytes, isLast: isLast)
        if !isHeadMarked { top.markHead(&lines) }
        var reader = ParagraphReader(bytes, lines, habits, known: isLast ? nil : known)
        end = reader.read(from: position)
        firstLines = reader.firstLines
        return Found(
          text: reader.builder.text, blocks: reader.builder.blocks, voices: reader.builder.voices, isLast: isLast)
      }
      isHeadMarked = true
      if !found.blocks.isEmpty { return found }
      position = end
      if isLast { isOver = true } else { try readOn() }
    }
    return nil
  }

  /// Goes on behind the first `count` of the blocks given last. With none of them the next ones are these and more.
  mutating func pass(_ count: Int) throws {
    position = count < firstLines.count ? firstLines[count] : end
    if lines.isLast { isOver = position == lines.lines.count } else { try readOn() }
  }

  /// Lets go of the lines before the position.
  private mutating func readOn() throws {
    try lines.advance(past: position)
    thread.forget(position)
    position = 0
  }
}
