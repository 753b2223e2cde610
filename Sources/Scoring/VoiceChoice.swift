import Extraction

/// Whose words count.
public enum VoiceChoice: String, Codable, Hashable, Sendable, CaseIterable {
  /// The author's alone.
  case author
  /// The author's, and quotations of the document's principal.
  case principal
  /// Everybody's.
  case all

  /// Whether words in a voice may count; for quotations it can depend on the speaker.
  func mayCount(_ voice: Voice) -> Bool {
    switch self {
    case .author: voice == .author
    case .principal: voice == .author || voice == .quote
    case .all: true
    }
  }
}

extension VoiceChoice {
  /// Whether a span is in a voice that counts, in a document by these authors.
  func counts(_ span: VoiceSpan, _ authors: [String]) -> Bool {
    guard mayCount(span.voice) else { return false }
    return self != .principal || span.voice != .quote || Self.isPrincipal(span.speaker, authors)
  }

  /// Whether the quotation is the principal's. One without a named speaker is: press releases quote one person and name
  /// the others.
  private static func isPrincipal(_ speaker: String?, _ authors: [String]) -> Bool {
    guard let speaker, !authors.isEmpty else { return true }
    let spoken = NameWords(speaker)
    return authors.contains { author in
      let known = NameWords(author)
      return known.all.contains(spoken.last) || spoken.all.contains(known.last)
    }
  }

  /// The words of a person's name. The word that distinguishes two persons stands last, or before a comma.
  private struct NameWords {
    let all: [Substring]
    let last: Substring

    init(_ name: String) {
      let name = name.lowercased()
      all = name.split { !$0.isLetter }
      let words = name.prefix { $0 != "," && $0 != "(" }.split { !$0.isLetter }
      // "Roe Jr."
      last = words.last { $0.count > 2 } ?? words.last ?? ""
    }
  }
}
