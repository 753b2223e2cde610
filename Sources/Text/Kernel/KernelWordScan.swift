import CWordScan

/// The kernel's scan for words.
struct KernelWordScan: WordScan {
  private var state: usward_word_scan
  private let path: ScanPath

  /// Makes a scan of `span`, which begins and ends on character boundaries.
  init(_ span: ByteSpan, path: ScanPath) {
    state = usward_word_scan(of: span)
    self.path = path
  }

  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan? {
    while state.position <= state.end {
      let room = min(Int(USWARD_WORDS_ROOM) * 4, (state.end - state.position) / 2 + 64)
      tokens.append(addingCapacity: room) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          guard let base = buffer.baseAddress else { return }
          let places = UnsafeMutableRawPointer(base + count).assumingMemoryBound(to: UInt64.self)
          count += bytes.withUnsafeBufferPointer { text in
            KernelClasses.shared.withPointer {
              usward_scan_words(text.baseAddress, &state, $0, path.rawValue, places, room)
            }
          }
        }
      }
      if state.has_hard {
        while tokens.count > first, let last = tokens.last, last.start >= state.hard_start { tokens.removeLast() }
        return ByteSpan(state.hard_start, state.hard_end)
      }
    }
    return nil
  }

  mutating func resume(at position: Int) { state = usward_word_scan(of: ByteSpan(position, state.end)) }
}

extension usward_word_scan {
  /// A scan at the start of a span.
  fileprivate init(of span: ByteSpan) {
    self.init()
    start = span.start
    position = span.start
    end = span.end
  }
}

/// The kernel's count of words, none of which is kept.
struct KernelWordCount: WordScan {
  /// The number of words found.
  private(set) var words = 0
  private var state: usward_word_scan
  private let path: ScanPath

  /// Makes a count of `span`, which begins and ends on character boundaries.
  init(_ span: ByteSpan, path: ScanPath) {
    state = usward_word_scan(of: span)
    self.path = path
  }

  mutating func appendWords(in bytes: Span<UInt8>, to tokens: inout [Token], from first: Int) -> ByteSpan? {
    words += bytes.withUnsafeBufferPointer { text in
      KernelClasses.shared.withPointer { usward_count_words(text.baseAddress, &state, $0, path.rawValue) }
    }
    return state.has_hard ? ByteSpan(state.hard_start, state.hard_end) : nil
  }

  mutating func resume(at position: Int) { state = usward_word_scan(of: ByteSpan(position, state.end)) }
}
