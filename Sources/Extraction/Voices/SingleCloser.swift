/// Finds the mark that closes a single quote: the next one that may. One after an "s" may be a possessive ("the
/// leaders' pay"), and yields to one after a stop or comma if no other quote opens before that. Each search continues
/// where the last one ended, so that a block is passed once.
struct SingleCloser {
  private let marks: [QuoteMark]
  private var closer = 0
  private var strong = 0
  private var opener = 0

  init(_ marks: [QuoteMark]) { self.marks = marks }

  /// The index of the mark that closes the one at `place`; `nil` when there is none.
  mutating func end(after place: Int) -> Int? {
    closer = next(closer, past: place) { isCloser($0) }
    guard closer < marks.count else { return nil }
    guard marks[closer].followsS, !marks[place].isLoose else { return closer }
    strong = next(strong, past: place) {
      isCloser($0) && $0.followsStop
    }
    opener = next(opener, past: place) { $0.mayOpen && !$0.mayClose }
    return strong < opener && strong < marks.count ? strong : closer
  }

  private func next(_ pointer: Int, past place: Int, where isFound: (QuoteMark) -> Bool) -> Int {
    var pointer = max(pointer, place + 1)
    while pointer < marks.count, !isFound(marks[pointer]) { pointer += 1 }
    return pointer
  }

  private func isCloser(_ mark: QuoteMark) -> Bool {
    let isPlaced = mark.mayClose && !mark.mayOpen
    // German closes with the mark that opens in English.
    return mark.form == .singleLeft
      ? isPlaced
      : (mark.form == .singleRight || mark.form == .singleStraight) && (isPlaced || mark.isLoose)
  }
}
