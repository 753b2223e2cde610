/// The delete-one jackknife variance of a figure, from its values with each part left out: (n-1)/n · sum (v - mean)².
/// Equal values are given once, with how often they occur. 0 for fewer than two parts.
/// - SeeAlso: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.
package func jackknifeVariance(_ deleted: [(value: Double, count: Int)]) -> Double {
  let n = Double(deleted.reduce(0) { $0 + $1.count })
  guard n > 1 else { return 0 }
  let mean = deleted.reduce(0) { $0 + Double($1.count) * $1.value } / n
  return (n - 1) / n * deleted.reduce(0) { $0 + Double($1.count) * ($1.value - mean) * ($1.value - mean) }
}
