/// The distance in standard deviations that a normal variable exceeds, on either side, in 5 % of cases.
package enum NormalQuantile {
  /// To the precision of a `Double`.
  package static let exact = 1.959_963_984_540_054
  /// To hundredths, as docs/statistics.md gives it, so that the interval of a document and the lines of a funnel can be
  /// recomputed by hand to the last digit printed.
  package static let rounded = 1.96
}
