/// What of the figures beside its categories' counts a lexicon looks for at all: of the rest there is none, which is not 0.
/// Every report asks it, so that records, explanations and comparisons of a lexicon leave out the same.
public struct LexiconScope: Hashable, Sendable {
  /// The acts that it has evidence of.
  public var acts: Set<Act>
  /// The groups whose mentions it finds.
  public var attention: Set<StakeholderGroup>
  /// The visions that it finds.
  public var visions: Set<VisionMark>
  /// The verdicts that it has formulas of: "stance", "model".
  public var verdicts: Set<String>
  /// Whether it has the words of we, whose readings are told apart.
  public var readsWe: Bool

  /// Makes a scope of what is looked for.
  public init(
    acts: Set<Act>, attention: Set<StakeholderGroup>, visions: Set<VisionMark>, verdicts: Set<String>, readsWe: Bool
  ) {
    self.acts = acts
    self.attention = attention
    self.visions = visions
    self.verdicts = verdicts
    self.readsWe = readsWe
  }

  /// Whether it decides whose interest is at the centre.
  public var decidesStance: Bool { verdicts.contains("stance") }
  /// Whether it decides the model of leadership.
  public var decidesModel: Bool { verdicts.contains("model") }

  /// That of the program's own lexicon.
  public static let everything = LexiconScope(
    acts: Set(Act.allCases), attention: Set(StakeholderGroup.allCases), visions: Set(VisionMark.allCases),
    verdicts: ["stance", "model", "we"], readsWe: true)
}

extension Lexicon {
  /// What it looks for. What acts and people spoken of show besides, as the figures have it, is among it.
  public var scope: LexiconScope {
    var scope = LexiconScope(
      acts: Set(roles.compactMap(\.act)), attention: Set(roles.compactMap(\.attention)),
      visions: Set(roles.compactMap(\.vision)), verdicts: Set(verdicts.keys), readsWe: collective != nil)
    for rule in rules {
      switch rule.effect {
      case .act(let act): scope.acts.insert(act)
      case .vision(let mark): scope.visions.insert(mark)
      case .we, .guarding, .marking: break
      }
    }
    if scope.acts.contains(where: \.showsVision) { scope.visions.insert(.evidenced) }
    if category(named: ReferenceCategory.own) != nil { scope.attention.insert(.leader) }
    if category(named: ReferenceCategory.addressee) != nil { scope.attention.insert(.frontline) }
    return scope
  }
}
