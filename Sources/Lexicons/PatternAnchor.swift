/// A word that a pattern cannot match without: the rarest that it has. Patterns begin with words such as I and our, which
/// stand everywhere; tried from their anchors on, most are never tried at all.
struct PatternAnchor {
  /// A test that the anchor passes, and how many parts before it the pattern may begin.
  struct Place {
    var subject: PatternProgram.Test.Subject
    var offsets: ClosedRange<Int>
  }

  /// Where the pattern matches, a part passes the test of one of these places.
  var places: [Place]
  /// How often one is met, roughly and in no unit.
  var cost: Int
}

/// Finds the anchor of a pattern.
struct AnchorFinder {
  /// The parts of the longest phrase, which a category in a pattern may take.
  let longestPhrase: Int

  /// Gives the test that passes what any of some subjects is, and how often a part passes it, roughly.
  typealias Resolve = ([PatternTest.Subject]) -> (subject: PatternProgram.Test.Subject, cost: Int)

  /// What a pattern cannot match without, the rarest first: the first is its anchor, and those of one place can be looked
  /// at before the pattern is tried. Empty when it has nothing that can be looked up.
  func needs(of pattern: Pattern, resolve: Resolve) -> [PatternAnchor] {
    find(pattern, at: 0...0, resolve).needs.sorted { $0.cost < $1.cost }
  }

  /// The needs of a pattern that begins so many parts after the whole, and how many parts it takes.
  private func find(
    _ pattern: Pattern, at offsets: ClosedRange<Int>, _ resolve: Resolve
  ) -> (needs: [PatternAnchor], takes: ClosedRange<Int>) {
    switch pattern {
    case .test(let tests):
      var longest = 1
      if tests.count == 1, case .category = tests[0].subject { longest = longestPhrase }
      return (tests.filter { !$0.isNegated }.compactMap { need(resolve([$0.subject]), offsets) }, 1...longest)
    case .sequence(let items):
      var needs: [PatternAnchor] = []
      var reached = offsets
      for item in items {
        let (found, takes) = find(item, at: reached, resolve)
        needs += found
        reached = reached.lowerBound + takes.lowerBound...reached.upperBound + takes.upperBound
      }
      return (needs, reached.lowerBound - offsets.lowerBound...reached.upperBound - offsets.upperBound)
    case .choice(let options): return find(choice: options, at: offsets, resolve)
    case .repeated(let item, let counts):
      let (needs, takes) = find(item, at: offsets, resolve)
      return (
        counts.lowerBound > 0 ? needs : [],
        takes.lowerBound * counts.lowerBound...takes.upperBound * counts.upperBound
      )
    case .captured(let item): return find(item, at: offsets, resolve)
    case .absent, .edge, .mayCross: return ([], 0...0)
    }
  }

  /// A choice needs the rarest need of one of its options.
  private func find(
    choice options: [Pattern], at offsets: ClosedRange<Int>, _ resolve: Resolve
  ) -> (needs: [PatternAnchor], takes: ClosedRange<Int>) {
    var all = PatternAnchor(places: [], cost: 0)
    var isKnown = true
    var (least, most) = (Int.max, 0)
    func add(_ needs: [PatternAnchor], _ takes: ClosedRange<Int>) {
      (least, most) = (min(least, takes.lowerBound), max(most, takes.upperBound))
      guard let rarest = needs.min(by: { $0.cost < $1.cost }) else {
        isKnown = false
        return
      }
      all.places += rarest.places
      all.cost += rarest.cost
    }
    let words = options.compactMap(\.word)
    if !words.isEmpty { add([need(resolve(words), offsets)].compactMap(\.self), 1...1) }
    for option in options where option.word == nil {
      let (needs, takes) = find(option, at: offsets, resolve)
      add(needs, takes)
    }
    return (isKnown ? [all] : [], least...most)
  }

  private func need(
    _ found: (subject: PatternProgram.Test.Subject, cost: Int), _ offsets: ClosedRange<Int>
  ) -> PatternAnchor? {
    switch found.subject {
    case .oneOf, .category: break
    case .partClass(let partClass): if !partClass.isOfForm, partClass != .name { return nil }
    case .anything: return nil
    }
    return PatternAnchor(places: [PatternAnchor.Place(subject: found.subject, offsets: offsets)], cost: found.cost)
  }
}

/// How often parts pass tests, as far as the lexicon itself knows: the function words of its language are frequent.
struct AnchorCosts {
  /// The parts of the longest phrase.
  let longestPhrase: Int
  private let functionWords: Set<Int32>
  private let ofCategory: [Int]

  /// A function word is met some fifty times as often as another word of the lexicon: 100 of them are half of a text.
  private static let functionWord = 50
  /// A class of form, such as a capital, is wider than any list.
  private static let partClass = 5_000

  init(_ built: LexiconBuilder.Built) {
    var longest = 1
    var functionWords: Set<Int32> = []
    var ofCategory = [Int](repeating: 0, count: built.categories.count)
    let english = built.numberOfName["language.english"]
    for entry in built.entries.indices.map(Int32.init) {
      let shape = built.entries.shape(entry)
      longest = max(longest, shape.length)
      if shape.length == 1, Int(shape.own) == english {
        functionWords.insert(built.entries.symbols[Int(shape.symbols.lowerBound)])
      }
    }
    for entry in built.entries.indices.map(Int32.init) {
      let shape = built.entries.shape(entry)
      let first = built.entries.symbols[Int(shape.symbols.lowerBound)]
      let cost = functionWords.contains(first) ? Self.functionWord : 1
      for category in built.above[Int(shape.own)] { ofCategory[Int(category)] += cost }
    }
    longestPhrase = longest
    self.functionWords = functionWords
    self.ofCategory = ofCategory
  }

  /// The cost of looking up every part that passes a test.
  func cost(of subject: PatternProgram.Test.Subject, sets: [[Int32]]) -> Int {
    switch subject {
    case .oneOf(let set):
      sets[Int(set)].reduce(0) { $0 + (functionWords.contains($1) ? Self.functionWord : 1) }
    case .category(let category): ofCategory[Int(category)]
    case .partClass: Self.partClass
    case .anything: .max
    }
  }
}
