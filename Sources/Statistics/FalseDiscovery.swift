/// Adjusts probabilities so that accepting those up to q keeps the expected share of false findings at q; in the order
/// given.
///
/// `tests` is the total number of tests, by default that of the probabilities. Any that are not given must be too large
/// to be findings, so that leaving them out changes none of the others.
/// - SeeAlso: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1), 289–300.
package func falseDiscoveryAdjusted(_ probabilities: [Double], of tests: Int? = nil) -> [Double] {
  let tests = Double(tests ?? probabilities.count)
  let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
  var adjusted = probabilities
  var least = 1.0
  for (place, index) in order.enumerated().reversed() {
    least = min(least, probabilities[index] * tests / Double(place + 1))
    adjusted[index] = least
  }
  return adjusted
}
