/// Signatures, and the lines that telephones add.
extension MailThread {
  /// Marks what stands under a line of two dashes, ten lines at most (RFC 3676 asks for four), and added lines. Stops where
  /// a signature may go on behind the lines that are known.
  mutating func markSignatures() {
    let limit = restTo
    while true {
      signedTo = looks.next([.beginsInDash, .mayBeAdded], from: signedTo, before: limit)
      guard signedTo < limit else { return }
      let index = signedTo
      let line = lines[index]
      if line.voice == .author, line.range.count >= 2 {
        if isSignatureMark(line) {
          var end = index + 1
          var filled = 0
          while end < limit, lines[end].voice == .author {
            if !lines[end].isBlank { filled += 1 }
            if filled > 10 { break }
            end += 1
          }
          if end == limit, !isLast { return }
          if filled <= 10 {
            for place in index..<end { mark(place, .document, .signature) }
          }
        } else if looks[index].contains(.mayBeAdded), line.width <= 80, isAdded(index) {
          mark(index, .document, .addedLine)
        }
      }
      signedTo += 1
    }
  }

  /// Whether a line is the two dashes above a signature.
  @inline(__always)
  private func isSignatureMark(_ line: SourceLine) -> Bool {
    bytes[line.textStart] == UInt8(ascii: "-") && bytes[line.textStart + 1] == UInt8(ascii: "-")
      && line.range.count == 2 && line.indent == 0
  }

  /// Whether a line begins as one that a telephone or a program adds.
  private func isAdded(_ index: Int) -> Bool {
    let head = head(index)
    if let isAdded = MailMarkers.isAdded(bytes[head]) { return isAdded }
    let text = text(index).lowercased()
    return MailMarkers.addedLines.contains { text.hasPrefix($0) }
  }
}

/// The first letters of the lines that mail programs add: most lines have others.
struct AddedLineStarts {
  /// For the low five bits of the first letter those of the second, a bit for each.
  private let seconds: [UInt32]
  /// The first four bytes of each, the first the lowest, where they are of ASCII.
  private let heads: [UInt32]

  static let all = AddedLineStarts()

  private init() {
    var seconds = [UInt32](repeating: 0, count: 32)
    for line in MailMarkers.addedLines {
      let letters = Array(line.utf8.prefix(2))
      seconds[Int(letters[0] & 31)] |= 1 << UInt32(letters[1] & 31)
    }
    self.seconds = seconds
    heads = MailMarkers.addedLines.filter { $0.utf8.prefix(4).allSatisfy { $0 < 0x80 } }
      .map { $0.utf8.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// Whether one may begin with a byte.
  func mayBegin(with first: UInt8) -> Bool { (first | 0x20) &- 0x61 < 26 && seconds[Int(first & 31)] != 0 }

  /// Whether a byte may come second behind one that may be the first.
  @inline(__always)
  func mayGoOn(with second: UInt8, behind first: UInt8) -> Bool {
    seconds[Int(first & 31)] &>> UInt32(second & 31) & 1 | UInt32(second >> 7) != 0
  }

  /// Whether a line may be one, in any case, by its first four bytes, where these are of ASCII. None is shorter.
  func mayBegin(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    guard line.count >= 4 else { return false }
    let place = UnsafeRawPointer(bytes.baseAddress! + line.lowerBound)
    let head = UInt32(littleEndian: place.loadUnaligned(as: UInt32.self))
    return head & 0x8080_8080 != 0 || heads.contains(head | 0x2020_2020)
  }
}
