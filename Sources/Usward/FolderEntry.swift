import Scoring

/// An entry of a folder, ordered among the others.
struct FolderEntry {
  enum Kind {
    case file
    indirect case folder(FileIdentity)
    indirect case failed(DocumentFailure)
  }

  var name: String
  var kind: Kind

  /// The byte that follows its name in sorting: a folder comes where its files come, "a/b" after "a.txt", since "/"
  /// comes after ".".
  private var end: UInt8 { if case .folder = kind { UInt8(ascii: "/") } else { 0 } }

  static func < (a: FolderEntry, b: FolderEntry) -> Bool {
    let (ofA, ofB) = (a.name.utf8Span.span, b.name.utf8Span.span)
    let shared = Swift.min(ofA.count, ofB.count)
    for place in 0..<shared where ofA[place] != ofB[place] { return ofA[place] < ofB[place] }
    // Names differ, and contain neither a slash nor a zero byte.
    return (ofA.count > shared ? ofA[shared] : a.end) < (ofB.count > shared ? ofB[shared] : b.end)
  }

  /// The number of leading bytes that its name shares with another's.
  func shared(with other: FolderEntry, upTo most: Int) -> Int {
    let (own, others) = (name.utf8Span.span, other.name.utf8Span.span)
    let most = Swift.min(most, own.count, others.count)
    return (0..<most).first { own[$0] != others[$0] } ?? most
  }

  /// Eight bytes of its name from a place on, the first one the highest. Of two entries whose names agree before that
  /// place, the one with the lower number comes first; only those with equal numbers need a closer look.
  func key(from start: Int) -> UInt64 {
    let bytes = name.utf8Span.span
    var key: UInt64 = 0
    for place in start..<start + 8 {
      key = key << 8 | UInt64(place < bytes.count ? bytes[place] : place == bytes.count ? end : 0)
    }
    return key
  }
}

extension [FolderEntry] {
  /// Sorts the entries by numbers made from the part of their names that is not shared, in which most differ. A run
  /// cannot begin to read files before the names are sorted, however many threads it has.
  mutating func sortByName() {
    guard let first else { return }
    let shared = reduce(first.name.utf8.count) { $1.shared(with: first, upTo: $0) }
    var order = enumerated().map { (key: $1.key(from: shared), index: $0) }
    order.sort { $0.key == $1.key ? self[$0.index] < self[$1.index] : $0.key < $1.key }
    self = order.map { self[$0.index] }
  }
}
