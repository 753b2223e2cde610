import Text

/// Finds quoted speech by its marks.
///
/// Known marks: `"…"`, `“…”`, `„…“`, `”…”`, `«…»`, `»…«`, `‹…›`, `‘…’`, `'…'` and TeX's. A quotation may continue over
/// paragraphs that each open with a mark, or over up to five without marks before the closing one; otherwise a mark
/// that is not closed in its paragraph opens nothing. Marks within a quotation belong to it.
///
/// Mentioning a word is not quoting speech: of three words or fewer, only an exclamation, a question, or a capitalised
/// answer that follows a comma or colon or is a sentence of its own counts, and a capitalised title never does. See
/// docs/voices.md.
enum Quotations {
  /// The quotations in some blocks of a text, in order, except within voices already taken; more blocks may follow
  /// unless `isLast`. O(bytes).
  static func find(in text: String, blocks: [Block], taken: [VoiceSpan], isLast: Bool) -> Found {
    let free = free(blocks, of: taken)
    guard !free.isEmpty else { return Found(known: blocks.count) }
    return text.withBytes { bytes in
      var search = QuotationSearch(bytes: bytes, blocks: free, of: blocks.count, isLast: isLast)
      guard let spaced = EvenSpaces.bytes(of: bytes) else { return search.result() }
      return spaced.withUnsafeBufferPointer {
        search.bytes = $0
        return search.result()
      }
    }
  }

  /// What was found in some blocks.
  struct Found {
    /// The quotations.
    var voices: [VoiceSpan] = []
    /// Blocks that a quotation continues into.
    var crossed: [Range<Int>] = []
    /// How many blocks the result is definitive for; all if no blocks follow.
    var known: Int

    /// Whether no quotation continues into a block, so that a search can begin there.
    func mayBegin(at block: Int) -> Bool { block <= known && !crossed.contains { $0.contains(block) } }
  }

  /// The blocks that no voice has taken. Voices are in order and few overlap.
  private static func free(_ blocks: [Block], of taken: [VoiceSpan]) -> [FreeBlock] {
    var free: [FreeBlock] = []
    free.reserveCapacity(blocks.count)
    var next = 0
    var reach = 0
    for (number, block) in blocks.enumerated() where block.kind != .preformatted {
      while next < taken.count, taken[next].span.start < block.span.end {
        reach = max(reach, taken[next].span.end)
        next += 1
      }
      if reach <= block.span.start { free.append(FreeBlock(span: block.span, number: number)) }
    }
    return free
  }
}

/// A block that no voice has taken.
struct FreeBlock {
  var span: ByteSpan
  /// Its number among all blocks.
  var number: Int
}
