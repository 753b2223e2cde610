import Scoring
import Text

/// A sentence as it is shown for some of its words, in one line: these words, and as much before and after them as
/// there is room for.
///
/// Every report that marks or shortens a sentence uses this, so that the words a sentence is quoted for are always
/// visible.
struct Excerpt: Hashable {
  /// The text before the words; it begins with an ellipsis if the sentence is cut there.
  private(set) var before: String
  /// The words that the sentence is shown for; empty if no words are to be marked.
  private(set) var words: String
  /// The text after the words; it ends with an ellipsis if the sentence is cut there.
  private(set) var behind: String

  /// Makes a whole sentence with the words at `marked`; nothing is marked if that does not lie within it.
  init(of sentence: String, about marked: ByteSpan) {
    let place = Range(marked, in: sentence) ?? sentence.startIndex..<sentence.startIndex
    before = Escapes.oneLine(String(sentence[..<place.lowerBound]))
    words = Escapes.oneLine(String(sentence[place]))
    behind = Escapes.oneLine(String(sentence[place.upperBound...]))
  }

  /// Makes as much of a sentence as fits in `columns` columns: from its beginning, if the words at `marked` and a
  /// little after them are then visible; otherwise the words, that much after them, and as much before them as there is
  /// room for.
  init(of sentence: String, about marked: ByteSpan, columns: Int) {
    self.init(of: sentence, about: marked)
    let (start, middle, end) = (DisplayWidth.of(before), DisplayWidth.of(words), DisplayWidth.of(behind))
    guard start + middle + end > columns else { return }
    let room = columns - middle
    guard room > 1 else {
      // The words fill the line by themselves, which shows their beginning.
      before = start > 0 ? "…" : ""
      words = Self.beginning(of: words + behind, columns - DisplayWidth.of(before))
      behind = ""
      return
    }
    let least = min(end, max(1, room / Self.shareBehind))
    behind = Self.beginning(of: behind, start + least <= room ? room - start : least)
    before = Self.end(of: before, room - DisplayWidth.of(behind))
  }

  /// Its text without marks.
  var text: String { before + words + behind }

  /// Its text with the words between two marks, each part escaped for its format.
  func text(_ opening: String, _ closing: String, _ escape: (String) -> String) -> String {
    words.isEmpty ? escape(before + behind) : escape(before) + opening + escape(words) + closing + escape(behind)
  }

  /// One over the share of the room that is kept for what follows the words: enough to see how the clause continues,
  /// while what precedes them is needed more often to understand it.
  private static let shareBehind = 4

  /// As much of the beginning of a line as fits in `columns` columns with an ellipsis, cut at the end of a nearby word.
  static func beginning(of line: String, _ columns: Int) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    // A word that ends right where the ellipsis goes is whole.
    let wide = DisplayWidth.cut(line, to: columns)
    if let space = wide.lastIndex(of: " "), isNear(wide[..<space], columns) {
      return DisplayWidth.trimmed(String(wide[..<space])) + "…"
    }
    return DisplayWidth.trimmed(DisplayWidth.cut(line, to: columns - 1)) + "…"
  }

  /// As much of the end of a line, likewise, cut at the start of a word.
  private static func end(of line: String, _ columns: Int) -> String {
    guard DisplayWidth.of(line) > columns else { return line }
    let wide = DisplayWidth.cut(line, to: columns, keepsEnd: true)
    if let space = wide.firstIndex(of: " "), isNear(wide[wide.index(after: space)...], columns) {
      return "…" + wide[wide.index(after: space)...]
    }
    return "…" + DisplayWidth.cut(line, to: columns - 1, keepsEnd: true)
  }

  /// Whether cutting a line at a space leaves most of what fits; a word that is too long is cut within.
  private static func isNear(_ rest: Substring, _ columns: Int) -> Bool {
    DisplayWidth.of(String(rest)) * 4 >= columns * 3
  }
}

extension Excerpt {
  /// Makes the whole sentence of a piece of evidence.
  init(_ located: LocatedEvidence) { self.init(of: located.sentence, about: located.marked) }
}
