/// How far one has come among the phrases of a sentence.
struct EntryReach {
  /// The number of the sentence's first part.
  let base: Int
  /// The part of the sentence up to which phrases and exceptions reach.
  var end = 0
  /// The part up to which marks are those of phrases and what stands near them.
  var unmarked = 0
  /// The first phrase that was not reached, and the part that it begins with, which is none where there is no such phrase.
  private(set) var phrase = 0
  private(set) var next: Int

  init(base: Int, _ found: Span<FoundPhrase>) {
    self.base = base
    next = found.isEmpty ? Int.max : Int(found[0].start)
  }

  /// Goes on to the next of the phrases found.
  @inline(__always)
  mutating func pass(_ found: Span<FoundPhrase>) {
    phrase += 1
    next = phrase < found.count ? Int(found[phrase].start) : Int.max
  }

  /// Takes away what parts from `start` on do by their forms alone: that does not hold where phrases are near.
  @inline(__always)
  mutating func unmark(_ parts: inout MutableSpan<Part>, from start: Int) {
    let end = max(start + 1, end, unmarked)
    for part in max(start, unmarked)..<end { parts[part].marks.formIntersection(.isCapital) }
    unmarked = end
  }
}
