import Glibc

/// The balance of collective and self evidence as one figure.
package enum OrientationFormula {
  /// The constant in the divisor, in weight points per 1,000 words. It keeps a single clause in a long text from
  /// deciding: two points per 1,000 words are less than one plain piece of evidence on a page of 500 words.
  package static let k = 2.0

  /// `(C - S) / (C + S + k)` over weights per 1,000 words, in (-1, 1); `nil` without words. It uses rates and not
  /// counts, so that doubling a text changes nothing.
  package static func value(own: Int, shared: Int, words: Int) -> Double? {
    guard let s = Rate(occurrences: own, words: words).perThousand,
      let c = Rate(occurrences: shared, words: words).perThousand
    else { return nil }
    return (c - s) / (c + s + k)
  }

  /// The balance on the scale of Fisher's z, its inverse hyperbolic tangent, on which it varies evenly; `nil` without
  /// words.
  ///
  /// Computed from the rates themselves as `½ ln((C + k/2) / (S + k/2))`, since a balance that rounds to ±1 would not
  /// tell how far out it lies.
  package static func z(own: Int, shared: Int, words: Int) -> Double? {
    guard let s = Rate(occurrences: own, words: words).perThousand,
      let c = Rate(occurrences: shared, words: words).perThousand
    else { return nil }
    return (log(c + k / 2) - log(s + k / 2)) / 2
  }
}
