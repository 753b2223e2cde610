/// Which figures, other than its categories' counts, a lexicon looks for at all: the others are absent, which is not 0.
/// Every report uses it, so that records, explanations and comparisons of a lexicon leave out the same figures.
public struct LexiconScope: Hashable, Sendable {
  /// The acts that it finds evidence of, in order. An array and not a set: a generic type takes longer to instantiate
  /// at every start than it takes to go through so few elements.
  public var acts: [Act]
  /// The groups whose mentions it finds, in order.
  public var attention: [StakeholderGroup]
  /// The visions that it finds, in order.
  public var visions: [VisionMark]
  /// The verdicts that it has formulas for, in the order of `verdictNames`.
  public var verdicts: [String]
  /// Whether it has the words of we, which have several readings.
  public var readsWe: Bool

  /// Makes a scope; the elements may be given in any order.
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

  /// Whether it decides either; otherwise no text gets a verdict, however long.
  public var decidesVerdict: Bool { decidesStance || decidesModel }

  /// The verdicts that a lexicon may have formulas for, sorted.
  public static let verdictNames = [VerdictName.model, VerdictName.stance, VerdictName.we]

  /// The scope of the program's own lexicon.
  public static let everything = LexiconScope(
    acts: Act.allCases, attention: StakeholderGroup.allCases, visions: VisionMark.allCases,
    verdicts: verdictNames, readsWe: true)
}

extension Lexicon {
  /// What the lexicon looks for, including what acts and the persons speaking and addressed contribute to other
  /// figures.
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
