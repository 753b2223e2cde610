extension Range<Int> {
  /// The first place of the range for which `holds` is true, as it is for all later places; the end of the range when
  /// it is true for none. O(log count).
  @inlinable
  package func partitionPoint(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low &+ (high &- low) / 2
      if holds(middle) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }
}
