/// A whole number with commas between thousands: `38,210`.
package func grouped(_ value: Int) -> String {
  var text = String(value.magnitude)
  var end = text.count - 3
  while end > 0 {
    text.insert(",", at: text.index(text.startIndex, offsetBy: end))
    end -= 3
  }
  return value < 0 ? "-" + text : text
}

/// A number with its noun: "1 row", "38,210 rows".
package func counted(_ number: Int, _ one: String, _ several: String) -> String {
  "\(grouped(number)) \(number == 1 ? one : several)"
}

/// A size limit in words, in whole units of 1,024: "256 MB", "2 GB". One byte less than a round number, as 31-bit
/// numbers allow, is given as that number.
package func sized(_ bytes: Int) -> String {
  let megabytes = (bytes + 1) >> 20
  return megabytes > 0 && megabytes % 1_024 == 0 ? "\(megabytes / 1_024) GB" : "\(megabytes) MB"
}
