/// The median of whole numbers: the middle one, or the mean of the two in the middle with a half rounded up; `nil` for
/// none.
func median(_ values: [Int]) -> Int? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
  return low + (high - low + 1) / 2
}
