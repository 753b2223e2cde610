/// The interval of an orientation from how its sentences vary.
enum OrientationInterval {
  /// The orientation with a 95 % interval by the delete-one-sentence jackknife, cut to [-1, 1]; `nil` without words.
  /// `own` and `shared` are the document's weights. With fewer than two sentences nothing varies, and the interval is all
  /// there is: [-1, 1].
  /// - SeeAlso: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.
  static func estimate(own: Int, shared: Int, words: Int, _ sentences: SentenceShares) -> Orientation? {
    guard let value = OrientationFormula.value(own: own, shared: shared, words: words) else { return nil }
    let kinds = sentences.kinds
    let count = kinds.reduce(0) { $0 + $1.count }
    guard count > 1 else { return Orientation(value: value, low: -1, high: 1) }
    var sum = 0.0
    var squares = 0.0
    for (share, alike) in kinds {
      let without =
        OrientationFormula.value(own: own - share.own, shared: shared - share.shared, words: words - share.words)
        ?? value
      sum += Double(alike) * without
      squares += Double(alike) * (without - value) * (without - value)
    }
    let n = Double(count)
    let shift = sum / n - value
    let variance = max(0, (n - 1) / n * (squares - n * shift * shift))
    let reach = 1.96 * variance.squareRoot()
    return Orientation(value: value, low: max(-1, value - reach), high: min(1, value + reach))
  }
}
