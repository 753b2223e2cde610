import Lexicons
import Scoring

/// What the words of the verdicts mean, for a reader who has nothing but the page: those that the lexicon decides.
struct VerdictLegend {
  /// A word and its meaning.
  typealias Entry = (word: String, meaning: String)

  let scope: LexiconScope

  /// The model and its possible values.
  var model: [Entry] {
    guard scope.decidesModel else { return [] }
    return [("Model", "the way of leading that the text shows")]
      + LeadershipModel.allCases.map { ($0.rawValue, Self.meaning(of: $0)) }
  }

  /// The stance and its possible values.
  var stance: [Entry] {
    guard scope.decidesStance else { return [] }
    return [("Stance", "whose interest is at the centre of the text")]
      + Stance.allCases.map { (Wording.label($0), Self.meaning(of: $0)) }
  }

  /// The balance.
  var balance: [Entry] { scope.acts.isEmpty ? [] : [("Balance", Self.meaningOfBalance)] }

  /// What a model of leadership is, by its marks in a text.
  static func meaning(of model: LeadershipModel) -> String {
    switch model {
    case .power: "the leader comes first: claims credit, commands, guards status, passes blame on"
    case .servant: "others come first: the leader gives credit away, serves, listens, takes the blame"
    case .fusion: "the leader’s own interest is admitted and joined with the group’s: I win when you win"
    case .neutral: "no way of leading is shown: routine, figures, an account of events"
    case .unclear: "two models are almost even"
    }
  }

  /// What is at the centre of a text with this stance.
  static func meaning(of stance: Stance) -> String {
    switch stance {
    case .own: "the author’s own gain, credit or standing"
    case .collective: "a group’s needs, cause or credit"
    case .mixed: "both"
    case .neither: "neither of the two: information, a procedure, a story"
    }
  }

  /// Remarks on a verdict, and what a reader does about them.
  var remarks: [Entry] {
    guard scope.decidesModel else { return [] }
    return [
      (
        "line crossed",
        "\(Wording.crossing(scope)): read the lines it rests on before you rely on it; one of them may be misread"
      ),
      ("hollow", "vision words in a text of the power model: check whether anything in it bears them out"),
      ("by words alone", "the text has no mark of the model: the weakest ground for a verdict"),
    ]
  }

  /// What the balance is.
  static let meaningOfBalance =
    "the evidence for the group against that for the self, from −1 (all self) to +1 (all group); higher is not simply better. "
    + "The wider its 95% interval, the less is known; – means that no evidence counts"

  /// What all of this is a statement about.
  static let describesText = "All of this describes the text, not the person."

  /// The anchor of the section in its page.
  static let address = "words"

  /// The section of a page; empty where none of the verdicts is decided.
  var section: String {
    let columns = [model + remarks, stance + balance].filter { !$0.isEmpty }
    if columns.isEmpty { return "" }
    return """
      <section aria-labelledby="\(Self.address)"><h2 id="\(Self.address)">What the words mean</h2>
      <div class="pair">
      \(columns.map(Self.drawn).joined(separator: "\n"))
      </div>
      <p class="muted"><small>\(Self.describesText)</small></p></section>

      """
  }

  /// A link to the section; `nil` where it is empty.
  var link: String? { section.isEmpty ? nil : "<a href=\"#\(Self.address)\">What the words mean</a>" }

  private static func drawn(_ entries: [Entry]) -> String {
    let rows = entries.map { "<dt>\(Escapes.html($0.word))</dt><dd>\(Escapes.html($0.meaning))</dd>" }
    return "<dl class=\"words\">\(rows.joined())</dl>"
  }
}
