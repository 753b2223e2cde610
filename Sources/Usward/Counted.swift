/// A number with its noun: "1 row", "2 rows".
package func counted(_ number: Int, _ one: String, _ several: String) -> String {
  "\(number) \(number == 1 ? one : several)"
}
