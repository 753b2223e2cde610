public import Lexicons
import Scoring
public import Text

/// A sentence that shows an act of its author, with its place: what a report can quote.
public struct Sample: Hashable, Sendable {
  /// The act it shows.
  public var act: Act
  /// The weight of its evidence for the side of the act.
  public var weight: Int
  /// The line in the source file, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The sentence.
  public var sentence: String
  /// Where in `sentence` the words stand that show it.
  public var marked: ByteSpan

  /// Makes a sample. `marked` lies within `sentence`, on character boundaries.
  package init(act: Act, weight: Int, line: Int, column: Int, sentence: String, marked: ByteSpan) {
    self.act = act
    self.weight = weight
    self.line = line
    self.column = column
    self.sentence = sentence
    self.marked = marked
  }
}

extension Sample {
  /// The words that show it; empty where `marked` does not lie within the sentence.
  package var words: String { Range(marked, in: sentence).map { String(sentence[$0]) } ?? "" }

  /// The heaviest counted evidence for each side, at most one piece a sentence, in order of side, weight and place.
  static func strongest(of evidence: [LocatedEvidence]) -> [Sample] {
    Side.allCases.flatMap { side in
      evidence.strongest(TallyRow.samplesPerSide, of: side, \.evidence).compactMap { located in
        located.evidence.act.map {
          Sample(
            act: $0, weight: located.evidence.weight, line: located.position.line, column: located.position.column,
            sentence: located.sentence, marked: located.marked)
        }
      }
    }
  }
}
