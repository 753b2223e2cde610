import CByteScan

/// Unquoted messages below a separator or a header.
extension MailThread {
  /// Whether a mail header begins at a line.
  enum Head {
    case none
    /// The line after it.
    case before(Int)
    /// Lines are missing to tell.
    case undecided
  }

  /// Marks everything after the first separator or header.
  mutating func markRest() {
    // What was examined for attributions lies further down.
    headless = 0
    if state.isRestFound {
      markReplies(restTo..<max(restTo, attributedTo))
      restTo = attributedTo
      return
    }
    while restTo < attributedTo, !state.isSearchOver {
      restTo = nextToAsk()
      if restTo == attributedTo { return }
      if !readRest(restTo) { return }
      if state.isRestFound { break }
      restTo += 1
    }
    restTo = attributedTo
  }

  /// The next line to be examined, or the end.
  private func nextToAsk() -> Int {
    looks.withUnsafeBufferPointer { looks in
      var index = restTo
      while index < attributedTo, saysNothing(index, looks) { index += 1 }
      return index
    }
  }

  /// Whether a line need not be examined: it is blank, or it is the author's, not a separator, and no header begins
  /// there, since the line above has text, or one of the two below it is blank. For nearly all lines their looks
  /// decide.
  @inline(__always)
  private func saysNothing(_ index: Int, _ looks: UnsafeBufferPointer<LineLook>) -> Bool {
    if looks[index].isDisjoint(with: [.isQuoted, .marked, .beginsInDash, .endsInColon, .isLong]) {
      return looks[index].contains(.isBlank) || followsText(index, looks) || hasNoRoom(index, looks)
    }
    let line = lines[index]
    guard line.voice == .author else { return false }
    return line.isBlank || (hasNoRoom(index, looks) || followsText(index, looks)) && !mayBeSeparator(line)
  }

  /// Whether fewer lines than a header has are left there.
  @inline(__always)
  private func hasNoRoom(_ index: Int, _ looks: UnsafeBufferPointer<LineLook>) -> Bool {
    index + 1 < attributedTo && looks[index + 1].contains(.isBlank)
      || index + 2 < attributedTo && looks[index + 2].contains(.isBlank)
  }

  /// Whether it is obvious that the line above one is not a gap.
  @inline(__always)
  private func followsText(_ index: Int, _ looks: UnsafeBufferPointer<LineLook>) -> Bool {
    index > first && looks[index - 1].isDisjoint(with: [.isBlank, .isQuoted, .marked, .beginsInDash])
  }

  /// Examines a line; `false` where lines are missing to answer.
  private mutating func readRest(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.voice == .author || line.voice == .document || line.depth > 0 else {
      conclude(\.isSearchOver, at: index)
      return true
    }
    guard line.voice == .author, !line.isBlank, !isRule(index) else { return true }
    if index == first ? state.followsGap : isGap(index - 1) {
      switch head(from: index, before: attributedTo) {
      case .before(let end) where !isWritersOwn(index..<end):
        markReply(from: index, .before(end), to: attributedTo)
        conclude(\.isRestFound, at: index)
        return true
      case .undecided: return false
      case .before, .none: break
      }
    }
    guard mayBeSeparator(line) else { return true }
    guard let isSeparator = isSeparator(index) else { return false }
    if isSeparator {
      let head = headBelow(index + 1, before: attributedTo)
      if case .undecided = head { return false }
      mark(index, .document, .separator)
      markReply(from: index + 1, head, to: attributedTo)
      conclude(\.isRestFound, at: index)
    }
    return true
  }

  /// Whether what follows a line may be a mail header: the line is blank, a rule, or not the author's.
  func isGap(_ index: Int) -> Bool {
    switch lines[index].why {
    // When this is known, all lines but the first have been decided.
    case .none, .addedLine, .signature, .mailNotice, .listFooter, .meeting, .releaseEnd:
      lines[index].isBlank || isRule(index)
    default: true
    }
  }

  /// Marks lines up to `end` as a reply, and the header that they begin with as such.
  mutating func markReply(from first: Int, _ head: Head, to end: Int) {
    if case .before(let text) = head {
      for place in blanksPassed(first)..<text { mark(place, .document, .mailHead) }
    }
    markReplies(first..<max(first, end))
  }

  /// The header that begins at the first line from `first` on that is not blank.
  mutating func headBelow(_ first: Int, before limit: Int) -> Head {
    let index = blanksPassed(first)
    return index < limit ? head(from: index, before: limit) : isLast ? .none : .undecided
  }

  private func blanksPassed(_ first: Int) -> Int {
    var index = first
    while index < lines.count, lines[index].isBlank { index += 1 }
    return index
  }

  /// The most lines of a mail header, and the most characters of a line in it.
  private static let longestHead = 256
  private static let widestField = 300

  /// The header that begins at a line: at least three lines "Name: value" that give a writer and a date, recipient or
  /// subject by known names, or a date and an address by any names. Lines before `limit` are available.
  mutating func head(from index: Int, before limit: Int) -> Head {
    guard index >= headless else { return .none }
    for next in index + 1..<index + 3 {
      if next >= limit { return isLast ? .none : .undecided }
      if lines[next].isBlank { return .none }
    }
    // The second line of a header is a field too, or continues the first with an address.
    guard mayBeField(index), mayBeField(index + 1) || bytes[head(index + 1)].contains(UInt8(ascii: "@")) else {
      return .none
    }
    var fields: [HeaderField] = []
    var end = index
    var isCut = false
    while end < limit, lines[end].voice == .author, !lines[end].isBlank, lines[end].width <= Self.widestField,
      end < index + Self.longestHead
    {
      if let field = HeaderField(bytes, lines[end]), field.name.split(separator: " ").count <= 2 {
        fields.append(field)
      } else if fields.isEmpty || end > index + 12 || !text(end).contains("@") {
        isCut = end > index + 12
        break
      }
      end += 1
    }
    if end == limit, !isLast { return .undecided }
    if isHead(fields) { return .before(end) }
    if !isCut { headless = end }
    return .none
  }

  /// Whether a line has a colon, or anything non-ASCII, near enough to its start to be a field.
  private func mayBeField(_ index: Int) -> Bool {
    let head = head(index)
    guard let base = bytes.baseAddress else { return false }
    let (start, room) = (base + head.lowerBound, bytes.count - head.lowerBound)
    let places = usward_places_of(UInt8(ascii: ":"), start, room) | usward_places_past_ascii(start, room)
    return places & (1 << UInt64(min(head.count, HeaderField.longestName)) - 1) != 0
  }

  private func isHead(_ fields: [HeaderField]) -> Bool {
    guard fields.count >= 3 else { return false }
    let meanings = Set(fields.compactMap(\.meaning))
    if meanings.contains(.from), meanings.contains(.date) || meanings.contains(.subject) { return true }
    return fields.contains { $0.value.contains("@") } && fields.contains(where: \.holdsDate)
      && !fields.contains { MeetingLine.isLabel($0.name) }
  }

  private func isWritersOwn(_ head: Range<Int>) -> Bool {
    guard let writer else { return false }
    return head.contains { HeaderField(text($0)).map { $0.meaning == .from && $0.value == writer } ?? false }
  }

  func isRule(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.width >= 5, !line.isBlank, mayBeginRule(line) else { return false }
    return line.range.allSatisfy { bytes[$0] == UInt8(ascii: "_") || bytes[$0] == UInt8(ascii: "-") }
  }

  /// Whether the first byte of a line that is not blank is that of a rule.
  @inline(__always)
  private func mayBeginRule(_ line: SourceLine) -> Bool {
    bytes[line.textStart] == UInt8(ascii: "_") || bytes[line.textStart] == UInt8(ascii: "-")
  }
}
