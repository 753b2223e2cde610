/// The interval of an orientation from how its sentences vary.
enum OrientationInterval {
  /// One sentence's share in a document's sums.
  struct Share: Hashable {
    var own = 0
    var shared = 0
    var words = 0
  }

  /// The orientation with a 95 % interval by the delete-one-sentence jackknife, cut to [-1, 1]; `nil` without words.
  /// With fewer than two sentences nothing varies, and the interval is all there is: [-1, 1].
  /// - SeeAlso: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.
  static func estimate(_ sentences: [Share]) -> Orientation? {
    let own = sentences.reduce(0) { $0 + $1.own }
    let shared = sentences.reduce(0) { $0 + $1.shared }
    let words = sentences.reduce(0) { $0 + $1.words }
    guard let value = OrientationFormula.value(own: own, shared: shared, words: words) else { return nil }
    let used = sentences.filter { $0.words > 0 }
    guard used.count > 1 else { return Orientation(value: value, low: -1, high: 1) }
    var sum = 0.0
    var squares = 0.0
    for sentence in used {
      let without =
        OrientationFormula.value(
          own: own - sentence.own, shared: shared - sentence.shared, words: words - sentence.words) ?? value
      sum += without
      squares += (without - value) * (without - value)
    }
    let n = Double(used.count)
    let shift = sum / n - value
    let variance = max(0, (n - 1) / n * (squares - n * shift * shift))
    let reach = 1.96 * variance.squareRoot()
    return Orientation(value: value, low: max(-1, value - reach), high: min(1, value + reach))
  }
}
