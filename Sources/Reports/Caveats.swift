import Scoring

/// What a reader must know in order not to read too much into a figure.
enum Caveats {
  /// In full, for pages.
  static let all = [
    "These figures describe the texts, not the person. Leaders have ghost-writers, and a text is one occasion.",
    "How often someone says I does not measure narcissism: r = .01, 95% -.02 to .04, in 4,811 people "
      + "(Carey et al. 2015), against one study of 48 (Raskin and Shaw 1988).",
    "We is not always the group: it can leave out the listener, mean people in general, or be royal. "
      + "The share whose reading stays unresolved is shown beside every we-rate.",
    "Higher status goes with fewer I and more we (Kacewicz et al. 2014): part of a we-rate reflects rank.",
    "Genre and time affect these figures more than the author does. Compare within one genre.",
    "The model is meant for what leaders write to those they lead, where nine texts in ten are judged right; on public speeches it "
      + "agrees with a reader in half of them.",
    "Acts are missed rather than invented: three in four pieces of evidence are right, but only about half of the passages in which a "
      + "reader finds an act are found, and one in five single sentences. A group that says the same in words the rules do not know gets a "
      + "lower rate.",
    "More collective is not simply better: the balance to look for is self-interest admitted and joined with the group's.",
    "What a text says about calendars, pay or staff is only what it says, not what was done.",
  ]

  /// In short, for terminals.
  static let short = [
    "These figures describe the texts, not the person; I-rates do not measure narcissism (r = .01, N = 4,811).",
    "We may leave out the listener, or be royal: see the unresolved share. Genre and era affect rates more than authors do.",
    "The model is meant for what leaders write to those they lead; for a public speech it is only a hint.",
  ]

  /// The end of a table or text on a terminal: its own remarks, what to know in short, and provenance. Where no
  /// document was read, there is nothing to remark on.
  static func foot(_ remarks: [String], _ provenance: Provenance, _ style: TextStyle) -> String {
    let lines = (provenance.read == 0 ? [] : remarks + short) + [ProvenanceText.line(provenance)]
    return "\n"
      + lines.flatMap { DisplayWidth.wrap(Escapes.oneLine($0), style.width) }.map { style.paint($0, .faint) + "\n" }
      .joined()
  }
}
