import Scoring

/// Clusters of words (documents, or groups of them), each as the numbers of its word types with their counts.
struct WordClusters {
  /// The words of each cluster.
  private(set) var words: [Int] = []
  private var starts = [0]
  private var types: [Int32] = []
  private var counts: [Int32] = []

  /// Calls `body` with each type of a cluster and its count.
  @inline(__always)
  func forEach(in cluster: Int, _ body: (Int, Int) -> Void) {
    for place in starts[cluster]..<starts[cluster + 1] { body(Int(types[place]), Int(counts[place])) }
  }

  /// Adds a cluster; each type is there once.
  mutating func append(_ cluster: some Sequence<(type: Int32, count: Int32)>) {
    var sum = 0
    for (type, count) in cluster {
      types.append(type)
      counts.append(count)
      sum += Int(count)
    }
    words.append(sum)
    starts.append(types.count)
  }
}

/// The word counts of a comparison's documents, their types numbered.
struct WordCorpus {
  /// The types: a type whose spellings differ only in how Unicode composes them is one.
  private(set) var words: [String] = []
  /// How often each type occurs.
  private(set) var totals: [Int] = []
  /// How many documents hold each type.
  private(set) var documentsWith: [Int] = []
  /// The documents that have words, group by group.
  private(set) var documents = WordClusters()
  /// The documents of each group.
  private(set) var documentsOfGroup: [Range<Int>] = []
  /// The groups as clusters.
  private(set) var groups = WordClusters()
  /// All words.
  private(set) var size = 0

  /// The words of an average document.
  var priorWords: Double { Double(size) / Double(documents.words.count) }

  /// Takes in the rows of each group; `nil` when no row has counted words.
  init?(_ rowsOfGroups: [[TallyRow]]) {
    var numbers: [String: Int32] = [:]
    var uses: [Int32] = []
    for rows in rowsOfGroups {
      let first = documents.words.count
      var ofGroup: [Int32] = []
      for row in rows {
        guard let counted = row.wordCounts, !counted.text.isEmpty else { continue }
        var ofDocument: [Int32] = []
        counted.forEach { word, count in
          let key = String(word)
          let type: Int32
          if let known = numbers[key] {
            type = known
          } else {
            type = Int32(words.count)
            numbers[key] = type
            words.append(key)
            totals.append(0)
            documentsWith.append(0)
            uses.append(0)
          }
          if uses[Int(type)] == 0 {
            ofDocument.append(type)
            documentsWith[Int(type)] += 1
          }
          uses[Int(type)] += Int32(clamping: count)
        }
        documents.append(Self.taken(ofDocument, &uses))
      }
      documentsOfGroup.append(first..<documents.words.count)
      for document in first..<documents.words.count {
        documents.forEach(in: document) { type, count in
          if uses[type] == 0 { ofGroup.append(Int32(type)) }
          uses[type] += Int32(count)
          totals[type] += count
        }
        size += documents.words[document]
      }
      groups.append(Self.taken(ofGroup, &uses))
    }
    if size == 0 { return nil }
  }

  /// The uses of these types, which are set back to 0.
  private static func taken(_ types: [Int32], _ uses: inout [Int32]) -> [(type: Int32, count: Int32)] {
    let counted = types.map { (type: $0, count: uses[Int($0)]) }
    for type in types { uses[Int(type)] = 0 }
    return counted
  }
}
