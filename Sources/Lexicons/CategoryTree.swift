/// What each category contains: those of its kind whose names lie under its own, those that it includes, and what these
/// contain.
///
/// By name, a category contains only categories of its own kind: a support category enters no sum of results because a
/// file happens to name it so, and no rule treats a result's words as a word class. `includes` states anything else.
struct CategoryTree {
  /// Categories each of which contains the next, and the last the first.
  struct Circle: Error {
    let categories: [Int]
    /// The categories, each with the next.
    var steps: [(Int, Int)] { Array(zip(categories, categories.dropFirst() + categories.prefix(1))) }
  }

  /// The categories directly below each, by name and by inclusion.
  private var below: [[Int]]
  /// The contents of each category where known, so that they are computed once, however many categories contain it.
  private var known: [Set<Int>?]
  /// The categories being visited, each contained in the one before.
  private var path: [Int] = []
  private var isOnPath: [Bool]

  /// Makes a tree of categories; for each, the categories above it by name and those it includes are among them.
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

  /// The numbers of everything that a category contains.
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

  /// The name directly above a name; `nil` where it has no dot.
  static func parent(of name: String) -> String? { name.lastIndex(of: ".").map { String(name[..<$0]) } }
}
