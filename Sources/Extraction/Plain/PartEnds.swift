import Text

/// Decides where a part ends.
struct PartEnds {
  /// Where the available blocks begin in the store.
  let places: [Int]
  let bounds: Range<Int>
  /// How far above its bound the part may end.
  let reach: Int
  /// Whether no blocks follow.
  let isLast: Bool

  /// The first block that begins after the part's bounds; the number of blocks where none does.
  var behind: Int { places.indices.partitionPoint { places[$0] >= bounds.upperBound } }

  /// The block before which a part that begins with another one ends, given which blocks may be a seam; `nil` where
  /// more lines are needed to tell.
  func end(after first: Int, isSeam: (Int) -> Bool) -> Int? {
    let behind = behind
    let ends = max(first, behind)..<max(first, places.count)
    // If much more is available than belongs to the part, it takes everything, so that the next one need not read that
    // again.
    let isFar = !ends.isEmpty && places[places.count - 1] > bounds.upperBound + bounds.count
    if let end = isFar ? ends.last(where: isSeam) : ends.first(where: isSeam) { return end }
    if isLast { return places.count }
    // Leaving a few blocks to the next part costs less than reading this one again.
    let near = places.indices.partitionPoint { places[$0] >= bounds.upperBound - reach }
    return (max(first + 1, near)..<max(first + 1, near, behind)).last(where: isSeam)
  }
}
