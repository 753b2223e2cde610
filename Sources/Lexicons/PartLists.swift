/// The lists of a kind of forms. They lie in a pool, one after another: of each only the length is kept.
struct PartLists: BitwiseCopyable, Sendable {
  private var start: Int32
  private var counts: (UInt16, UInt16, UInt16, UInt16, UInt16)

  /// The lists of a form that begin at a place of the pool.
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

  /// All of them.
  var all: Range<Int32> { start..<wordEntries.upperBound }
  /// `FormMatch` and entry of each match of this one word where no phrase is near, one after the other.
  var matches: Range<Int32> { start..<start + Int32(counts.0) }
  /// The symbols it satisfies.
  var symbols: Range<Int32> { matches.upperBound..<matches.upperBound + Int32(counts.1) }
  /// Of these, those that stand first in phrases.
  var openers: Range<Int32> { symbols.upperBound..<symbols.upperBound + Int32(counts.2) }
  /// Those that stand second.
  var followers: Range<Int32> { openers.upperBound..<openers.upperBound + Int32(counts.3) }
  /// Entries that are this one word, the strongest first.
  var wordEntries: Range<Int32> { followers.upperBound..<followers.upperBound + Int32(counts.4) }
}
