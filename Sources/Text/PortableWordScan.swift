/// A scan for words without the kernel, 64 bytes at a time in 64-bit integers, for processors whose instructions the
/// kernel does not use. It does for ASCII what `CWordScan/words.h` does: it leaves other characters to the rules, with
/// the words around them.
struct PortableWordScan: WordScan {
  /// A bit for each of 64 bytes, with the first byte's bit lowest.
  private struct Masks {
    var letters: UInt64 = 0
    var digits: UInt64 = 0
    var dots: UInt64 = 0
    var quotes: UInt64 = 0
    /// Commas and semicolons, which join digits.
    var commas: UInt64 = 0
    var slashes: UInt64 = 0
    /// Bytes that are left to the rules.
    var hard: UInt64 = 0
  }

  private var start: Int
  private var position: Int
  private let end: Int
  /// The masks of the 64 bytes before `position`, and the words among them.
  private var before = Masks()
  private var wordsBefore: UInt64 = 0
  /// Whether the addition that finds numbers carries into the bytes at `position`.
  private var carriesNumber = false
  /// The start of a word that has not ended yet.
  private var open: Int?

  /// Makes a scan of `span`.
  init(_ span: ByteSpan) {
    start = span.start
    position = span.start
    end = span.end
  }

  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan? {
    // White space past the end terminates the last word.
    while position <= end {
      let here = masks(bytes)
      let next = position + 64 < end ? bytes[position + 64] : UInt8(ascii: " ")
      let (words, numericRun) = words(here, next)
      let afterWord = words << 1 | wordsBefore >> 63
      let starts = words & ~afterWord
      let ends = afterWord & ~words
      // A word that starts with a digit is a number if the run of digits and joiners from there ends the word: the
      // addition carries a bit through the run to the place after it.
      let (sum, overflow) = numericRun.addingReportingOverflow(starts & here.digits)
      let (total, carry) = sum.addingReportingOverflow(carriesNumber ? 1 : 0)
      carriesNumber = overflow || carry
      append(starts: starts, ends: ends, numbers: total & ~numericRun & ends, to: &tokens)
      let hard = here.hard | addresses(here, next, bytes)
      if hard != 0 {
        let place = position + hard.trailingZeroBitCount
        var from = place
        while from > start, !SafePlace.isSafe(bytes, from) { from -= 1 }
        while tokens.count > first, let last = tokens.last, last.start >= from { tokens.removeLast() }
        return ByteSpan(from, SafePlace.next(in: bytes, from: place + 1, to: end))
      }
      before = here
      wordsBefore = words
      position += 64
    }
    return nil
  }

  mutating func resume(at position: Int) { self = PortableWordScan(ByteSpan(position, end)) }

  /// The words, and the digits with what joins them.
  private func words(_ here: Masks, _ next: UInt8) -> (words: UInt64, numericRun: UInt64) {
    let inLetters = after(here.letters, before.letters) & ahead(here.letters, next.isASCIILetter)
    let inDigits = after(here.digits, before.digits) & ahead(here.digits, next.isASCIIDigit)
    let joiners = (here.dots | here.quotes) & (inLetters | inDigits) | here.commas & inDigits
    return (here.letters | here.digits | joiners, here.digits | joiners)
  }

  private mutating func append(starts: UInt64, ends: UInt64, numbers: UInt64, to tokens: inout [Token]) {
    var starts = starts
    var ends = ends
    var next = open ?? -1
    // At most every other of the 64 places ends a word, plus the last word before them, which may end at the first.
    tokens.append(addingCapacity: 33) { output in
      while ends != 0 {
        if next < 0 {
          next = position + starts.trailingZeroBitCount
          starts &= starts - 1
        }
        let end = ends.trailingZeroBitCount
        output.append(Token(numbers >> end & 1 != 0 ? .number : .word, ByteSpan(next, position + end)))
        next = -1
        ends &= ends - 1
      }
    }
    if starts != 0 { next = position + starts.trailingZeroBitCount }
    open = next < 0 ? nil : next
  }

  /// The places at which the rules must look for the start of a web address or for one already begun.
  private func addresses(_ here: Masks, _ next: UInt8, _ bytes: Span<UInt8>) -> UInt64 {
    let doubled = here.slashes & after(here.slashes, before.slashes)
    let afterLetter = after(here.letters, before.letters)
    let beforeWord = ahead(here.letters | here.digits, next.isASCIIAlphanumeric)
    let dotted = here.dots & afterLetter & beforeWord
    let slashed = here.slashes & afterLetter & beforeWord
    guard doubled | dotted | slashed != 0 else { return 0 }
    return places(in: doubled) { $0 >= start + 2 && bytes[$0 - 2] == UInt8(ascii: ":") }  // ://
      | places(in: dotted) { place in  // www.
        place >= start + 3 && (1...3).allSatisfy { bytes[place - $0] | 0x20 == UInt8(ascii: "w") }
      }
      | places(in: slashed) { CompoundTokens.hasDomainEnding(bytes, ByteSpan(start, $0)) }  // .org/
  }

  /// The bits of `mask` for whose place in the text the condition holds.
  @inline(__always)
  private func places(in mask: UInt64, where holds: (Int) -> Bool) -> UInt64 {
    var found: UInt64 = 0
    var rest = mask
    while rest != 0 {
      if holds(position + rest.trailingZeroBitCount) { found |= rest & (0 &- rest) }
      rest &= rest - 1
    }
    return found
  }

  /// The places after those in a mask, and those before them.
  @inline(__always)
  private func after(_ mask: UInt64, _ before: UInt64) -> UInt64 { mask << 1 | before >> 63 }
  @inline(__always)
  private func ahead(_ mask: UInt64, _ next: Bool) -> UInt64 { mask >> 1 | (next ? 1 << 63 : 0) }

  // MARK: Masks

  /// The masks of the 64 bytes at `position`; past the end it reads spaces.
  private func masks(_ bytes: Span<UInt8>) -> Masks {
    var masks = Masks()
    var plain: UInt64 = 0
    for eighth in 0..<8 {
      let eight = EightBytes(bytes, at: position + 8 * eighth, end: end)
      let letters = eight.small.between(UInt8(ascii: "a"), UInt8(ascii: "z"))
      let digits = eight.between(UInt8(ascii: "0"), UInt8(ascii: "9"))
      let white = eight.between(UInt8(ascii: " "), UInt8(ascii: " ")) | eight.between(9, 13)
      masks.letters |= EightBytes.bits(letters) << UInt64(8 * eighth)
      masks.digits |= EightBytes.bits(digits) << UInt64(8 * eighth)
      plain |= EightBytes.bits(letters | digits | white) << UInt64(8 * eighth)
    }
    var rest = ~plain
    while rest != 0 {
      // Which mark it is cannot be predicted: every mask takes the bit or nothing, without a branch.
      let byte = bytes[position + rest.trailingZeroBitCount]
      let bit = rest & (0 &- rest)
      masks.dots |= byte == UInt8(ascii: ".") ? bit : 0
      masks.quotes |= byte == UInt8(ascii: "'") ? bit : 0
      masks.commas |= byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") ? bit : 0
      masks.slashes |= byte == UInt8(ascii: "/") ? bit : 0
      let isSign = byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_")
      masks.hard |= isSign || byte >= 0x80 ? bit : 0
      rest &= rest - 1
    }
    return masks
  }
}
