import CWordScan

extension Table {
  /// Prefetches the memory of a row that will be read soon, while there is something else to do.
  @inline(__always)
  func prefetch(_ place: Int) {
    precondition(place >= 0 && place < count, "there is something at the place")
    withPointer { if let rows = $0 { usward_prefetch(rows + place) } }
  }
}
