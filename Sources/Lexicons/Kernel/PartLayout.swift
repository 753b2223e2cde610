import CWordScan
import Text

extension PairIndex {
  /// Calls `body` with the pairs in the kernel's form.
  @inline(__always)
  func lend(_ body: (usward_pairs) -> Void) {
    var kernels = usward_pairs()
    kernels.filter_bits = 64 * filter.count
    filter.withPointer { filter in
      kernels.filter = filter
      ranks.withPointer { ranks in
        kernels.ranks = ranks
        rows.withPointer { rows in
          kernels.rows = UnsafeRawPointer(rows)?.assumingMemoryBound(to: usward_pair.self)
          pool.withPointer { pool in
            kernels.phrases = UnsafeRawPointer(pool)?.assumingMemoryBound(to: usward_phrase_of_pair.self)
            body(kernels)
          }
        }
      }
    }
  }
}

/// Lays out the parts of a sentence with the kernel.
///
/// A class: the tables of a value would be retained one by one for each sentence.
final class PartLayout: Sendable {
  /// The pairs of symbols that begin phrases.
  private let pairs: PairIndex
  private let path = usward_best_path()

  init(_ lexicon: Lexicon) {
    precondition(
      Int32(PartTraits.listed.rawValue) == USWARD_LISTED
        && MemoryLayout<PartsOfForm>.size == MemoryLayout<usward_parts_of_form>.size
        && MemoryLayout<Part>.offset(of: \.marks) == MemoryLayout<usward_part>.offset(of: \.marks)
        && MemoryLayout<PhraseOpening>.stride == MemoryLayout<usward_opening>.stride
        && MemoryLayout<PairIndex.Row>.stride == MemoryLayout<usward_pair>.stride
        && MemoryLayout<PairIndex.Member>.stride == MemoryLayout<usward_phrase_of_pair>.stride
        && MemoryLayout<PairIndex.Row>.offset(of: \.thirds) == MemoryLayout<usward_pair>.offset(of: \.thirds)
        && Phrases.isLaidOutAsInKernel,
      "parts and pairs are laid out as the kernel reads them")
    pairs = lexicon.phrases.pairs
  }

  /// Writes the parts of a sentence, and to the front of `openings` those that phrases may begin with. Only facts about
  /// all parts are returned, since returning lent records would copy them.
  /// - Parameters:
  ///   - first: the index of the first of the sentence's tokens.
  ///   - start: where the sentence begins.
  ///   - numbers: the types of these tokens and of some after them.
  ///   - several: the types of forms with several parts or none.
  ///   - room: the most parts that the sentence may have.
  func lay(
    _ tokens: Span<Token>, from first: Int, at start: Int, _ bytes: Span<UInt8>, _ numbers: Span<Int32>,
    _ several: Span<PartsOfForm>, _ types: TypeTable, _ needs: Span<Int32>,
    room: Int, _ parts: inout Refilled<Part>, _ openings: inout [PhraseOpening]
  ) -> usward_laid {
    var layout = usward_layout()
    precondition(tokens.count <= numbers.count, "each token has a form")
    (layout.count, layout.first, layout.laid.end) = (tokens.count, first, start)
    layout.known = numbers.count
    if openings.count < room { openings = Array(repeating: PhraseOpening(part: 0, pair: 0), count: 2 * room) }
    parts.write(room + Int(USWARD_PARTS_BEYOND), .blank) { parts in
      openings.withUnsafeMutableBufferPointer { openings in
        var count = 0
        precondition(
          parts.count >= room + Int(USWARD_PARTS_BEYOND) && openings.count >= room, "there is room for all parts")
        Self.lend(tokens, bytes, numbers, several, types, needs, to: &layout) { layout in
          pairs.lend { pairs in
            layout.pairs = pairs
            guard let part = UnsafeMutableRawPointer(parts.baseAddress),
              let opening = UnsafeMutableRawPointer(openings.baseAddress)
            else { return }
            count = usward_lay_out(
              &layout, path, part.assumingMemoryBound(to: usward_part.self),
              opening.assumingMemoryBound(to: usward_opening.self))
          }
        }
        return count
      }
    }
    return layout.laid
  }

  /// Calls `body` with a layout that points to the tokens and to what is known of their forms.
  @inline(__always)
  private static func lend(
    _ tokens: Span<Token>, _ bytes: Span<UInt8>, _ numbers: Span<Int32>, _ several: Span<PartsOfForm>,
    _ types: TypeTable, _ needs: Span<Int32>, to layout: inout usward_layout,
    _ body: (inout usward_layout) -> Void
  ) {
    tokens.withUnsafeBufferPointer { tokens in
      layout.tokens = UnsafeRawPointer(tokens.baseAddress)?.assumingMemoryBound(to: UInt64.self)
      bytes.withUnsafeBufferPointer { bytes in
        (layout.bytes, layout.size) = (bytes.baseAddress, bytes.count)
        numbers.withUnsafeBufferPointer { numbers in
          layout.numbers = numbers.baseAddress
          several.withUnsafeBufferPointer { several in
            layout.several = UnsafeRawPointer(several.baseAddress)?.assumingMemoryBound(to: usward_parts_of_form.self)
            types.lend { types in
              layout.types = types
              needs.withUnsafeBufferPointer { needs in
                layout.needs = needs.baseAddress
                body(&layout)
              }
            }
          }
        }
      }
    }
  }
}
