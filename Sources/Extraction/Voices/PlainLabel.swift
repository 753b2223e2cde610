import Text

/// An ASCII label, read by its bytes: most colons do not end a label, and those need no string.
struct PlainLabel {
  private let bytes: Bytes
  private let label: Range<Int>
  private var role = TurnLabel.Role.name
  private var name = 0..<0
  private var isDoubtful = false

  /// Reads printable ASCII characters; `nil` when they are not a label.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    self.bytes = bytes
    label = start..<end
    if let known = knownRole {
      role = known
    } else {
      guard readName() else { return nil }
    }
  }

  /// The meaning of the label.
  var reading: LabelReading {
    switch role {
    case .question: LabelReading(role: role, name: "Q", isDoubtful: false)
    case .answer: LabelReading(role: role, name: "A", isDoubtful: false)
    case .name: LabelReading(role: role, name: capitals(name), isDoubtful: isDoubtful)
    }
  }

  private func capitals(_ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: range.count) { letters in
      for (place, byte) in bytes[range].enumerated() {
        letters.initializeElement(at: place, to: byte.isASCIISmall ? byte & 0xDF : byte)
      }
      return range.count
    }
  }

  /// The meaning of a label that is a keyword.
  private var knownRole: TurnLabel.Role? {
    guard mayBeKeyword else { return nil }
    let letters = keyword
    return LabelReading.plainKeywords.first { $0.letters == letters }?.role
  }

  /// Whether its first letter may begin a keyword.
  private var mayBeKeyword: Bool {
    guard let first = label.first.map({ bytes[$0] }) else { return false }
    return !first.isASCIILetter || LabelReading.keywordStarts &>> UInt32(first & 31) & 1 != 0
  }

  /// The label in capitals without numbers and marks, as an integer; 0 for more than sixteen letters and for none.
  private var keyword: UInt128 {
    var letters: UInt128 = 0
    var count = 0
    var spaces = 0
    for place in label {
      let byte = bytes[place]
      if byte == 0x20 {
        spaces += count > 0 ? 1 : 0
      } else if !LabelReading.isNumberOrMark(byte) {
        count += spaces + 1
        if count <= 16 {
          for _ in 0..<spaces { letters = letters &<< 8 }
          letters = letters &<< 8 | UInt128(truncatingIfNeeded: byte.isASCIISmall ? byte & 0xDF : byte)
        }
        spaces = 0
      }
    }
    return count > 16 ? 0 : letters
  }

  /// Whether one to four words of a name precede a bracket or comma, without numbers or marks after them.
  private mutating func readName() -> Bool {
    let addition = LabelReading.addition(bytes, label)
    let outside = label.prefix { bytes[$0] != UInt8(ascii: "(") && bytes[$0] != UInt8(ascii: ",") && $0 != addition }
    if (outside.endIndex..<label.upperBound).contains(where: { LabelReading.isNumberOrMark(bytes[$0]) }) {
      return false
    }
    var words = 0
    var letters = 0
    var hasSmall = false
    var end = label.lowerBound
    var place = label.lowerBound
    while place < outside.endIndex {
      if bytes[place] == 0x20 {
        place += 1
        continue
      }
      let start = place
      while place < outside.endIndex, bytes[place] != 0x20 {
        switch bytes[place] {
        case 0x41...0x5A: letters += 1
        case 0x61...0x7A:
          letters += 1
          hasSmall = true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "'"): break
        default: return false
        }
        place += 1
      }
      guard bytes[start].isASCIICapital || LabelParticles.contains(bytes, start..<place) else { return false }
      words += bytes[start].isASCIICapital ? 1 : 0
      end = place
    }
    // What is added without brackets tells names apart: "Goal - Safety" and "Goal - Cost" are no one's.
    name = label.lowerBound..<(outside.endIndex == addition ? label.upperBound : end)
    isDoubtful = words == 1 && hasSmall
    return words >= 1 && words <= LabelReading.mostWords && letters >= 2
  }
}
