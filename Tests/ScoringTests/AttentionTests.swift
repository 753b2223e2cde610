import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// Whom a text attends to: names, the addressee, and the author where the model is power.
@Suite struct AttentionTests {
  private static let toml = """
    [lexicon]
    name = "test"
    version = "1"

    \(category("self.reference", "i"))

    \(category("addressee.reference", "you"))

    \(category("attention.crew", "crew", of: "frontline"))

    \(category("attention.buyer", "buyer", of: "customers"))

    \(category("attention.portrait", "portrait", of: "leader"))

    \(model("power", of: "statue"))

    \(model("servant", of: "bread"))
    """

  private static func category(_ name: String, _ entry: String, of group: String? = nil) -> String {
    """
    [[category]]
    name = "\(name)"
    description = "Whom a text names."
    source = "test"
    reason = "test"
    \(group.map { "attention = \"\($0)\"" } ?? "")
    entries = ["\(entry)"]
    """
  }

  private static func model(_ label: String, of word: String) -> String {
    """
    [[verdict]]
    of = "model"
    label = "\(label)"
    half = 20
    bias = 0
    weights = { "attention.crew" = 0 }
    words = { \(word) = 20 }
    """
  }

  @Test(arguments: [
    ("I saw my crew. I saw the statue and my portrait.", [StakeholderGroup.frontline: 1, .leader: 3]),
    ("I gave the crew bread and hid my portrait.", [.frontline: 1]),
    ("The crew has bread, and you have bread.", [.frontline: 2]),
    ("The buyer has bread, and you have bread.", [.customers: 1]),
    ("I saw my portrait.", [.leader: 1]),
  ])
  func addresseesAreLedAndPowerIsAboutItself(text: String, groups: [StakeholderGroup: Int]) throws {
    var scorer = Scorer(lexicon: try Lexicon([LexiconFile(name: "test.toml", bytes: Array(Self.toml.utf8))]))
    // With enough unweighted words for a text to have a model.
    let document = plainDocument(text + String(repeating: " It was cold then.", count: 2))
    let found = scorer.score(document, Tokeniser().tokenise(document.text)).attention
    #expect(found.filter { $0.value > 0 } == groups)
  }
}
