/// Writes text and numbers to bytes without making strings: a record has hundreds of numbers.
extension [UInt8] {
  /// The same bytes, and `end`, in exactly as much memory as they take: a record is written where there is room for a
  /// long one, and many records wait for an earlier one.
  func packed(before end: UInt8? = nil) -> [UInt8] {
    var packed: [UInt8] = []
    packed.reserveCapacity(count + (end == nil ? 0 : 1))
    packed += self
    if let end { packed.append(end) }
    return packed
  }

  mutating func write(_ text: String) { append(contentsOf: text.utf8) }

  mutating func write(_ integer: Int) {
    append(addingCapacity: OutputSpan<UInt8>.mostDigits) { $0.write(integer) }
  }

  /// Writes a rounded number with `places` decimals.
  mutating func write(_ parts: Decimals.Parts, places: Int) {
    append(addingCapacity: OutputSpan<UInt8>.mostDigits + 1 + places) { $0.write(parts, places: places) }
  }
}

extension OutputSpan<UInt8> {
  /// The most bytes that a whole number takes, including its sign.
  static var mostDigits: Int { 21 }

  @inline(__always)
  mutating func write(_ integer: Int) {
    // Most counts are below 10.
    if UInt(bitPattern: integer) < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: integer)) }
    if integer < 0 { append(UInt8(ascii: "-")) }
    writeDigits(integer.magnitude)
  }

  /// Writes a rounded number with its `places` decimals.
  @inline(__always)
  mutating func write(_ parts: Decimals.Parts, places: Int) {
    if parts.isNegative { append(UInt8(ascii: "-")) }
    write(parts.whole)
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    guard places == 4 else { return writeDigits(UInt(parts.fraction), width: places) }
    // Four, as most have. Division by a constant takes no division instruction.
    let digits = UInt32(truncatingIfNeeded: parts.fraction)
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 1_000))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 100 % 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 10 % 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
  }

  /// Writes zero with this many decimals.
  @inline(__always)
  mutating func write(zeroWith places: Int) {
    append(UInt8(ascii: "0"))
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    for _ in 0..<places { append(UInt8(ascii: "0")) }
  }

  /// Writes the digits of a number, padded with zeros to `width`, which is at most 20.
  private mutating func writeDigits(_ number: UInt, width: Int = 1) {
    if number < 10, width <= 1 { return append(UInt8(ascii: "0") + UInt8(number)) }
    // Division by a constant takes no division instruction, and most numbers have at most four digits.
    if number < 10_000, width <= 4 {
      let number = UInt32(number)
      if width > 3 || number >= 1_000 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 1_000)) }
      if width > 2 || number >= 100 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 100 % 10)) }
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
      return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var first = digits.count
    var left = number
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10)
      left /= 10
    } while left > 0
    for place in min(first, digits.count - width)..<digits.count { append(digits[place]) }
  }
}
