/// Finds the place of each unit among the distinct ones.
struct UnitPlaces {
  /// The numbers of the distinct units, in the order in which they first came.
  private(set) var ids: [Int] = []
  /// The place of each given unit.
  private(set) var places: [Int] = []

  init(_ numbers: [Int]) {
    var known: [Int: Int] = [:]
    places = numbers.map { number in
      if let place = known[number] { return place }
      known[number] = ids.count
      ids.append(number)
      return ids.count - 1
    }
  }

  /// Sums by unit.
  func sums(_ counts: [Int]) -> [Int] {
    var sums = [Int](repeating: 0, count: ids.count)
    for (place, count) in zip(places, counts) { sums[place] += count }
    return sums
  }
}
