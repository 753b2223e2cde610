/// How properties have a run of text look; `nil` where they leave that to a style.
struct RunTraits: Hashable {
  /// Whether it is not shown.
  var isHidden: Bool?
  var isStruck: Bool?
  var isRaised: Bool?
  var isBold: Bool?
  var isItalic: Bool?

  /// Whether its text is not the document's.
  var isUnseen: Bool { isHidden == true || isStruck == true }
  /// Whether its letters are bold, or italic.
  var isEmphasised: Bool { isBold == true || isItalic == true }

  /// Takes what it says nothing of from the style that it goes on from.
  mutating func goOn(from other: RunTraits) {
    isHidden = isHidden ?? other.isHidden
    isStruck = isStruck ?? other.isStruck
    isRaised = isRaised ?? other.isRaised
    isBold = isBold ?? other.isBold
    isItalic = isItalic ?? other.isItalic
  }

  /// Takes what it says nothing of from the styles of a run and of its paragraph, of which either is enough; but a paragraph does
  /// not raise its runs.
  mutating func goOn(from run: RunTraits, within paragraph: RunTraits) {
    goOn(
      from: RunTraits(
        isHidden: run.isHidden == true || paragraph.isHidden == true,
        isStruck: run.isStruck == true || paragraph.isStruck == true, isRaised: run.isRaised,
        isBold: run.isBold == true || paragraph.isBold == true,
        isItalic: run.isItalic == true || paragraph.isItalic == true))
  }
}

extension RunTraits {
  /// Takes in a property of a Word document; others than those of runs say nothing.
  mutating func read(_ property: WordElement, _ element: XMLElement) {
    switch property {
    case .vanish: isHidden = WordElement.isOn(element)
    case .strike: isStruck = WordElement.isOn(element)
    case .bold: isBold = WordElement.isOn(element)
    case .italic: isItalic = WordElement.isOn(element)
    case .verticalAlign: isRaised = element.value("val") == "superscript"
    default: break
    }
  }
}
