import Glibc

/// Student's t distribution, for degrees of freedom that need not be whole.
/// - SeeAlso: Abramowitz and Stegun (1964), 26.5.8 (the continued fraction) and 26.7.1 (t by the incomplete beta).
struct StudentT: Hashable, Sendable {
  /// The degrees of freedom, above 0.
  let degreesOfFreedom: Double

  /// Makes a distribution; `degreesOfFreedom` is above 0.
  init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value at least as far from 0 as `t`, on either side.
  func twoSidedProbability(_ t: Double) -> Double {
    guard t.isFinite else { return 0 }
    return regularisedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
  }

  /// The t that is exceeded on either side with probability `1 - confidence`: 12.706 at .95 and one degree of freedom.
  func twoSidedQuantile(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    let target = 1 - confidence
    var low = 0.0
    var high = 1.0
    while twoSidedProbability(high) > target && high < 1e100 { high *= 2 }
    // Bisection until the two ends are neighbours: slow, certain, and the same on every machine.
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if twoSidedProbability(middle) > target { low = middle } else { high = middle }
    }
  }
}

extension StudentT {
  /// Welch and Satterthwaite's degrees of freedom of the sum of two variances, each with its own; the sum is above 0.
  /// `overlap` is 0 where the two rest on different units (`SharedVariation.overlap`): a unit that stands on both sides
  /// contributes one square to the sum, not two.
  /// - SeeAlso: Satterthwaite (1946), Biometrics Bulletin 2(6), 110–114.
  static func freedom(
    _ a: (variance: Double, freedom: Double), _ b: (variance: Double, freedom: Double), overlap: Double = 0
  ) -> Double {
    let sum = a.variance + b.variance
    precondition(sum > 0, "what has no variance has no degrees of freedom")
    return sum * sum
      / (a.variance * a.variance / a.freedom + b.variance * b.variance / b.freedom
        + 2 * a.variance * b.variance * overlap)
  }

  /// The same of two sides of so many units, and no more than the side of fewer units has, their number less one; at least 1.
  static func freedom(
    _ a: (variance: Double, freedom: Double, units: Int), _ b: (variance: Double, freedom: Double, units: Int),
    overlap: Double = 0
  ) -> Double {
    let joined = freedom((a.variance, a.freedom), (b.variance, b.freedom), overlap: overlap)
    return max(1, min(joined, Double(min(a.units, b.units) - 1)))
  }
}

/// The regularised incomplete beta function I_x(a, b), for x from 0 to 1 and positive a and b.
func regularisedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? front * betaContinuedFraction(x, a, b) / a
    : 1 - front * betaContinuedFraction(1 - x, b, a) / b
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
private func betaContinuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  var c = 1.0
  var d = 1 - (a + b) * x / (a + 1)
  d = 1 / (abs(d) < tiny ? tiny : d)
  var h = d
  for m in 1...1_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    d = 1 / (abs(d) < tiny ? tiny : d)
    c = 1 + even / c
    if abs(c) < tiny { c = tiny }
    h *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    d = 1 / (abs(d) < tiny ? tiny : d)
    c = 1 + odd / c
    if abs(c) < tiny { c = tiny }
    h *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return h
}

/// The logarithm of the gamma function of a positive number, by Stirling's series after shifting the argument past 15.
/// The C library's function has a global sign and need not give the same result on every platform.
/// - SeeAlso: Abramowitz and Stegun (1964), 6.1.41.
func logGamma(_ x: Double) -> Double {
  var x = x
  var shift = 0.0
  while x < 15 {
    shift += log(x)
    x += 1
  }
  let inverse = 1 / x
  let square = inverse * inverse
  let series =
    inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680 - square / 1_188))))
  return (x - 0.5) * log(x) - x + 0.918_938_533_204_672_741_78 + series - shift
}
