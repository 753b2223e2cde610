/// The lists of a kind of forms. They are adjacent in a pool, so that only their lengths are stored.
struct PartLists: BitwiseCopyable, Sendable {
  private var start: Int32
  private var counts: (UInt16, UInt16, UInt16, UInt16, UInt16)

  /// Makes the lists of a form, which begin at a place of the pool.
  init(_ form: ResolvedForm, at start: Int32) {
    self.start = start
    counts = (
      UInt16(form.matches.count), UInt16(form.symbols.count), UInt16(form.openers.count),
      UInt16(form.followers.count), UInt16(form.wordEntries.count)
    )
  }

  /// The same lists at another place.
  func moved(to start: Int32) -> PartLists {
    var lists = self
    lists.start = start
    return lists
  }

  /// All of the lists together.
  var all: Range<Int32> { start..<wordEntries.upperBound }
  /// The matches of this single word where no phrase is near, each as its `FormMatch` followed by its entry.
  var matches: Range<Int32> { start..<start + Int32(counts.0) }
  /// The symbols that it satisfies.
  var symbols: Range<Int32> { matches.upperBound..<matches.upperBound + Int32(counts.1) }
  /// Those that are first in phrases.
  var openers: Range<Int32> { symbols.upperBound..<symbols.upperBound + Int32(counts.2) }
  /// Those that are second in phrases.
  var followers: Range<Int32> { openers.upperBound..<openers.upperBound + Int32(counts.3) }
  /// The entries that are this single word, the strongest first.
  var wordEntries: Range<Int32> { followers.upperBound..<followers.upperBound + Int32(counts.4) }
}
