import Lexicons

/// How stance, model and flags follow from a document's sums. Plain rules, in the order they are read.
enum Verdict {
  /// One side outweighs the other when it has at least this many times its weight.
  static let outweighs = 2

  /// Whose interest is at the centre: neither side without evidence; one that outweighs the other; else mixed.
  static func stance(own: Int, shared: Int) -> Stance {
    if own == 0, shared == 0 { return .neither }
    if own >= outweighs * shared { return .own }
    if shared >= outweighs * own { return .collective }
    return .mixed
  }

  /// The model of leadership: power where the author's own side leads; servant where the collective side leads and
  /// others are served, thanked or shielded; fusion where a shared cause or own and shared interest stand together;
  /// neutral where there is no evidence; unclear where what there is fits none.
  static func model(_ score: DocumentScore) -> LeadershipModel {
    let acts = score.acts
    func count(_ act: Act...) -> Int { act.reduce(0) { $0 + (acts[$1] ?? 0) } }
    let evidences = acts.values.reduce(0, +)
    guard evidences > 1, score.ownWeight + score.sharedWeight > 0 else { return .neutral }
    switch score.stance {
    case .own: return .power
    case .neither: return .neutral
    case .mixed: return count(.dominance, .blameShifting) > count(.service, .creditGiving) ? .power : .fusion
    case .collective:
      let joined = count(.purpose, .inclusion, .selfInterest, .creditTaking)
      let served = count(.service, .creditGiving, .owningFault)
      if joined > served { return .fusion }
      return served > 0 ? .servant : .unclear
    }
  }

  /// Whether grand words stand over decisions that favour the leader: vision named, none shown, and the author's own
  /// side at least as heavy as the collective side without the naming.
  static func isHollow(_ score: DocumentScore) -> Bool {
    score.visionStated > 1 && score.visionEvidenced == 0 && score.ownWeight > 0
      && score.ownWeight >= score.sharedWeight - score.visionStated
  }
}
