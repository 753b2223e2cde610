import CWordScan

/// Types of parts by number, each on a cache line of its own.
struct TypeTable: Sendable {
  private var lines = WordLines()

  init() { precondition(PartType.isLaidOutAsInKernel, "types are laid out as the kernel reads them, a line each") }

  /// The number of types.
  var count: Int { lines.count }

  /// Makes room for this many types.
  mutating func reserve(_ types: Int) { lines.reserve(types) }

  /// Removes all types, keeping the memory.
  mutating func removeAll() { lines.removeAll() }

  /// Appends a type, leaving little spare room.
  mutating func append(_ type: PartType) { lines.append(unsafeBitCast(type, to: WordLines.Line.self)) }

  subscript(number: Int) -> PartType {
    precondition(number >= 0 && number < count, "a type is there")
    return withPointer { $0[number] }
  }

  /// Prefetches the memory of a type that will be read soon.
  @inline(__always)
  func prefetch(_ number: Int) { withPointer { usward_prefetch($0 + number) } }

  /// Calls `body` with a pointer to the first type.
  @inline(__always)
  private func withPointer<Result>(_ body: (UnsafePointer<PartType>) -> Result) -> Result {
    lines.withPointer { body(UnsafeRawPointer($0).assumingMemoryBound(to: PartType.self)) }
  }

  /// The same in the kernel's form.
  @inline(__always)
  func lend<Result>(_ body: (UnsafePointer<usward_part_type>) -> Result) -> Result {
    lines.withPointer { body(UnsafeRawPointer($0).assumingMemoryBound(to: usward_part_type.self)) }
  }
}

extension PartType {
  /// Whether the record has the layout that the kernel reads.
  fileprivate static var isLaidOutAsInKernel: Bool {
    MemoryLayout<Self>.size == MemoryLayout<WordLines.Line>.size
      && MemoryLayout<Self>.stride == MemoryLayout<usward_part_type>.stride
      && MemoryLayout<Self>.offset(of: \.follows) == MemoryLayout<usward_part_type>.offset(of: \.follows)
      && MemoryLayout<Self>.offset(of: \.opener) == MemoryLayout<usward_part_type>.offset(of: \.opener)
      && MemoryLayout<Self>.offset(of: \.follower) == MemoryLayout<usward_part_type>.offset(of: \.follower)
      && MemoryLayout<Self>.offset(of: \.row) == MemoryLayout<usward_part_type>.offset(of: \.row)
      && MemoryLayout<Self>.offset(of: \.needs) == MemoryLayout<usward_part_type>.offset(of: \.needs)
      && MemoryLayout<Self>.offset(of: \.capitals) == MemoryLayout<usward_part_type>.offset(of: \.capitals)
      && MemoryLayout<Self>.offset(of: \.smalls) == MemoryLayout<usward_part_type>.offset(of: \.smalls)
      && MemoryLayout<Self>.offset(of: \.traits) == MemoryLayout<usward_part_type>.offset(of: \.traits)
      && MemoryLayout<Self>.offset(of: \.marks) == MemoryLayout<usward_part_type>.offset(of: \.marks)
      && MemoryLayout<Self>.offset(of: \.matches) == MemoryLayout<usward_part_type>.offset(of: \.matches)
      && MemoryLayout<Self>.offset(of: \.lists) == MemoryLayout<usward_part_type>.offset(of: \.lists)
      && MemoryLayout<Self>.offset(of: \.symbols) == MemoryLayout<usward_part_type>.offset(of: \.symbols)
      && MemoryLayout<Self>.offset(of: \.openers) == MemoryLayout<usward_part_type>.offset(of: \.openers)
      && MemoryLayout<Self>.offset(of: \.followers) == MemoryLayout<usward_part_type>.offset(of: \.followers)
      && MemoryLayout<Self>.offset(of: \.wordEntries) == MemoryLayout<usward_part_type>.offset(of: \.word_entries)
      && MemoryLayout<Self>.offset(of: \.kind) == MemoryLayout<usward_part_type>.offset(of: \.kind)
      && MemoryLayout<Self>.offset(of: \.signature) == MemoryLayout<usward_part_type>.offset(of: \.signature)
      && MemoryLayout<Self>.offset(of: \.weighed) == MemoryLayout<usward_part_type>.offset(of: \.weighed)
      && MemoryLayout<Self>.offset(of: \.countedBits) == MemoryLayout<usward_part_type>.offset(of: \.counted_bits)
  }
}
