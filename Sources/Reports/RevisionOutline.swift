import Lexicons
import Scoring
import Text

/// The content of a report on two drafts, part by part: every format for people is made from it.
enum RevisionBlock: Hashable {
  case heading(String)
  case paragraph(String)
  /// Columns by name, the first of them words.
  case table(columns: [String], rows: [[String]])
  case list([String])
}

extension Revision {
  /// How many of the acts and marks that moved a score are shown for each direction, unless the full list is asked for.
  private static let partsShown = 5
  /// How many words are listed before they become a single line that names this many of them, unless the full list is
  /// asked for.
  private static let wordsShown = 3

  /// Whether nothing that a reader would see differs.
  var isUnchanged: Bool {
    gone.isEmpty && new.isEmpty && reworded.isEmpty && !figures.contains(where: \.isChanged)
      && !shifts.contains(where: \.isSeen)
  }

  /// The parts of a report; `isFull` includes everything that moved a score.
  func blocks(isFull: Bool) -> [RevisionBlock] {
    let (figures, isUnchanged) = (figures, isUnchanged)
    let changed = figures.filter(\.isChanged)
    let same = figures.filter { !$0.isChanged }
    var blocks: [RevisionBlock] = []
    if isUnchanged { blocks.append(.paragraph("Nothing that counts has changed.")) }
    if !changed.isEmpty {
      blocks.append(
        .table(columns: ["Figure", "Before", "Now"], rows: changed.map { [$0.name, $0.before, $0.after] }))
    }
    if !same.isEmpty {
      let said = same.map { "\($0.name) \($0.after)" }.joined(separator: ", ")
      blocks.append(.paragraph("\(isUnchanged ? "As it was" : "Unchanged"): \(said)."))
    }
    if !isUnchanged { blocks.append(.paragraph(uncertainty)) }
    if !after.looksFor.acts.isEmpty || !(gone.isEmpty && new.isEmpty && kept.isEmpty) { blocks += evidence }
    return blocks + shifts.filter(\.isSeen).flatMap { moved($0, isFull: isFull) }
  }

  // MARK: Evidence

  private var evidence: [RevisionBlock] {
    var blocks: [RevisionBlock] = []
    func add(_ title: String, _ count: Int, _ items: [String]) {
      if items.isEmpty { return }
      blocks += [.heading("\(title): \(counted(count, "piece", "pieces"))"), .list(items)]
    }
    let reworded = reworded
    add("Evidence that is gone", gone.count, said(gone, "its sentence is still there, but does not count"))
    add("Evidence that is new", new.count, said(new, "its sentence was there before, but did not count"))
    add("Evidence kept in other words", reworded.count, said(reworded))
    let total = kept.count + gone.count
    if total > 0 {
      let rest = reworded.isEmpty ? "" : ", \(grouped(reworded.count)) of them in other words"
      blocks.append(
        .paragraph("Kept: \(grouped(kept.count)) of \(counted(total, "piece", "pieces")) of evidence\(rest)."))
    } else if new.isEmpty {
      blocks.append(.paragraph("Neither draft has evidence that counts."))
    }
    return blocks
  }

  /// Pieces with their lines; those of one act in one sentence are combined.
  private func said(_ found: [Found], _ stands: String) -> [String] {
    found.together { ($0.subject, $0.sentenceNumber) == ($1.subject, $1.sentenceNumber) }.map { group in
      let reason = group[0].reason.map { " (\(stands): \($0))" } ?? ""
      return opening(group[0], group.count) + "“\(group[0].sentence)”" + reason
    }
  }

  private func said(_ pairs: [Pair]) -> [String] {
    let groups = pairs.together {
      ($0.after.subject, $0.after.sentenceNumber, $0.before.sentenceNumber)
        == ($1.after.subject, $1.after.sentenceNumber, $1.before.sentenceNumber)
    }
    return groups.map { group in
      let (old, now) = (group[0].before, group[0].after)
      return opening(now, group.count) + "“\(now.sentence)”, before “\(old.sentence)” "
        + "(line \(old.piece.position.shownLine))"
    }
  }

  private func opening(_ found: Found, _ count: Int) -> String {
    "line \(found.piece.position.shownLine), \(Wording.label(found.piece.finding))"
      + (count > 1 ? " (\(count) pieces): " : ": ")
  }

  // MARK: What moved the scores

  private func moved(_ shift: RevisionShift, isFull: Bool) -> [RevisionBlock] {
    let seen = shift.parts.filter { RevisionShift.isSeen($0.moves) }
    // Acts and marks can be rephrased; the weight of a single word comes from fitting the formula, and says little by
    // itself.
    let acts = Self.listed(seen.filter { !$0.isOfWords }, most: isFull ? seen.count : Self.partsShown)
    let words = seen.filter(\.isOfWords)
    let areWordsListed = isFull || words.count { $0.kind == .word } <= Self.wordsShown
    let shown = acts + (areWordsListed ? Self.listed(words, most: words.count) : [])
    var rows = shown.map { [$0.shownName, $0.shown($0.before), $0.shown($0.after), Wording.points($0.moves)] }
    var rest = shift.after - shift.before - shown.reduce(0) { $0 + $1.moves }
    let moves = shift.parts.filter(\.isOfWords).reduce(0) { $0 + $1.moves }
    if !areWordsListed, RevisionShift.isSeen(moves) {
      rest -= moves
      rows.append([Self.choiceOfWords(words, moves), "", "", Wording.points(moves)])
    }
    if RevisionShift.isSeen(rest) { rows.append(["all else", "", "", Wording.points(rest)]) }
    rows.append(
      ["score"] + [shift.before, shift.after, shift.after - shift.before].map(Wording.points))
    return [
      .heading("What moved the \(shift.verdict): \(shift.label)\(shift.rival.map { " ahead of \($0)" } ?? "")"),
      .paragraph(
        shift.rival == nil
          ? "Above 0 that side is present." : "How far its score is ahead; below 0 it is behind."),
      .table(columns: ["What counts", "Before", "Now", "Moves"], rows: rows),
    ]
  }

  /// Parts in the order in which they are listed: what raised the score, the largest first, then what lowered it, the
  /// largest last; at most `most` of each.
  private static func listed(_ parts: [RevisionShift.Part], most: Int) -> [RevisionShift.Part] {
    parts.filter { $0.moves > 0 }.prefix(most) + parts.filter { $0.moves < 0 }.prefix(most).reversed()
  }

  /// "choice of words (will, team, …)": the words that moved the score most, in the direction in which all of them
  /// together did. Word endings such as “'s” are not named.
  private static func choiceOfWords(_ words: [RevisionShift.Part], _ moves: Double) -> String {
    let named = words.filter { part in
      part.kind == .word && part.moves * moves > 0 && part.name.first?.isLetter == true
    }
    if named.isEmpty { return "choice of words" }
    return "choice of words (\(named.prefix(wordsShown).map(\.name).joined(separator: ", "))"
      + (named.count > wordsShown ? ", …)" : ")")
  }
}

extension RevisionShift.Part {
  /// Whether it stands for words that count by their presence.
  fileprivate var isOfWords: Bool { kind == .word || kind == .keptWords }

  /// Its name for people.
  fileprivate var shownName: String {
    switch kind {
    case .act: Act(rawValue: name).map { Wording.label($0) } ?? name
    case .category, .keptWords: name
    case .word: "the word “\(name)”"
    }
  }

  /// How often it counts in a draft; for a word, whether it is there.
  fileprivate func shown(_ count: Int) -> String {
    switch kind {
    case .act, .category, .keptWords: grouped(count)
    case .word: count > 0 ? "there" : "–"
    }
  }
}
