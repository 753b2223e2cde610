import Extraction
import Text

/// Times counted in seconds or milliseconds from the start of 1970, as programs write them.
enum EpochTime {
  /// The day, in UTC, of a time in seconds of ten digits (from 2001 on) or in milliseconds of thirteen, with at most a
  /// fraction or an exponent. `nil` for anything else, and for ten digits that can be read as a day and an hour,
  /// `2024031409`.
  static func day(_ written: String) -> ISODay? {
    guard let first = written.utf8.first, first.isASCIIDigit, written.utf8.allSatisfy(isOfNumber),
      let number = Double(written)
    else { return nil }
    let seconds: Double
    switch number {
    case 1e9..<1e10: seconds = number
    case 1e12..<1e13: seconds = number / 1_000
    default: return nil
    }
    let whole = Int(seconds)
    let (day, hour) = whole.quotientAndRemainder(dividingBy: 100)
    let isDayAndHour =
      Int(written) == whole && hour < 24 && (19_000_000...21_009_999).contains(day)
      && DateReading.day(in: String(day)) != nil
    return isDayAndHour ? nil : self.day(whole / 86_400)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit
      || [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+")].contains(byte)
  }

  /// The day this many days after 1 January 1970. Years are counted from March, so that a leap day is the last day of a
  /// year.
  /// - SeeAlso: Hinnant (2013), chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
  private static func day(_ days: Int) -> ISODay? {
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return ISODay(
      year: 400 * era + yearOfEra + (isNextYear ? 1 : 0), month: isNextYear ? month - 9 : month + 3,
      day: dayOfYear - (153 * month + 2) / 5 + 1)
  }
}
