import Scoring
import Text

/// A sentence as it is shown for some of its words: these, and before and behind them what there is room for, in one line.
///
/// Every report that marks or cuts a sentence does it by this, so that what a sentence is quoted for is always seen.
struct Excerpt: Hashable {
  /// What stands before the words; it begins with an ellipsis where the sentence is cut there.
  private(set) var before: String
  /// The words that the sentence is shown for; empty where there are none to be marked.
  private(set) var words: String
  /// What stands behind them; it ends with an ellipsis where the sentence is cut there.
  private(set) var behind: String

  /// A whole sentence about the words at `marked`; where that is no stretch of it, nothing of it is marked.
  init(of sentence: String, about marked: ByteSpan) {
    let place = Range(marked, in: sentence) ?? sentence.startIndex..<sentence.startIndex
    before = Escapes.oneLine(String(sentence[..<place.lowerBound]))
    words = Escapes.oneLine(String(sentence[place]))
    behind = Escapes.oneLine(String(sentence[place.upperBound...]))
  }

  /// As much of a sentence about the words at `marked` as takes so many columns: from its beginning, if the words and a little
  /// behind them are then seen; else the words, so much behind them, and before them what else there is room for.
  init(of sentence: String, about marked: ByteSpan, columns: Int) {
    self.init(of: sentence, about: marked)
    let (start, middle, end) = (DisplayWidth.of(before), DisplayWidth.of(words), DisplayWidth.of(behind))
    guard start + middle + end > columns else { return }
    let room = columns - middle
    guard room > 1 else {
      // The words fill the line by themselves: it has their beginning.
      before = start > 0 ? "…" : ""
      words = Self.beginning(of: words + behind, columns - DisplayWidth.of(before))
      behind = ""
      return
    }
    let least = min(end, max(1, room / Self.shareBehind))
    behind = Self.beginning(of: behind, start + least <= room ? room - start : least)
    before = Self.end(of: before, room - DisplayWidth.of(behind))
  }

  /// Its text, which marks nothing.
  var text: String { before + words + behind }

  /// Its text with the words between two marks; each part escaped as its format asks.
  func text(_ opening: String, _ closing: String, _ escape: (String) -> String) -> String {
    words.isEmpty ? escape(before + behind) : escape(before) + opening + escape(words) + closing + escape(behind)
  }

  /// The part of the room that is kept for what stands behind the words: enough to see how the clause goes on, while what stands
  /// before them is more often needed to understand it.
  private static let shareBehind = 4

  /// As much of the beginning of a line as takes so many columns, the ellipsis among them; cut after a word where one ends near.
  static func beginning(of line: String, _ columns: Int) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    // A word that ends where the ellipsis is to stand is whole.
    let wide = DisplayWidth.cut(line, to: columns)
    if let space = wide.lastIndex(of: " "), isNear(wide[..<space], columns) {
      return DisplayWidth.trimmed(String(wide[..<space])) + "…"
    }
    return DisplayWidth.trimmed(DisplayWidth.cut(line, to: columns - 1)) + "…"
  }

  /// As much of the end of a line, likewise; cut before a word.
  private static func end(of line: String, _ columns: Int) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    let wide = DisplayWidth.cut(line, to: columns, keepsEnd: true)
    if let space = wide.firstIndex(of: " "), isNear(wide[wide.index(after: space)...], columns) {
      return "…" + wide[wide.index(after: space)...]
    }
    return "…" + DisplayWidth.cut(line, to: columns - 1, keepsEnd: true)
  }

  /// Whether what is left when a line is cut at a space is most of what there is room for: a longer word is cut within.
  private static func isNear(_ rest: Substring, _ columns: Int) -> Bool {
    DisplayWidth.of(String(rest)) * 4 >= columns * 3
  }
}

extension Excerpt {
  /// The sentence of a piece of evidence, whole.
  init(_ located: LocatedEvidence) { self.init(of: located.sentence, about: located.marked) }
}
