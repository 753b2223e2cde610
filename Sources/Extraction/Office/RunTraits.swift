/// How properties make a run of text look; `nil` where they leave that to a style.
struct RunTraits: Hashable {
  /// Whether it is hidden.
  var isHidden: Bool?
  var isStruck: Bool?
  var isRaised: Bool?
  var isBold: Bool?
  var isItalic: Bool?

  /// Whether its text is left out.
  var isUnseen: Bool { isHidden == true || isStruck == true }
  /// Whether it is bold or italic.
  var isEmphasised: Bool { isBold == true || isItalic == true }

  /// Inherits what it does not say from a style.
  mutating func goOn(from other: RunTraits) {
    isHidden = isHidden ?? other.isHidden
    isStruck = isStruck ?? other.isStruck
    isRaised = isRaised ?? other.isRaised
    isBold = isBold ?? other.isBold
    isItalic = isItalic ?? other.isItalic
  }

  /// Inherits what it does not say from the styles of a run and of its paragraph, either of which is enough, except
  /// that a paragraph does not make its runs superscript.
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
  /// Reads a property of a Word document; properties other than those of runs are ignored.
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
