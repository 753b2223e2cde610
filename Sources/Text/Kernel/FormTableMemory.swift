import CWordScan

/// The memory of a table of forms, which the kernel fills: see `SurfaceForms`.
struct FormTableMemory: Sendable {
  /// The numbers of forms, from 1, by hash; 0 is free. At most a quarter full.
  private var places = Array(repeating: UInt32(0), count: Self.fewestPlaces)
  /// The keys of forms and, for long ones, the places of their bytes; the first stands for no form.
  private var forms = Array(repeating: usward_form(), count: Self.fewestPlaces / 4 + 1)
  private var offsets = Array(repeating: UInt64(0), count: Self.fewestPlaces / 4 + 1)
  /// The bytes of the forms longer than 16 bytes, and how many of these bytes are used.
  private var bytes: [UInt8] = []
  private var byteCount = 0
  private(set) var count = 0

  /// The initial number of places, a power of two: enough for a short text, and cleared in next to no time.
  private static let fewestPlaces = 1 << 12

  /// Writes the number of each token's form to `numbers`, and returns the indices of the tokens whose form is new.
  mutating func number(
    _ tokens: [Token], _ range: Range<Int>, in text: Span<UInt8>, into numbers: inout [Int32]
  ) -> [Int32] {
    precondition(tokens.indices.contains(range), "there are no such tokens")
    var fresh: [Int32] = []
    numbers.removeAll(keepingCapacity: true)
    while numbers.count < range.count {
      // New forms are frequent only in a short text; for a long one the table fills in steps.
      let first = range.lowerBound + numbers.count
      let batch = min(range.upperBound - first, 1 << 14)
      let done = number(tokens, first..<first + batch, in: text, into: &numbers, &fresh)
      if done < batch { grow(by: tokens[first + done].count) }
    }
    return fresh
  }

  private mutating func number(
    _ tokens: [Token], _ range: Range<Int>, in text: Span<UInt8>, into numbers: inout [Int32], _ fresh: inout [Int32]
  ) -> Int {
    var done = 0
    var table = usward_form_table()
    table.capacity = places.count
    table.count = count
    table.byte_count = byteCount
    table.byte_room = bytes.count
    places.withUnsafeMutableBufferPointer { places in
      forms.withUnsafeMutableBufferPointer { forms in
        offsets.withUnsafeMutableBufferPointer { offsets in
          bytes.withUnsafeMutableBufferPointer { bytes in
            table.places = places.baseAddress
            table.forms = forms.baseAddress
            table.offsets = offsets.baseAddress
            table.bytes = bytes.baseAddress
            numbers.append(addingCapacity: range.count) { numbers in
              fresh.append(addingCapacity: range.count) { fresh in
                done = Self.number(tokens, range, in: text, &table, &numbers, &fresh)
              }
            }
          }
        }
      }
    }
    count = table.count
    byteCount = table.byte_count
    return done
  }

  private static func number(
    _ tokens: [Token], _ range: Range<Int>, in text: Span<UInt8>, _ table: inout usward_form_table,
    _ numbers: inout OutputSpan<Int32>, _ fresh: inout OutputSpan<Int32>
  ) -> Int {
    tokens.withUnsafeBytes { tokens in
      text.withUnsafeBufferPointer { text in
        numbers.withUnsafeMutableBufferPointer { numbers, numberCount in
          fresh.withUnsafeMutableBufferPointer { fresh, freshCount in
            guard let words = tokens.baseAddress, let toNumbers = numbers.baseAddress, let toFresh = fresh.baseAddress
            else { return 0 }
            let done = usward_number_forms(
              text.baseAddress, text.count, words.assumingMemoryBound(to: UInt64.self) + range.lowerBound, range.count,
              &table, toNumbers + numberCount, Int32(range.lowerBound), toFresh, &freshCount)
            numberCount += done
            return done
          }
        }
      }
    }
  }

  /// Whether a form has at most 16 bytes: the key of a longer one contains a byte that never occurs in UTF-8.
  func isShort(_ form: Int) -> Bool {
    precondition(form < count, "there is no such form")
    return forms[form + 1].high >> 56 != 0xFF
  }

  /// Forgets all forms except some short ones, given in ascending order, which are renumbered from 0.
  mutating func keep(_ kept: [Int32]) {
    for (place, form) in kept.enumerated() {
      precondition(form >= place && isShort(Int(form)), "what is kept is not written over, and has no other bytes")
      forms[place + 1] = forms[Int(form) + 1]
    }
    var size = places.count
    while size > Self.fewestPlaces, kept.count * 8 < size { size /= 2 }
    if size < places.count {
      // Releases the memory that a text with many forms took.
      places = []
      forms = Array(forms[...(size / 4)])
      offsets = Array(repeating: 0, count: forms.count)
    }
    (bytes, byteCount, count) = ([], 0, kept.count)
    place(in: size)
  }

  /// Makes room for twice as many forms, or for a long one of `length` bytes.
  private mutating func grow(by length: Int) {
    if bytes.count - byteCount < length {
      bytes += Array(repeating: 0, count: max(bytes.count, length, 1 << 12))
    }
    guard count * 4 >= places.count else { return }
    // Exactly that: an array that grows by itself doubles.
    forms.reserveCapacity(forms.count + places.count / 4)
    forms += repeatElement(usward_form(), count: places.count / 4)
    offsets.reserveCapacity(offsets.count + places.count / 4)
    offsets += repeatElement(0, count: places.count / 4)
    place(in: places.count * 2)
  }

  /// Enters all forms into a table of this many places.
  private mutating func place(in size: Int) {
    if places.count == size {
      for place in places.indices { places[place] = 0 }
    } else {
      places = Array(repeating: 0, count: size)
    }
    places.withUnsafeMutableBufferPointer { places in
      forms.withUnsafeBufferPointer { usward_place_forms($0.baseAddress, count, places.baseAddress, places.count) }
    }
  }
}
