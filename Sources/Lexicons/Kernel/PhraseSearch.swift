import CWordScan

extension Phrases {
  /// Finds the phrases of `entries` that begin where they may in a sentence with these parts, at the first `count` of
  /// `openings`, and marks the parts that they begin with.
  func find(
    at openings: [PhraseOpening], _ count: Int, in parts: inout Refilled<Part>, _ types: PartTypes,
    _ entries: EntryTable, _ found: inout Refilled<FoundPhrase>
  ) {
    // Enough for most sentences at the first attempt.
    var room = 4 * count + 32
    precondition(count <= openings.count, "there are so many openings")
    lend(types, entries) { search in
      while !find(&found, room, at: openings.span.extracting(first: count), &parts, search) { room *= 2 }
    }
  }

  /// Writes what is found if there is room for all that there may be; returns whether there was.
  @inline(__always)
  private func find(
    _ found: inout Refilled<FoundPhrase>, _ room: Int, at openings: Span<PhraseOpening>, _ parts: inout Refilled<Part>,
    _ search: usward_phrase_search
  ) -> Bool {
    var hasRoom = true
    let count = parts.count
    found.write(room, FoundPhrase(start: 0, end: 0, entry: 0)) { found in
      parts.withUnsafeMutableBytes { parts in
        openings.withUnsafeBufferPointer { openings in
          var search = search
          let number = usward_find_phrases(
            &search, path, parts.baseAddress?.assumingMemoryBound(to: usward_part.self), count,
            UnsafeRawPointer(openings.baseAddress)?.assumingMemoryBound(to: usward_opening.self), openings.count,
            UnsafeMutableRawPointer(found.baseAddress)?.assumingMemoryBound(to: usward_phrase.self), found.count)
          hasRoom = number != USWARD_NO_ROOM
          return hasRoom ? number : 0
        }
      }
    }
    return hasRoom
  }

  /// Calls `body` with what the kernel needs to find phrases.
  @inline(__always)
  private func lend(_ types: PartTypes, _ entries: EntryTable, _ body: (usward_phrase_search) -> Void) {
    var search = usward_phrase_search()
    (search.entry_count, search.symbol_count) = (entries.count, entries.symbols.count)
    pairs.lend { pairs in
      search.pairs = pairs
      entries.rows.withPointer { rows in
        search.entries = rows
        entries.symbols.withPointer { symbols in
          search.symbols = symbols
          types.lend(to: &search, body)
        }
      }
    }
  }

  /// Whether the kernel and this module agree on the layout of records.
  static var isLaidOutAsInKernel: Bool {
    MemoryLayout<FoundPhrase>.stride == MemoryLayout<usward_phrase>.stride
      && PairIndex.placeOfEnd == USWARD_NO_THIRD
  }
}

extension PartTypes {
  /// Calls `body` with what is known of types and their lists.
  @inline(__always)
  fileprivate func lend(to search: inout usward_phrase_search, _ body: (usward_phrase_search) -> Void) {
    types.lend { types in
      search.types = types
      pool.span.withUnsafeBufferPointer { pool in
        search.pool = pool.baseAddress
        body(search)
      }
    }
  }
}
