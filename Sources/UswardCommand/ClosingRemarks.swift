import Text
import Usward

/// What a reader should know in addition to the results when a run is over.
struct ClosingRemarks {
  let remarks: RunRemarks
  /// The metadata file; `nil` if none was named.
  let table: MetadataTable?
  /// What was to be read, and how it was chosen.
  let sources: [Source]
  let options: FeedOptions
  /// Whether there was no document, readable or not.
  let isOfNothing: Bool

  /// How many rows that name no document, and how many documents without a row, are listed; the rest are counted.
  private static let mostRowsNamed = 3
  /// How many kinds of skipped files are listed; the rest are counted.
  private static let mostEndingsNamed = 6

  /// The lines to print, in the order in which a reader would act on them: first about what was given with the
  /// documents, then about the documents.
  var lines: [String] {
    unusedRows + withoutRow + nearMisses + leftOut + datesAndPaths + speakers + mails + likeRecords + behindGzip
      + passedOver
  }

  private var unusedRows: [String] {
    guard let table, !remarks.unusedRows.isEmpty else { return [] }
    return [
      "\(table.path): rows that match no document read: "
        + Self.told(remarks.unusedRows.count, naming: remarks.unusedRows)
    ]
  }

  /// A document without a row is in a group without a name, which looks like a result.
  private var withoutRow: [String] {
    guard let table, remarks.withoutRow > 0 else { return [] }
    return [
      "\(table.path): documents without a row: "
        + Self.told(remarks.withoutRow, naming: remarks.firstWithoutRow)
    ]
  }

  /// Names that differ only in case or in the folder look alike among others.
  private var nearMisses: [String] {
    guard let table, let first = remarks.nearMisses.first else { return [] }
    let others = remarks.nearMisses.count - 1
    return [
      "\(table.path): no document is called \(first.row), relative to the folder of the table; there is \(first.document)"
        + (others > 0 ? "; the same for \(counted(others, "more row", "more rows"))" : "")
    ]
  }

  /// "5 (a.txt, b.txt, c.txt and 2 more)".
  private static func told(_ count: Int, naming names: [String]) -> String {
    "\(count) (\(names.listed(most: mostRowsNamed, of: count)))"
  }

  /// The documents that --since and --until exclude.
  private var leftOut: [String] {
    let left = remarks.outsideDates
    guard left.count > 0 else { return [] }
    let said = "usward: documents left out by date: \(left.count)"
    guard left.undated > 0 else { return [said] }
    return [said + "; of these, without a date: " + Self.told(left.undated, naming: left.withoutDate)]
  }

  private var datesAndPaths: [String] {
    var lines: [String] = []
    if remarks.unmatchedPaths > 0 {
      lines.append("usward: documents whose path does not match --author-from: \(remarks.unmatchedPaths)")
    }
    if let first = remarks.firstUnreadDate {
      let others = remarks.unreadDates - 1
      lines.append(first.line + (others > 0 ? "; the same for \(counted(others, "more date", "more dates"))" : ""))
    }
    lines += remarks.unsaidNames.map { "usward: --map \($0): no record has this field" }
    if remarks.feed.linkedFolders > 0 {
      lines.append("usward: linked folders not followed (name them to read them): \(remarks.feed.linkedFolders)")
    }
    return lines
  }

  /// Whose words count is then guessed, and a comparison does not show it.
  private var speakers: [String] {
    guard remarks.assumedAuthors > 0 else { return [] }
    return [
      "usward: transcripts in which the speaker who says most is taken as the author: "
        + Self.told(remarks.assumedAuthors, naming: remarks.firstAssumedAuthors)
        + "; use --speaker NAME to choose another; usward extract shows who speaks"
    ]
  }

  private var mails: [String] {
    var lines: [String] = []
    if remarks.undecodedMails > 0 {
      lines.append(
        "usward: mails whose text could not be read, so their figures are unreliable: \(remarks.undecodedMails); save them "
          + "as text or HTML from the mail program")
    }
    if remarks.mailboxes > 0 {
      lines.append(
        "usward: texts that begin like mailboxes: \(remarks.mailboxes); --from mbox reads each mail as a document"
      )
    }
    return lines
  }

  private var likeRecords: [String] {
    remarks.feed.likeRecords.map { like in
      let advice =
        switch like.form {
        case .csv:
          "CSV and was read as one text; --from csv reads each row as a document (--map text=NAME names the column of the text)"
        case .array:
          "a JSON array and was read as one text; --from jsonl reads each object as a document (--map text=NAME names the field of the text)"
        case .objects:
          "JSON and was read as one text; write records as one object per line, with the text in \"text\" or \"html\""
        }
      return "usward: \(like.name) looks like \(advice)"
    }
  }

  private var behindGzip: [String] {
    let names = remarks.feed.passedOverBehindGzip
    if names.isEmpty { return [] }
    return [
      "usward: gzip files followed by other bytes, which were skipped: "
        + Self.told(names.count, naming: names)
    ]
  }

  private var passedOver: [String] {
    // If dates exclude everything, that has been said above.
    if isOfNothing { return remarks.outsideDates.count > 0 ? [] : nothing }
    let pdf =
      remarks.feed.unreadPDFs > 0
      ? ["usward: PDF files skipped: \(remarks.feed.unreadPDFs); \(PDFProgram.advice)"] : []
    if remarks.feed.skippedEndings.isEmpty { return pdf }
    return pdf + ["usward: files skipped: \(listedEndings); name them, or use --include"]
  }

  /// "3 .pdf, 1 .docx", the most frequent first.
  private var listedEndings: String {
    let sorted = remarks.feed.skippedEndings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let rest = sorted.dropFirst(Self.mostEndingsNamed).reduce(0) { $0 + $1.value }
    let named = sorted.prefix(Self.mostEndingsNamed).map { "\($0.value) \($0.key)" }
    return (named + (rest > 0 ? ["\(rest) more"] : [])).joined(separator: ", ")
  }

  /// That there was nothing to read, and why.
  private var nothing: [String] {
    let selection = options.selection
    let folders = sources.filter { !$0.isFile }
    var line = "usward: no documents"
    // A file that was found may still contain no record.
    if !selection.include.isEmpty, !folders.isEmpty, Run.count(folders, options) == 0 {
      line += "; no file matches --include " + selection.include.map { "'\($0.pattern)'" }.joined(separator: " or ")
      if !selection.exclude.isEmpty { line += " and is left by --exclude" }
    }
    guard remarks.feed.skipped > 0 else { return [line == "usward: no documents" ? "\(line) found" : line] }
    let advice =
      selection.include.isEmpty && !remarks.feed.skippedEndings.isEmpty ? " (name them, or use --include)" : ""
    let more = remarks.feed.skipped - remarks.feed.firstSkipped.count
    return ["\(line); files skipped: \(remarks.feed.skipped)\(advice)"]
      + remarks.feed.firstSkipped.map { "  \($0.path): \($0.reason)" } + (more > 0 ? ["  and \(more) more"] : [])
  }
}

extension MetadataTable {
  /// How many dates that cannot be read are listed; the rest are counted.
  private static let mostDatesNamed = 10

  /// The lines about dates that are not used.
  var linesOfUnreadDates: [String] {
    let more = unreadDates.count - Self.mostDatesNamed
    return unreadDates.prefix(Self.mostDatesNamed).map(\.line)
      + (more > 0 ? ["\(path): dates not used in \(counted(more, "more row", "more rows"))"] : [])
  }
}

extension UnreadDate {
  fileprivate var line: String {
    "\(place): the date \"\(value)\" is invalid or ambiguous and is not used; write dates as year, month and day: 2020-02-03"
  }
}
