import Text

/// What is counted in a part's blocks to find out whose the turns are.
struct PartCount: Sendable {
  private(set) var census = TurnCensus()
  private(set) var labels = PartLabels()
  /// Their words; `nil` where these are not counted.
  private(set) var words: PassedWords?

  /// Counts the labels and questions of some blocks, and with a counter their words.
  static func of(
    _ range: Range<Int>, _ source: [UInt8], _ text: SegmentedBlocks, _ counter: WordCounter?
  ) -> PartCount {
    source.withUnsafeBufferPointer { source in
      text.withPlaces(in: source) { places in
        let taken = TakenVoices(text.voices)
        var counting = Counting(passed: counter.map { PassedBlocks(of: source, blocks: range.count, $0) })
        for number in range {
          let block = text.blocks[number]
          let place = places.place(of: block.span)
          if place.isWhole {
            counting.add(block, number, place.span, in: source, taken: taken)
          } else if place.hasSameWords {
            if !counting.census.pass(block, place, in: source) {
              places.withCopy(of: block.span) {
                counting.addLabel(block, number, ByteSpan(0, block.span.count), in: $0, taken: taken)
              }
            }
            counting.passed?.add(place.span, in: source)
          } else {
            places.withCopy(of: block.span) {
              counting.add(block, number, ByteSpan(0, block.span.count), in: $0, taken: taken)
            }
          }
        }
        return counting.counted
      }
    }
  }

  /// A count in progress.
  private struct Counting {
    var census = TurnCensus()
    var labels = PartLabels.Gathering()
    var passed: PassedBlocks?

    init(passed: PassedBlocks?) { self.passed = passed }

    /// Adds a block, given its span of some bytes.
    @inline(__always)
    mutating func add(_ block: Block, _ number: Int, _ span: ByteSpan, in bytes: Bytes, taken: TakenVoices) {
      addLabel(block, number, span, in: bytes, taken: taken)
      passed?.add(span, in: bytes)
    }

    /// Adds the label and questions of a block.
    @inline(__always)
    mutating func addLabel(_ block: Block, _ number: Int, _ span: ByteSpan, in bytes: Bytes, taken: TakenVoices) {
      if let label = census.add(Block(span, block.kind), in: bytes, at: block.span, taken: taken) {
        labels.add(label, of: number, in: bytes)
        passed?.endRun()
      }
    }

    var counted: PartCount {
      mutating get { PartCount(census: census, labels: labels.labels, words: passed?.words) }
    }
  }
}
