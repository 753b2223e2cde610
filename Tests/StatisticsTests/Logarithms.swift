import Glibc

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// e to the power `x`.
func exponential(_ x: Double) -> Double { exp(x) }

/// The cosine of an angle.
func cosine(_ x: Double) -> Double { cos(x) }
