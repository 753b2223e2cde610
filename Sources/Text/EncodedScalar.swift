extension Unicode.Scalar {
  /// The character in UTF-8.
  @inlinable @inline(__always)
  package var encoded: UTF8.EncodedScalar {
    // Every scalar has a form in UTF-8; the result is optional because not every encoding has one for all.
    UTF8.encode(self)!
  }
}
