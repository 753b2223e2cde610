import TestSupport
import Testing

@testable import Extraction

/// The text after labels is counted before it is known which of them count as speakers.
struct TurnSizesTests {
  private typealias Kind = TurnCensus.Kind

  /// A label, or a number of bytes.
  private enum Event {
    case label(Kind)
    case words(Int)
  }

  private static func sizes(_ events: ArraySlice<Event>) -> TurnSizes {
    var sizes = TurnSizes()
    for event in events {
      switch event {
      case .label(let kind): sizes.begin(kind)
      case .words(let bytes): sizes.say(bytes)
      }
    }
    return sizes
  }

  /// The bytes of each name's turns, where it is known beforehand which labels count.
  private static func expected(_ events: [Event], _ accepted: Set<Kind>) -> [String: Int] {
    var sizes: [String: Int] = [:]
    var speaker: Kind?
    for event in events {
      switch event {
      case .label(let kind): if accepted.contains(kind) { speaker = kind }
      case .words(let bytes): if let speaker, speaker.role == .name { sizes[speaker.name, default: 0] += bytes }
      }
    }
    return sizes
  }

  @Test(arguments: 0..<UInt64(60))
  func areThoseOfTheLabelsThatCount(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let kinds = (0..<12).map { number in
      Kind(
        name: "N\(number / 2)", role: number < 2 ? .question : .name, isDoubtful: number % 2 == 1, isSigned: number > 8)
    }
    var events: [Event] = []
    for _ in 0..<Int.random(in: 0...40, using: &chance) {
      // The later ones are rare, so that some do not count.
      let place = Int.random(in: 0...Int.random(in: 0..<kinds.count, using: &chance), using: &chance)
      events.append(Bool.random(using: &chance) ? .label(kinds[place]) : .words(Int.random(in: 1...50, using: &chance)))
    }
    var counts: [Kind: Int] = [:]
    for case .label(let kind) in events { counts[kind, default: 0] += 1 }
    let accepted = Set(
      kinds.filter {
        $0.isSigned
          ? Bool.random(using: &chance)
          : $0.role != .name || counts[$0, default: 0] >= TurnCensus.enough || Bool.random(using: &chance)
      })
    var joined = TurnSizes()
    var start = 0
    while start < events.count {
      let end = Int.random(in: start...events.count, using: &chance)
      joined.add(Self.sizes(events[start..<end]))
      start = end
    }
    #expect(Self.sizes(events[...]).sizes(where: accepted) == Self.expected(events, accepted))
    #expect(joined.sizes(where: accepted) == Self.expected(events, accepted))
  }
}
