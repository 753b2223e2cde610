/// What a reader gathers from a file.
struct DictionaryBuilder {
  private(set) var categories: [ImportedDictionary.Category] = []
  private(set) var leftOut: [ImportedDictionary.LeftOut] = []
  private(set) var notes: [String] = []
  private var places: [[String]: Int] = [:]

  /// The place of the category of a path, which is added where it is not there. A name without a character is the category
  /// above: quanteda's dictionaries have such.
  mutating func category(_ path: [String]) -> Int {
    let path = path.filter { !$0.isEmpty }
    if let known = places[path] { return known }
    places[path] = categories.count
    categories.append(ImportedDictionary.Category(path: path))
    return categories.count - 1
  }

  /// Adds a category even where there is one of its path: two of one name may have different words.
  mutating func newCategory(_ path: [String]) -> Int {
    if places[path] == nil { return category(path) }
    categories.append(ImportedDictionary.Category(path: path))
    return categories.count - 1
  }

  /// Adds an entry to a category. One that weighs nothing is left out.
  mutating func add(
    _ text: String, to category: Int, line: Int, weight: Double? = nil,
    condition: ImportedDictionary.Condition? = nil
  ) {
    if weight == 0 { return leaveOut(line, "weighs 0: \(text)") }
    categories[category].entries.append(
      ImportedDictionary.Entry(text: text, line: line, weight: weight, condition: condition))
  }

  /// Notes what cannot be taken over.
  mutating func leaveOut(_ line: Int, _ message: String) {
    leftOut.append(ImportedDictionary.LeftOut(line: line, message: message))
  }

  /// Notes what a reader should know of the whole file.
  mutating func note(_ text: String) { notes.append(text) }

  /// Parts the categories whose entries weigh for and against into one of each, since occurrences are counted and not weighed, and
  /// notes that they are not.
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
    // Only formats without weights have conditions, which name categories by their places.
    categories = parted
    note(
      "weights are not reckoned with: occurrences are counted"
        + (isParted.contains(true) ? ", those of entries above 0 as positive, below 0 as negative" : ""))
  }
}
