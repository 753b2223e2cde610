import Extraction
import Text

/// Whose words the tokens of a text are.
struct VoiceOfTokens {
  /// Adjacent tokens in one voice.
  struct Run: Hashable {
    /// The indices of the tokens.
    var tokens: Range<Int>
    /// Whose words they are.
    var voice: Voice
    /// Whether they are in a voice that counts.
    var isCounted: Bool
  }

  /// Which tokens of a stretch are in voices that count.
  enum Share {
    case all, some, none
  }

  /// All tokens in order, none left out.
  private(set) var runs: [Run] = []

  /// Makes the voices of these tokens. The outermost span around a token decides.
  init(_ extracted: borrowing ExtractedText, _ tokens: [Token], choice: VoiceChoice) {
    var next = 0
    var reached = 0
    for span in extracted.voices where span.span.end > reached {
      let first = Self.firstToken(from: next, in: tokens) { $0.span.start >= max(span.span.start, reached) }
      let end = Self.firstToken(from: first, in: tokens) { $0.span.end > span.span.end }
      if first < end {
        append(next..<first, .author, true)
        append(first..<end, span.voice, choice.counts(span, extracted.metadata.authors))
        next = end
      }
      reached = span.span.end
    }
    append(next..<tokens.count, .author, true)
  }

  /// The voice of a token. O(log runs).
  func voice(of token: Int) -> Voice { runs[run(of: token)].voice }

  /// Whether a token is in a voice that counts. O(log runs).
  func isCounted(_ token: Int) -> Bool { runs[run(of: token)].isCounted }

  /// Whether a token is in a voice that counts. `run` is the run of some token and is moved to that of this one, which
  /// is mostly the same or the next. O(log runs).
  func isCounted(_ token: Int, from run: inout Int) -> Bool {
    if !runs[run].tokens.contains(token) { run = self.run(of: token) }
    return runs[run].isCounted
  }

  /// Which of some tokens are in voices that count. `run` is the run of the tokens before them, 0 at first, and is
  /// moved on to theirs.
  func share(of tokens: Range<Int>, from run: inout Int) -> Share {
    while run + 1 < runs.count, runs[run].tokens.upperBound <= tokens.lowerBound { run += 1 }
    let isCounted = runs[run].isCounted
    var last = run
    while last + 1 < runs.count, runs[last].tokens.upperBound < tokens.upperBound {
      last += 1
      if runs[last].isCounted != isCounted { return .some }
    }
    return isCounted ? .all : .none
  }

  private func run(of token: Int) -> Int {
    // Without a branch on the comparison, which cannot be predicted.
    var (low, count) = (0, runs.count)
    while count > 1 {
      let half = count / 2
      low = runs[low + half].tokens.lowerBound <= token ? low + half : low
      count -= half
    }
    return low
  }

  private mutating func append(_ tokens: Range<Int>, _ voice: Voice, _ isCounted: Bool) {
    if !tokens.isEmpty { runs.append(Run(tokens: tokens, voice: voice, isCounted: isCounted)) }
  }

  /// The first token from `start` on for which `holds` is true, as it is for all tokens after it. O(log of the
  /// distance).
  private static func firstToken(from start: Int, in tokens: [Token], where holds: (Token) -> Bool) -> Int {
    var step = 1
    var low = start
    while low + step < tokens.count, !holds(tokens[low + step]) {
      low += step
      step *= 2
    }
    return (low..<min(low + step, tokens.count)).partitionPoint { holds(tokens[$0]) }
  }
}
