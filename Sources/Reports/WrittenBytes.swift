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
    if number < 10, width == 1 {
      append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    var digits = width
    var bound = (0..<width).reduce(1 as UInt) { power, _ in power * 10 }
    while number >= bound, digits < 20 {
      digits += 1
      let (next, isOver) = bound.multipliedReportingOverflow(by: 10)
      if isOver { break }
      bound = next
    }
    let end = count + digits
    for _ in 0..<digits { append(UInt8(ascii: "0")) }
    var left = number
    var place = end
    while left > 0 {
      place -= 1
      self[place] = UInt8(ascii: "0") + UInt8(left % 10)
      left /= 10
    }
  }
}
