extension Array {
  /// Groups neighbours that are alike.
  func together(where areAlike: (Element, Element) -> Bool) -> [[Element]] {
    reduce(into: []) { groups, next in
      if let last = groups.last?.last, areAlike(last, next) {
        groups[groups.count - 1].append(next)
      } else {
        groups.append([next])
      }
    }
  }

  /// The elements in order, `most` at a time: what does not fit in a row goes to the next.
  func inRows(of most: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: Swift.max(1, most)).map { self[$0..<Swift.min(count, $0 + Swift.max(1, most))] }
  }
}
