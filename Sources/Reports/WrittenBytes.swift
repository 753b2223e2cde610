/// Text and numbers written to bytes, with no string made of any: a record has hundreds of numbers.
extension [UInt8] {
  mutating func write(_ text: String) { append(contentsOf: text.utf8) }

  mutating func write(_ integer: Int) {
    if integer < 0 { append(UInt8(ascii: "-")) }
    writeDigits(integer.magnitude)
  }

  /// Writes a rounded number with its `places` decimals.
  mutating func write(_ parts: Decimals.Parts, places: Int) {
    if parts.isNegative { append(UInt8(ascii: "-")) }
    writeDigits(UInt(parts.whole))
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    writeDigits(UInt(parts.fraction), width: places)
  }

  /// Writes a number's digits, with zeros before them up to `width`.
  private mutating func writeDigits(_ number: UInt, width: Int = 1) {
    let (before, last) = number.quotientAndRemainder(dividingBy: 10)
    if before > 0 || width > 1 { writeDigits(before, width: width - 1) }
    append(UInt8(ascii: "0") + UInt8(last))
  }
}
