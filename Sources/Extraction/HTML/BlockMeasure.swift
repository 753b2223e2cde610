/// How much a block of text counts in the search for the main part.
enum BlockMeasure {
  /// The length in bytes from which a block is prose, whatever its signs.
  private static let longBlock = 80
  /// The length in bytes from which a block that ends like a sentence is prose.
  private static let sentenceBlock = 40
  /// The share of a block's text in links from which it is not prose.
  private static let linkedShare = 0.5

  /// The share of a block's text that is in links, from 0 to 1.
  static func linkShare(_ block: PageBlock) -> Double {
    Double(block.linkBytes) / Double(max(1, block.end - block.start))
  }

  /// The bytes of a block that is prose; 0 for any other.
  static func prose(_ block: PageBlock, _ page: borrowing PageBuilder) -> Int {
    let count = Int(block.end - block.start)
    guard linkShare(block) < linkedShare, block.kind != .heading else { return 0 }
    return count >= longBlock || (count >= sentenceBlock && hasSentenceEnd(block, page)) ? count : 0
  }

  /// What a block outside furniture adds to the weight of the parts around it: prose adds its length, a list of links
  /// less than nothing, and short text little.
  static func weight(_ block: PageBlock, _ page: borrowing PageBuilder) -> Double {
    let count = Double(block.end - block.start)
    if linkShare(block) >= linkedShare { return -min(count, 60) - 20 }
    let prose = prose(block, page)
    if prose > 0 { return Double(prose) * (1 - linkShare(block)) }
    switch block.kind {
    case .heading, .listItem, .paragraph: return count * 0.15 - 6
    default: return 0
    }
  }

  /// What a block of furniture subtracts from the weight of the parts around it.
  static func furnitureCost(_ block: PageBlock) -> Double { min(Double(block.end - block.start), 60) }

  /// Whether a block ends like a sentence, or with the comma of a greeting.
  static func endsAsSpeech(_ block: PageBlock, _ page: borrowing PageBuilder) -> Bool {
    page.text[Int(block.end) - 1] == UInt8(ascii: ",") || hasSentenceEnd(block, page)
  }

  /// Whether a block ends like a sentence.
  static func hasSentenceEnd(_ block: PageBlock, _ page: borrowing PageBuilder) -> Bool {
    var at = Int(block.end) - 1
    while at >= Int(block.start), at > Int(block.end) - 6 {
      switch page.text[at] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
      // The full stop, exclamation mark and question mark of Chinese and Japanese.
      case 0xE3 where page.text[at...].starts(with: [0xE3, 0x80, 0x82]): return true
      case 0xEF where page.text[at...].starts(with: [0xEF, 0xBC, 0x81]): return true
      case 0xEF where page.text[at...].starts(with: [0xEF, 0xBC, 0x9F]): return true
      default: at -= 1
      }
    }
    return false
  }
}
