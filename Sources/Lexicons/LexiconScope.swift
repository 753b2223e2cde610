/// What of the figures beside its categories' counts a lexicon looks for at all: of the rest there is none, which is not 0.
/// Every report asks it, so that records, explanations and comparisons of a lexicon leave out the same.
public struct LexiconScope: Hashable, Sendable {
  /// The acts that it has evidence of, in their order. Lists and no sets: a set of each kind is a type that takes longer to make,
  /// at every start, than so few are gone through.
  public var acts: [Act]
  /// The groups whose mentions it finds, in their order.
  public var attention: [StakeholderGroup]
  /// The visions that it finds, in their order.
  public var visions: [VisionMark]
  /// The verdicts that it has formulas of, in the order of `verdictNames`.
  public var verdicts: [String]
  /// Whether it has the words of we, whose readings are told apart.
  public var readsWe: Bool

  /// Makes a scope of what is looked for, in any order.
  public init(
    acts: [Act], attention: [StakeholderGroup], visions: [VisionMark], verdicts: [String], readsWe: Bool
  ) {
    self.acts = Act.allCases.filter(acts.contains)
    self.attention = StakeholderGroup.allCases.filter(attention.contains)
    self.visions = VisionMark.allCases.filter(visions.contains)
    self.verdicts = Self.verdictNames.filter(verdicts.contains)
    self.readsWe = readsWe
  }

  /// Whether it decides whose interest is at the centre.
  public var decidesStance: Bool { verdicts.contains(VerdictName.stance) }
  /// Whether it decides the model of leadership.
  public var decidesModel: Bool { verdicts.contains(VerdictName.model) }

  /// Whether it decides either: else no text gets a verdict, however long.
  public var decidesVerdict: Bool { decidesStance || decidesModel }

  /// The verdicts that a lexicon may have formulas of, sorted.
  public static let verdictNames = [VerdictName.model, VerdictName.stance, VerdictName.we]

  /// That of the program's own lexicon.
  public static let everything = LexiconScope(
    acts: Act.allCases, attention: StakeholderGroup.allCases, visions: VisionMark.allCases,
    verdicts: verdictNames, readsWe: true)
}

extension Lexicon {
  /// What it looks for. What acts and people spoken of show besides, as the figures have it, is among it.
  public var scope: LexiconScope {
    var acts = roles.compactMap(\.act)
    var attention = roles.compactMap(\.attention)
    var visions = roles.compactMap(\.vision)
    for rule in rules {
      switch rule.effect {
      case .act(let act): acts.append(act)
      case .vision(let mark): visions.append(mark)
      case .we, .guarding, .marking: break
      }
    }
    if acts.contains(where: \.showsVision) { visions.append(.evidenced) }
    if category(named: ReferenceCategory.own) != nil { attention.append(.leader) }
    if category(named: ReferenceCategory.addressee) != nil { attention.append(.frontline) }
    return LexiconScope(
      acts: acts, attention: attention, visions: visions, verdicts: Array(verdicts.keys), readsWe: collective != nil)
  }
}
