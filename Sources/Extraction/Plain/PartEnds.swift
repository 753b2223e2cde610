import Text

/// Where a part may end.
struct PartEnds {
  /// Where the blocks at hand begin in the store.
  let places: [Int]
  let bounds: Range<Int>
  /// How far above its bound it may end.
  let reach: Int
  /// Whether nothing comes after the blocks.
  let isLast: Bool

  /// The first block that begins behind the bounds of the part; their number where none does.
  var behind: Int { places.indices.partitionPoint { places[$0] >= bounds.upperBound } }

  /// The block before which a part ends that begins with another, given which blocks may be a seam; `nil` where more lines are
  /// needed to tell.
  func end(after first: Int, isSeam: (Int) -> Bool) -> Int? {
    let behind = behind
    let ends = max(first, behind)..<max(first, places.count)
    // Where much more is there than belongs to the part, it takes all, so that the next one need not read that again.
    let isFar = !ends.isEmpty && places[places.count - 1] > bounds.upperBound + bounds.count
    if let end = isFar ? ends.last(where: isSeam) : ends.first(where: isSeam) { return end }
    if isLast { return places.count }
    // A few blocks that the next part takes cost less than reading all of this one again.
    let near = places.indices.partitionPoint { places[$0] >= bounds.upperBound - reach }
    return (max(first + 1, near)..<max(first + 1, near, behind)).last(where: isSeam)
  }
}
