import Glibc

/// How certain an orientation is, judged by how it moves when parts of the text are left out: the sentences of a
/// document, or the documents of a group.
package enum OrientationInterval {
  /// The variance of the balance's inverse hyperbolic tangent (Fisher's z) by the delete-one-part jackknife, but no
  /// less than `least`; `nil` without words or with fewer than two parts, when nothing shows how it varies. `own`,
  /// `shared` and `words` are the sums over `parts`, in which equal parts are given once with their number.
  ///
  /// A side that never occurs would look certain, since no deletion moves it. The square of how far one plain piece of
  /// evidence of that side would move the figure is therefore added to the sum of squares. The value itself stays as
  /// found.
  /// - SeeAlso: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.
  package static func variance(
    own: Int, shared: Int, words: Int, _ parts: [(share: EvidenceShare, count: Int)], atLeast least: Double = 0
  ) -> Double? {
    let count = parts.reduce(0) { $0 + $1.count }
    guard count > 1, let z = OrientationFormula.z(own: own, shared: shared, words: words) else { return nil }
    // The labels are those of the callee: tuples with other labels would be converted one by one.
    let deleted = parts.map { share, alike in
      let left = OrientationFormula.z(own: own - share.own, shared: shared - share.shared, words: words - share.words)
      return (value: left ?? 0, count: alike)
    }
    var variance = max(least, jackknifeVariance(deleted))
    func add(_ seen: Double?) {
      let moved = (seen ?? z) - z
      let n = Double(count)
      variance += (n - 1) / n * moved * moved
    }
    if own == 0 { add(OrientationFormula.z(own: plainWeight, shared: shared, words: words)) }
    if shared == 0 { add(OrientationFormula.z(own: own, shared: plainWeight, words: words)) }
    return variance
  }

  /// The variance of Fisher's z of a balance whose pieces of evidence are plain and independent of each other: the
  /// least it can have where texts tend to be alike. By the delta method from `z = ½ ln((C + 1) / (S + 1))`, with C and
  /// S per 1,000 words; a sum of plain pieces, whose number is Poisson, has as its variance the weight of one piece
  /// times the sum.
  package static func independentVariance(own: Int, shared: Int, words: Int) -> Double {
    [own, shared].reduce(0) { variance, weight in
      let moved = Double(weight) + OrientationFormula.k / 2 * Double(words) / 1_000
      return variance + (weight > 0 ? Double(plainWeight) * Double(weight) / (4 * moved * moved) : 0)
    }
  }

  /// The least variance that Fisher's z of a group's balance can have: for a side that occurs, that of independent
  /// pieces; for one that does not, the square of how far one plain piece would move it. Above 0 whenever there are
  /// words.
  package static func leastVariance(own: Int, shared: Int, words: Int) -> Double {
    let z = OrientationFormula.z(own: own, shared: shared, words: words) ?? 0
    func moved(own: Int, shared: Int) -> Double {
      let moved = (OrientationFormula.z(own: own, shared: shared, words: words) ?? z) - z
      return moved * moved
    }
    return independentVariance(own: own, shared: shared, words: words)
      + (own == 0 ? moved(own: plainWeight, shared: shared) : 0)
      + (shared == 0 ? moved(own: own, shared: plainWeight) : 0)
  }

  /// The interval of balances that reaches `reach` to either side of `z` on the scale of Fisher's z, on which it cannot
  /// leave (-1, 1).
  package static func ends(_ z: Double, reach: Double) -> ClosedRange<Double> { tanh(z - reach)...tanh(z + reach) }

  /// The orientation of a document with weights `own` and `shared`, with the 95 % interval over its sentences; `nil`
  /// without words.
  ///
  /// The quantile is the normal one: in simulations of 5 to 150 sentences, few of which hold evidence, the interval
  /// covers 94 to 100 % (docs/statistics.md).
  static func estimate(own: Int, shared: Int, words: Int, _ sentences: SentenceShares) -> Orientation? {
    guard let value = OrientationFormula.value(own: own, shared: shared, words: words) else { return nil }
    // Most short texts have no evidence, and their sentences need not be gone through.
    guard own + shared > 0, let z = OrientationFormula.z(own: own, shared: shared, words: words),
      let variance = variance(own: own, shared: shared, words: words, sentences.kinds)
    else {
      return Orientation(value: value, interval: unknown)
    }
    return Orientation(value: value, interval: ends(z, reach: NormalQuantile.rounded * variance.squareRoot()))
  }

  /// All possible values: the interval where nothing shows how an orientation varies.
  package static let unknown = -1.0...1.0

  /// The weight of a plain piece of evidence.
  package static let plainWeight = 2
}
