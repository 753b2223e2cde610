import Scoring

/// Clusters of words (documents, or groups of them), each as the numbers of its word types with their counts.
struct WordClusters {
  /// The number of words in each cluster.
  private(set) var words: [Int] = []
  private var starts = [0]
  private var types: [Int32] = []
  private var counts: [Int32] = []

  /// Calls `body` with each type of a cluster and its count.
  @inline(__always)
  func forEach(in cluster: Int, _ body: (Int, Int) -> Void) {
    for place in starts[cluster]..<starts[cluster + 1] { body(Int(types[place]), Int(counts[place])) }
  }

  /// Adds a cluster of `words` words, of which it keeps the given types; each type is given once.
  mutating func append(_ kept: some Sequence<(type: Int32, count: Int32)>, words: Int) {
    for (type, count) in kept {
      types.append(type)
      counts.append(count)
    }
    self.words.append(words)
    starts.append(types.count)
  }

  /// The same counts with rows and columns swapped, types becoming clusters: where each word occurs.
  func transposed(types count: Int) -> WordClusters {
    var transposed = WordClusters()
    var next = [Int](repeating: 0, count: count + 1)
    for type in types { next[Int(type) + 1] += 1 }
    for type in next.indices.dropFirst() { next[type] += next[type - 1] }
    transposed.starts = next
    transposed.types = types
    transposed.counts = counts
    transposed.words = [Int](repeating: 0, count: count)
    for cluster in words.indices {
      for place in starts[cluster]..<starts[cluster + 1] {
        let type = Int(types[place])
        transposed.types[next[type]] = Int32(cluster)
        transposed.counts[next[type]] = counts[place]
        transposed.words[type] += Int(counts[place])
        next[type] += 1
      }
    }
    return transposed
  }

  /// The clusters with their types renumbered. Types without a new number are left out, but still count among the
  /// words.
  func renumbered(_ numbers: [Int32?]) -> WordClusters {
    var renumbered = WordClusters()
    for cluster in words.indices {
      let places = starts[cluster]..<starts[cluster + 1]
      renumbered.append(
        places.lazy.compactMap { place in numbers[Int(types[place])].map { (type: $0, count: counts[place]) } },
        words: words[cluster])
    }
    return renumbered
  }
}

/// The word counts of a comparison's documents, with types numbered. Types that too few documents contain are left out,
/// but still count among the words.
struct WordCorpus {
  /// The types. Spellings that differ only in how Unicode composes them are one type.
  private(set) var words: [String] = []
  /// How often each type occurs.
  private(set) var totals: [Int] = []
  /// The number of documents that contain each type.
  private(set) var documentsWith: [Int] = []
  /// The documents that have words, group by group.
  private(set) var documents = WordClusters()
  /// The documents of each group.
  private(set) var documentsOfGroup: [Range<Int>] = []
  /// The groups as clusters, except that each document without a known group is a cluster of its own.
  private(set) var units = WordClusters()
  /// The units of each group.
  private(set) var unitsOfGroup: [Range<Int>] = []
  /// The units that contain each type.
  private(set) var unitsOfType = WordClusters()
  /// The number of all words.
  private(set) var size = 0
  /// The number of each document's author, or one of its own where it names none.
  private var authorOfDocument: [Int] = []
  private var numbers: UnitNumbers

  /// The words of an average document.
  var priorWords: Double { Double(size) / Double(documents.words.count) }

  /// Takes in the rows of each group; `nil` when no row has counted words.
  init?(_ members: [(name: String?, rows: [TallyRow])], unit: ComparisonUnit, fewestDocuments: Int) {
    self.numbers = UnitNumbers(unit)
    var numbers: [String: Int32] = [:]
    var uses: [Int32] = []
    for (_, rows) in members {
      let first = documents.words.count
      for row in rows { addDocument(row, &numbers, &uses) }
      documentsOfGroup.append(first..<documents.words.count)
    }
    size = documents.words.reduce(0, +)
    if size == 0 { return nil }
    keepTypes(of: fewestDocuments)
    for (member, documentsOfGroup) in zip(members, documentsOfGroup) {
      let first = units.words.count
      for documentsOfUnit in member.name == nil ? documentsOfGroup.map({ $0..<$0 + 1 }) : [documentsOfGroup] {
        addUnit(documentsOfUnit, &uses)
      }
      unitsOfGroup.append(first..<units.words.count)
    }
    unitsOfType = units.transposed(types: words.count)
  }

  /// Takes in a document, if its words were counted. `numbers` are those of the types met so far; `uses` has a 0 for
  /// each of them.
  private mutating func addDocument(_ row: TallyRow, _ numbers: inout [String: Int32], _ uses: inout [Int32]) {
    guard let counted = row.wordCounts, !counted.text.isEmpty else { return }
    var ofDocument: [Int32] = []
    counted.forEach { word, count in
      let type = number(of: String(word), &numbers, &uses)
      if uses[Int(type)] == 0 {
        ofDocument.append(type)
        documentsWith[Int(type)] += 1
      }
      uses[Int(type)] = Int32(clamping: Int(uses[Int(type)]) + count)
    }
    let types = Self.taken(ofDocument, &uses)
    documents.append(types, words: types.reduce(0) { $0 + Int($1.count) })
    authorOfDocument.append(self.numbers.number(of: row))
  }

  /// The authors of the chosen documents, as clusters.
  func authors(of chosen: [Int]) -> WordClusters {
    let merged = UnitPlaces(chosen.map { authorOfDocument[$0] })
    var members = [[Int]](repeating: [], count: merged.ids.count)
    for (place, document) in zip(merged.places, chosen) { members[place].append(document) }
    var uses = [Int32](repeating: 0, count: words.count)
    var authors = WordClusters()
    for documents in members {
      var types: [Int32] = []
      for document in documents {
        self.documents.forEach(in: document) { type, count in
          if uses[type] == 0 { types.append(Int32(type)) }
          uses[type] = Int32(clamping: Int(uses[type]) + count)
        }
      }
      authors.append(Self.taken(types, &uses), words: documents.reduce(0) { $0 + self.documents.words[$1] })
    }
    return authors
  }

  /// The number of a type, a new one where the type was not met before.
  private mutating func number(
    of word: String, _ numbers: inout [String: Int32], _ uses: inout [Int32]
  ) -> Int32 {
    if let known = numbers[word] { return known }
    let type = Int32(words.count)
    numbers[word] = type
    words.append(word)
    documentsWith.append(0)
    uses.append(0)
    return type
  }

  /// Takes in some documents as one unit; `uses` has a 0 for each type.
  private mutating func addUnit(_ documentsOfUnit: Range<Int>, _ uses: inout [Int32]) {
    var ofUnit: [Int32] = []
    for document in documentsOfUnit {
      documents.forEach(in: document) { type, count in
        if uses[type] == 0 { ofUnit.append(Int32(type)) }
        uses[type] = Int32(clamping: Int(uses[type]) + count)
        totals[type] += count
      }
    }
    units.append(Self.taken(ofUnit, &uses), words: documentsOfUnit.reduce(0) { $0 + documents.words[$1] })
  }

  /// Leaves out the types that fewer documents contain.
  private mutating func keepTypes(of fewestDocuments: Int) {
    var numbers = [Int32?](repeating: nil, count: words.count)
    let kept = words.indices.filter { documentsWith[$0] >= fewestDocuments }
    for (number, type) in kept.enumerated() { numbers[type] = Int32(number) }
    documents = documents.renumbered(numbers)
    words = kept.map { words[$0] }
    documentsWith = kept.map { documentsWith[$0] }
    totals = [Int](repeating: 0, count: kept.count)
  }

  /// The uses of these types, which are reset to 0.
  private static func taken(_ types: [Int32], _ uses: inout [Int32]) -> [(type: Int32, count: Int32)] {
    let counted = types.map { (type: $0, count: uses[Int($0)]) }
    for type in types { uses[Int(type)] = 0 }
    return counted
  }
}
