internal import CWordScan
internal import Text

// Beside `Kernel.swift` and `Table.swift` the only file of the module in which pointers stand: none is kept.

extension SentenceReading {
  /// Takes the words of another sentence, whose forms were reached; nothing is found in it yet.
  mutating func take(_ sentence: Sentence, _ tokens: [Token], _ bytes: Span<UInt8>, _ forms: FormParts) {
    removeAll()
    let own = tokens.span.extracting(sentence.tokens)
    let numbers = forms.numbers.span.extracting(
      sentence.tokens.lowerBound - forms.first..<sentence.tokens.upperBound - forms.first)
    // A closure that held the forms themselves would copy them, one reference after another.
    let (partsOfForm, types) = (forms.partsOfForm.span, forms.types.types.span)
    var laidOut = usward_sentence_parts()
    parts.append(addingCapacity: own.count * forms.mostParts) { parts in
      parts.withUnsafeMutableBufferPointer { room, count in
        laidOut = own.layOut(numbers, partsOfForm, types, bytes, of: sentence, to: room)
        count = laidOut.count
      }
    }
    isAsked = bytes.hasQuestionMark(in: laidOut.end..<max(laidOut.end, sentence.span.end))
    // Three words are the least that tell a line in capitals from an abbreviation or two.
    isShouted = parts.count >= 3 && laidOut.capitals > 8 && laidOut.capitals > 3 * laidOut.smalls
  }

  /// Whether parts, types and tokens are laid out as the kernel reads and writes them.
  static var isLaidOutForKernel: Bool {
    MemoryLayout<Part>.stride == MemoryLayout<usward_part>.stride
      && MemoryLayout<Part>.offset(of: \.row) == MemoryLayout<usward_part>.offset(of: \.row)
      && MemoryLayout<Part>.offset(of: \.needs) == MemoryLayout<usward_part>.offset(of: \.needs)
      && MemoryLayout<Part>.offset(of: \.token) == MemoryLayout<usward_part>.offset(of: \.token)
      && MemoryLayout<Part>.offset(of: \.gap) == MemoryLayout<usward_part>.offset(of: \.gap)
      && MemoryLayout<Part>.offset(of: \.marks) == MemoryLayout<usward_part>.offset(of: \.marks)
      && MemoryLayout<Part>.offset(of: \.opensPhrase) == MemoryLayout<usward_part>.offset(of: \.opens_phrase)
      && MemoryLayout<PartType>.stride == MemoryLayout<usward_part_type>.stride
      && MemoryLayout<PartType>.offset(of: \.row) == MemoryLayout<usward_part_type>.offset(of: \.row)
      && MemoryLayout<PartType>.offset(of: \.needs) == MemoryLayout<usward_part_type>.offset(of: \.needs)
      && MemoryLayout<PartType>.offset(of: \.capitals) == MemoryLayout<usward_part_type>.offset(of: \.capitals)
      && MemoryLayout<PartType>.offset(of: \.smalls) == MemoryLayout<usward_part_type>.offset(of: \.smalls)
      && MemoryLayout<PartType>.offset(of: \.marks) == MemoryLayout<usward_part_type>.offset(of: \.marks)
      && MemoryLayout<Range<Int32>>.stride == MemoryLayout<usward_form_parts>.stride
      && MemoryLayout<Token>.stride == MemoryLayout<UInt64>.stride
  }
}

extension Span<Token> {
  /// Lays out the parts of these tokens of a sentence, whose forms have these numbers. There is room for them.
  @inline(__always)
  fileprivate func layOut(
    _ numbers: Span<Int32>, _ partsOfForm: Span<Range<Int32>>, _ types: Span<PartType>, _ bytes: Span<UInt8>,
    of sentence: Sentence, to room: UnsafeMutableBufferPointer<Part>
  ) -> usward_sentence_parts {
    let first = sentence.tokens.lowerBound
    let start = sentence.span.start
    return withUnsafeBufferPointer { tokens in
      numbers.withUnsafeBufferPointer { numbers in
        partsOfForm.withUnsafeBufferPointer { partsOfForm in
          types.withUnsafeBufferPointer { types in
            bytes.withUnsafeBufferPointer { bytes in
              usward_lay_out_parts(
                bytes.baseAddress, start, UnsafeRawPointer(tokens.baseAddress)?.assumingMemoryBound(to: UInt64.self),
                numbers.baseAddress, numbers.count, first,
                UnsafeRawPointer(partsOfForm.baseAddress)?.assumingMemoryBound(to: usward_form_parts.self),
                UnsafeRawPointer(types.baseAddress)?.assumingMemoryBound(to: usward_part_type.self),
                UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: usward_part.self))
            }
          }
        }
      }
    }
  }
}

extension Span<UInt8> {
  /// Whether a question mark is in a stretch.
  fileprivate func hasQuestionMark(in range: Range<Int>) -> Bool {
    for index in range where self[index] == UInt8(ascii: "?") { return true }
    return false
  }
}
