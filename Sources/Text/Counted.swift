/// A whole number with its thousands parted by commas: `38,210`.
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
