/// Collects what a reader finds in a file.
struct DictionaryBuilder {
  private(set) var categories: [ImportedDictionary.Category] = []
  private(set) var leftOut: [ImportedDictionary.LeftOut] = []
  private(set) var notes: [String] = []
  private var places: [[String]: Int] = [:]

  /// The place of the category with a path, which is added if it is new. An empty name stands for the category above:
  /// dictionaries of quanteda have such.
  mutating func category(_ path: [String]) -> Int {
    let path = path.filter { !$0.isEmpty }
    if let known = places[path] { return known }
    places[path] = categories.count
    categories.append(ImportedDictionary.Category(path: path))
    return categories.count - 1
  }

  /// Adds a category even if there is one with its path: two of the same name may have different words.
  mutating func newCategory(_ path: [String]) -> Int {
    if places[path] == nil { return category(path) }
    categories.append(ImportedDictionary.Category(path: path))
    return categories.count - 1
  }

  /// Adds an entry to a category, unless its weight is zero.
  mutating func add(
    _ text: String, to category: Int, line: Int, weight: Double? = nil,
    condition: ImportedDictionary.Condition? = nil
  ) {
    if weight == 0 { return leaveOut(line, "has the weight 0: \(text)") }
    categories[category].entries.append(
      ImportedDictionary.Entry(text: text, line: line, weight: weight, condition: condition))
  }

  /// Notes something that cannot be converted.
  mutating func leaveOut(_ line: Int, _ message: String) {
    leftOut.append(ImportedDictionary.LeftOut(line: line, message: message))
  }

  /// Notes what a reader should know of the whole file.
  mutating func note(_ text: String) { notes.append(text) }

  /// Splits categories whose entries weigh for and against into one of each, since occurrences are counted and not
  /// weighed, and notes that they are not weighed.
  mutating func partBySign() {
    let weights = categories.flatMap(\.entries).compactMap(\.weight)
    guard weights.contains(where: { $0 != 1 }) else { return }
    let isParted = categories.map { category in
      category.entries.contains { $0.weight ?? 0 > 0 } && category.entries.contains { $0.weight ?? 0 < 0 }
    }
    let parted = zip(categories, isParted).flatMap { category, isParted -> [ImportedDictionary.Category] in
      if !isParted { return [category] }
      return [("positive", 1.0), ("negative", -1.0)].map { name, sign in
        ImportedDictionary.Category(
          path: category.path + [name], entries: category.entries.filter { ($0.weight ?? 0) * sign > 0 })
      }
    }
    // Only formats without weights have conditions, which refer to categories by place.
    categories = parted
    note(
      "weights are not applied: occurrences are counted"
        + (isParted.contains(true) ? ", those of entries above 0 as positive, below 0 as negative" : ""))
  }
}
