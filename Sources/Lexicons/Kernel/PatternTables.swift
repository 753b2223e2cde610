import CWordScan

/// The tables of a lexicon that pattern matching reads. A class, so that its tables are reached in one step from
/// everywhere and never copied.
final class PatternTables: Sendable {
  /// The tables in the kernel's form. They never change, so that they are set up once and not for each sentence; they
  /// are kept for as long as this object.
  nonisolated(unsafe) let kernels = UnsafeMutablePointer<usward_pattern_tables>.allocate(capacity: 1)
  private let code: PatternCode
  private let wanted: WantedPatterns
  private let guards: Guards
  private let entries: EntryTable
  /// For each category, the categories that its matches count for.
  private let above: ListTable

  init(_ lexicon: Lexicon, _ rooms: usward_pattern_rooms) {
    code = lexicon.code
    wanted = lexicon.wanted
    guards = lexicon.guards
    entries = lexicon.entries
    above = lexicon.above
    var tables = usward_pattern_tables()
    tables.steps = code.steps.withPointer { $0 }
    tables.entrances = code.patterns.withPointer { $0 }
    tables.needs = code.needs.withPointer { $0 }
    (tables.telling, tables.late) = (wanted.telling.kernels, wanted.late.kernels)
    (tables.unless_starts, tables.unless) = code.unless.kernels
    (tables.with_starts, tables.with) = code.with.kernels
    tables.guard_rows = guards.rows.withPointer { $0 }
    tables.guard_bits = guards.bits.withPointer { $0 }
    tables.category_count = guards.categoryCount
    tables.entries = entries.rows.withPointer { $0 }
    (tables.above_starts, tables.above) = above.kernels
    tables.rooms = rooms
    kernels.initialize(to: tables)
  }

  deinit { kernels.deallocate() }
}

extension ListTable {
  /// Where lists begin, and their numbers.
  fileprivate var kernels: (starts: UnsafePointer<Int32>?, numbers: UnsafePointer<Int32>?) {
    (starts.withPointer { $0 }, pool.withPointer { $0 })
  }
}

extension PatternsByNeed {
  /// The patterns in the kernel's form.
  fileprivate var kernels: usward_patterns_by_need {
    var kernels = usward_patterns_by_need()
    (kernels.words, kernels.has_common) = (first.count, !common.isEmpty)
    kernels.common = common.withPointer { $0 }
    kernels.rows = rows.withPointer { $0 }
    kernels.others = others.withPointer { $0 }
    kernels.first = first.withPointer { $0 }
    kernels.starts = starts.withPointer { $0 }
    return kernels
  }
}
