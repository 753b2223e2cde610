import ArgumentParser
import Extraction
import Statistics

/// The dates between which documents count.
struct DateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only documents dated from this date on: 2001, 2001-06 or 2001-06-30. Those without a date are left out.",
      valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only documents dated up to this date; 2006 includes all of 2006.", valueName: "date"))
  var until: String?
}

extension DateOptions {
  var choice: DateChoice { DateChoice(since: since, until: until) }
}

/// The dates as typed.
struct DateChoice: Equatable {
  var since: String?
  var until: String?

  /// The options that were given, as provenance lists them.
  var told: [String] { DayStretch(since: since, until: until).told }

  /// The stretch between them; `nil` where none was given.
  func stretch() throws(Complaint) -> DayStretch? {
    if let since { try Self.check(since, "--since") }
    if let until { try Self.check(until, "--until") }
    if let since, let until {
      // Compared to the precision of the less precise one: with 2006, all dates of that year count.
      let known = min(since.count, until.count)
      guard since.prefix(known) <= until.prefix(known) else {
        throw .usage("no document can match: --since \(since) is later than --until \(until)")
      }
    }
    return since == nil && until == nil ? nil : DayStretch(since: since, until: until)
  }

  /// Adds the dates to the options of a comparison, which then also reports, for a tally, how many documents they
  /// exclude.
  func apply(to options: inout ComparisonOptions) throws(Complaint) {
    let stretch = try stretch()
    (options.since, options.until) = (stretch?.since, stretch?.until)
  }

  /// Refuses a date that is not in the calendar: it would silently exclude documents.
  private static func check(_ typed: String, _ option: String) throws(Complaint) {
    guard ISODay(typed) != nil else {
      throw .usage("\(option): \"\(typed)\" is not a date; write dates as 2001, 2001-06 or 2001-06-30")
    }
  }
}

extension DayStretch {
  /// The options that make it.
  fileprivate var told: [String] { [since.map { "--since \($0)" }, until.map { "--until \($0)" }].compactMap(\.self) }
}

extension TallyDates {
  /// How the parts of a tally were narrowed, as provenance tells what figures rest on; empty where none was.
  var told: [String] {
    if self == .all { return [] }
    return stretches.map { "tally " + ($0.told.isEmpty ? "of all dates" : $0.told.joined(separator: " ")) }
  }
}
