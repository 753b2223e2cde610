import CWordScan

/// The tables of characters beyond ASCII in the kernel's form. Only the files of this folder deal with pointers in this
/// module: they are made here and none is kept.
struct KernelClasses: Sendable {
  let blocks: [UInt8]
  let index: [UInt16]

  static let shared = KernelClasses()

  private init() {
    let classes = CharacterClasses.shared
    let own = (0..<256).map { classes.kernelClass($0) }
    // Forty thousand elements at every start: without a bounds check for each.
    blocks = own.withUnsafeBufferPointer { own in
      classes.blocks.withUnsafeBufferPointer { blocks in
        Array(unsafeUninitializedCapacity: blocks.count) { room, count in
          for place in blocks.indices { room[place] = own[Int(blocks[place])] }
          count = blocks.count
        }
      }
    }
    let missing = 0x11_0000 / UnicodeTables.blockSize - classes.index.count
    index = classes.index + Array(repeating: classes.index[classes.index.count - 1], count: missing)
  }

  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<usward_classes>) -> Result) -> Result {
    blocks.withUnsafeBufferPointer { blocks in
      index.withUnsafeBufferPointer { index in
        var classes = usward_classes(blocks: blocks.baseAddress, index: index.baseAddress)
        return body(&classes)
      }
    }
  }
}

extension CharacterClasses {
  /// What the kernel must know of a class of characters beyond ASCII.
  fileprivate func kernelClass(_ number: Int) -> UInt8 {
    var value = UInt8(wordClass(number).rawValue)
    let properties = [sentence(.standard)[number], sentence(.tailored)[number]]
    if properties.contains(where: { $0 == .fullStop || $0 == .terminator }) { value |= UInt8(USWARD_TERMINATOR) }
    if properties[0].isLineEnd { value |= UInt8(USWARD_PARAGRAPH) }
    return value
  }

  private func wordClass(_ number: Int) -> usward_word_class {
    let content = flags[number].intersection([.letter, .digit])
    let isPicture = !flags[number].isDisjoint(with: [.pictographic, .emojiPresentation])
    if isPicture || special[number] == .keycap { return USWARD_HARD }
    switch word(.tailored)[number] {
    case .letter: return content == .letter ? USWARD_LETTER : USWARD_HARD
    case .numeric: return content == .digit ? USWARD_DIGIT : USWARD_HARD
    case .katakana: return content == .letter ? USWARD_KATAKANA : USWARD_HARD
    case .hebrewLetter: return content == .letter ? USWARD_HEBREW : USWARD_HARD
    case .extend, .format, .zeroWidthJoiner: return content.contains(.digit) ? USWARD_HARD : USWARD_EXTEND
    case .other: return content == .letter ? USWARD_SINGLE : content.isEmpty ? USWARD_NONE : USWARD_HARD
    case .wordSpace, .newline, .carriageReturn, .lineFeed: return content.isEmpty ? USWARD_NONE : USWARD_HARD
    // The curly apostrophes have three bytes. U+02BC, which the standard treats as a letter, and U+00B4, which it gives
    // no property, have two.
    case .singleQuote:
      let standard = word(.standard)[number]
      return standard == .letter || standard == .other ? USWARD_HARD : USWARD_APOSTROPHE
    case .midNum: return USWARD_MIDDLE_OF_NUMBER
    case .midLetter, .midNumLet: return USWARD_MIDDLE
    case .doubleQuote, .extendNumLet, .regionalIndicator: return USWARD_HARD
    }
  }
}
