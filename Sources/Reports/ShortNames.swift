import Statistics

/// Names of measures for narrow columns, shortened so that no two look alike.
///
/// Categories of one lexicon mostly share their beginning, which is dropped first: `moral-foundations-2009.care`
/// becomes `…care`. If that is another's name as well, the end is kept, and failing that both ends.
struct ShortNames {
  private var shown: [String: String] = [:]

  init(_ measures: [Measure], width: Int) {
    let names = measures.map { Wording.label($0) }
    let isLong = { (name: String) in DisplayWidth.of(name) > width }
    var taken = Set(names.filter { !isLong($0) })
    for name in names where isLong(name) {
      let ways = [Self.withoutFront(name), Self.end(of: name, width), Self.ends(of: name, width)]
      let short = ways.first { !isLong($0) && !taken.contains($0) } ?? ways[2]
      taken.insert(short)
      shown[name] = short
    }
  }

  /// The name of a measure, shortened if necessary.
  subscript(_ measure: Measure) -> String {
    let name = Wording.label(measure)
    return shown[name] ?? name
  }

  private static func withoutFront(_ name: String) -> String {
    name.lastIndex(of: ".").map { "…" + name[name.index(after: $0)...] } ?? name
  }

  private static func end(of name: String, _ width: Int) -> String {
    DisplayWidth.fit(name, width, alignment: .keepEnd)
  }

  private static func ends(of name: String, _ width: Int) -> String {
    let front = width / 2
    return DisplayWidth.fit(name, front, ellipsis: "") + end(of: name, width - front)
  }
}
