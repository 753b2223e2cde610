import CWordScan
import Text

/// Finds the rules of a lexicon in a sentence. Only this file, the others of its folder and `Table.swift` deal with
/// pointers in this module.
struct PatternMatcher: Sendable {
  private let tables: PatternTables
  /// All memory that is written to, in one array, so that only one is checked for uniqueness.
  private var memory: WordLines
  /// The number of matches that fit into it.
  private var foundRoom: Int
  private var course = usward_pattern_course()
  /// The kernel's path for this processor.
  private let path = usward_best_path()

  init(_ lexicon: Lexicon) {
    precondition(Self.isLaidOutAsInKernel, "parts, phrases and rules are laid out as the kernel reads them")
    var end = 0
    tables = PatternTables(lexicon, usward_pattern_rooms(lexicon, upTo: &end))
    memory = WordLines(empty: end / MemoryLayout<WordLines.Line>.stride)
    foundRoom = usward_pattern_rooms.matches
  }

  /// Which rules are looked for.
  enum Wanted {
    case all
    /// Those whose matches mean something by themselves: all except guards that remove only what is listed, which are
    /// looked for once something was found (`findGuards`).
    case telling
  }

  /// Whether no pattern could have begun in the current sentence.
  var isQuiet: Bool { !course.has_places }
  /// Whether there is a guard among the rules found in it.
  var hasGuard: Bool { course.has_guard }

  /// Prepares for a sentence in which no pattern begins.
  mutating func begin() {
    course.base += 1
    course.met_from = -1
    (course.has_places, course.has_guard) = (false, false)
  }

  /// Finds the wanted rules in a sentence, in order of place; a rule does not match the same stretch twice.
  mutating func find(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>, _ wanted: Wanted
  ) {
    begin()
    find(wanted == .all ? USWARD_ALL_RULES : USWARD_TELLING_RULES, in: &sentence, types, tokens, bytes)
    course.base += sentence.parts.count
  }

  /// Adds to a sentence's rules the guards of what was found in it, except those that were looked for before. All
  /// others are looked for, since hardly any of their patterns could begin anywhere.
  mutating func findGuards(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) {
    if sentence.matches.isEmpty, sentence.rules.isEmpty { return }
    find(USWARD_LATE_GUARDS, in: &sentence, types, tokens, bytes)
  }

  /// Whether a pattern matches anywhere in a sentence.
  mutating func finds(
    _ pattern: Int, in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>
  ) -> Bool {
    let path = path
    return look(in: &sentence, types, tokens, bytes) { usward_has_match(&$0, Int32(pattern), path) }
  }

  /// Not inlined, since much has to be lent.
  @inline(never)
  private mutating func find(
    _ wanted: usward_wanted_rules, in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token],
    _ bytes: Span<UInt8>
  ) {
    let path = path
    if look(in: &sentence, types, tokens, bytes, { usward_find_rules(&$0, wanted, path) }) { return }
    makeRoom()
    find(wanted, in: &sentence, types, tokens, bytes)
  }

  /// Makes room for twice as many matches; hardly any sentence needs it.
  @inline(never)
  private mutating func makeRoom() {
    let size = foundRoom * MemoryLayout<usward_pattern_match>.stride
    for _ in 0...size / MemoryLayout<WordLines.Line>.stride { memory.append(.zero) }
    foundRoom *= 2
  }

  /// Calls `body` with a search that points to a sentence and to the lexicon's tables, and returns its result.
  @inline(__always)
  private mutating func look(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    _ body: (inout usward_pattern_search) -> Bool
  ) -> Bool {
    var search = usward_pattern_search()
    search.course = course
    search.sentence.tables = UnsafePointer(tables.kernels)
    (search.sentence.is_shouted, search.sentence.is_asked) = (sentence.isShouted, sentence.isAsked)
    search.found_room = foundRoom
    let whole = types.needs.start(of: sentence)
    let isDone = memory.withMutablePointer { memory in
      search.memory = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: CChar.self)
      return types.lend(to: &search, whole: whole) { search in
        tokens.span.withUnsafeBufferPointer { tokens in
          search.sentence.tokens = UnsafeRawPointer(tokens.baseAddress)?.assumingMemoryBound(to: UInt64.self)
          return bytes.withUnsafeBufferPointer { bytes in
            (search.sentence.bytes, search.sentence.byte_count) = (bytes.baseAddress, bytes.count)
            return Self.lend(
              &sentence.parts, &sentence.phrases, &sentence.matches, &sentence.rules, to: &search, body)
          }
        }
      }
    }
    course = search.course
    return isDone
  }

  /// Calls `body` with a search that points to what was found in a sentence and may add rules. Nothing else is written
  /// to, but lending it as mutable spares retaining it.
  @inline(__always)
  private static func lend(
    _ parts: inout Refilled<Part>, _ phrases: inout Refilled<FoundPhrase>, _ matches: inout Refilled<Match>,
    _ rules: inout Refilled<RuleMatch>, to search: inout usward_pattern_search,
    _ body: (inout usward_pattern_search) -> Bool
  ) -> Bool {
    (search.sentence.count, search.sentence.phrase_count) = (parts.count, phrases.count)
    (search.match_count, search.rule_count) = (matches.count, rules.count)
    var isDone = false
    parts.withUnsafeMutableBytes { parts in
      search.sentence.parts = UnsafeRawPointer(parts.baseAddress)?.assumingMemoryBound(to: usward_part.self)
      phrases.withUnsafeMutableBytes { phrases in
        search.sentence.phrases = UnsafeRawPointer(phrases.baseAddress)?.assumingMemoryBound(to: usward_phrase.self)
        matches.withUnsafeMutableBytes { matches in
          search.matches = UnsafeRawPointer(matches.baseAddress)?.assumingMemoryBound(to: usward_match.self)
          rules.write(search.found_room, RuleMatch(rule: 0, parts: 0..<0, whole: 0..<0)) { rules in
            search.rules = UnsafeMutableRawPointer(rules.baseAddress)?.assumingMemoryBound(to: usward_rule_match.self)
            isDone = body(&search)
            return search.rule_count
          }
        }
      }
    }
    return isDone
  }

  /// Whether the kernel and this module agree on the layout of records.
  private static var isLaidOutAsInKernel: Bool {
    MemoryLayout<Part>.stride == MemoryLayout<usward_part>.stride
      && MemoryLayout<Part>.offset(of: \.row) == MemoryLayout<usward_part>.offset(of: \.row)
      && MemoryLayout<Part>.offset(of: \.needs) == MemoryLayout<usward_part>.offset(of: \.needs)
      && MemoryLayout<Part>.offset(of: \.token) == MemoryLayout<usward_part>.offset(of: \.token)
      && MemoryLayout<Part>.offset(of: \.gap) == MemoryLayout<usward_part>.offset(of: \.gap)
      && MemoryLayout<Part>.offset(of: \.opensPhrase) == MemoryLayout<usward_part>.offset(of: \.opens_phrase)
      && MemoryLayout<FoundPhrase>.stride == MemoryLayout<usward_phrase>.stride
      && MemoryLayout<RuleMatch>.stride == MemoryLayout<usward_rule_match>.stride
      && MemoryLayout<RuleMatch>.offset(of: \.parts) == MemoryLayout<usward_rule_match>.offset(of: \.evidence_start)
      && MemoryLayout<RuleMatch>.offset(of: \.whole) == MemoryLayout<usward_rule_match>.offset(of: \.start)
  }
}

extension usward_pattern_rooms {
  /// The initial room for matches.
  fileprivate static let matches = 4 * Int(USWARD_PARTS)

  /// Makes room for the patterns of a lexicon, one array after another, each beginning on a cache line of its own;
  /// `end` becomes the end.
  fileprivate init(_ lexicon: Lexicon, upTo end: inout Int) {
    self.init()
    // Takes room for this many rows after what was taken; returns where it begins.
    func take<Row>(_ count: Int, _: Row.Type) -> Int {
      let (start, line) = (end, MemoryLayout<WordLines.Line>.stride)
      end += (count * MemoryLayout<Row>.stride + line - 1) / line * line
      return start
    }
    let needs = NeedRows.words(lexicon.needCount)
    let (patterns, rules) = (lexicon.code.patterns.count, lexicon.rules.count)
    met = take(NeedRows.words(lexicon.needCountOfSentences), UInt64.self)
    rows = take(Int(USWARD_PARTS), Int32.self)
    columns = take(Int(USWARD_PARTS) * needs, UInt64.self)
    words_of_columns = take(needs + 1, Int32.self)
    columns_of_words = take(needs, Int32.self)
    listed = take(patterns + 1, Int32.self)
    places = take(patterns, usward_pattern_place.self)
    last_ends = take(rules, Int.self)
    answers = take(rules, Int.self)
    guarding = take(rules, Int.self)
    found = take(Self.matches, usward_pattern_match.self)
  }
}

extension PartTypes {
  /// Calls `body` with a search that points to what is known of forms. The needs that a sentence as a whole passes
  /// begin at `whole`.
  @inline(__always)
  fileprivate func lend(
    to search: inout usward_pattern_search, whole start: Int, _ body: (inout usward_pattern_search) -> Bool
  ) -> Bool {
    (search.sentence.heads, search.sentence.traits_stride) = (tests.headCount, MemoryLayout<PartType>.stride)
    return types.lend { types in
      // A stored field of a C record has an offset.
      let first = UnsafeRawPointer(types) + MemoryLayout<usward_part_type>.offset(of: \.traits)!
      search.sentence.traits = first.assumingMemoryBound(to: UInt8.self)
      return known.tests.withPointer { known in
        search.sentence.rows = UnsafeRawPointer(known)?.assumingMemoryBound(to: UInt64.self)
        return tests.pool.withPointer { tests in
          search.sentence.other_rows = tests
          return needs.table.rows.span.withUnsafeBufferPointer { rows in
            search.rows = rows.baseAddress
            return needs.table.pieces.withPointer { pieces in
              search.pieces = pieces
              return needs.ofSentences.withPointer { whole in
                search.whole = whole + start
                return body(&search)
              }
            }
          }
        }
      }
    }
  }
}
