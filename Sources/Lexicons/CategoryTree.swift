/// What every category contains: its like whose names lie under its own, those that it includes, and what these contain.
///
/// By their names categories take in their like alone: what is left out of results enters no sum of theirs because a file
/// happens to name a category so, and no rule reads a result's words as its own. `includes` says what is meant.
struct CategoryTree {
  /// Categories of which each contains the next, and the last the first.
  struct Circle: Error {
    let categories: [Int]
    /// Each with what it contains.
    var steps: [(Int, Int)] { Array(zip(categories, categories.dropFirst() + categories.prefix(1))) }
  }

  /// The categories right below each, by name and by inclusion.
  private var below: [[Int]]
  /// What each contains, where it is known: it is found once, however many contain it.
  private var known: [Set<Int>?]
  /// Those that are being descended from, each contained in the one before.
  private var path: [Int] = []
  private var isOnPath: [Bool]

  /// Takes categories, among which are those above each by its name and those that it includes.
  init(_ categories: [Category], numberOfName: [String: Int]) {
    below = categories.map { _ in [] }
    known = categories.map { _ in nil }
    isOnPath = categories.map { _ in false }
    for (number, category) in categories.enumerated() {
      var above = Self.parent(of: category.name)
      while let name = above {
        if let parent = numberOfName[name], categories[parent].isSupport == category.isSupport {
          below[parent].append(number)
          break
        }
        above = Self.parent(of: name)
      }
    }
    for (number, category) in categories.enumerated() {
      below[number] += category.includes.compactMap { numberOfName[$0] }
    }
  }

  /// The numbers of all that a category contains.
  mutating func descendants(of category: Int) throws(Circle) -> Set<Int> {
    if let found = known[category] { return found }
    path.append(category)
    isOnPath[category] = true
    defer { isOnPath[path.removeLast()] = false }
    var found: Set<Int> = []
    for next in below[category] {
      if isOnPath[next] { throw Circle(categories: Array(path.drop { $0 != next })) }
      if found.insert(next).inserted { found.formUnion(try descendants(of: next)) }
    }
    known[category] = found
    return found
  }

  /// The name that a name lies right under; `nil` where it has no point.
  static func parent(of name: String) -> String? { name.lastIndex(of: ".").map { String(name[..<$0]) } }
}
