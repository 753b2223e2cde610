/// How far a negation reaches: into the parts after it in its clause.
struct NegationScope {
  /// A negation reaches so many words ahead, as in construct.md: "scope of 3 to 5 tokens".
  private static let reach = 5

  /// How many parts it reaches yet, the one entered included.
  private var left = 0

  /// Whether it may reach into parts after this one.
  @inline(__always)
  var reachesOn: Bool { left > 0 }

  /// Goes on to the next part, with `gap` before it, from one with `marks`; whether a negation reaches it.
  @inline(__always)
  mutating func enter(_ gap: PartGap, after marks: ClauseMarks) -> Bool {
    if gap != .none || marks.contains(.endsNegation) {
      left = 0
    } else if marks.contains(.negates) {
      left = Self.reach
    } else {
      left = max(left - 1, 0)
    }
    return left > 0
  }
}

/// Goes through a clause's parts and says which of them a negation reaches.
struct ClauseCourse {
  private var scope = NegationScope()
  /// What the part before does in its clause.
  private var marks: ClauseMarks = []

  /// Whether a negation may reach the next part.
  @inline(__always)
  var reachesOn: Bool { scope.reachesOn || marks.contains(.negates) }

  /// Goes on to a part, which is marked where a negation reaches it; whether one does.
  @inline(__always)
  mutating func enter(_ part: inout Part) -> Bool {
    let isNegated = scope.enter(part.gap, after: marks)
    if isNegated { part.isNegated = true }
    return isNegated
  }

  /// Leaves a part, of which all is known.
  @inline(__always)
  mutating func leave(_ part: Part) { marks = part.marks }
}
