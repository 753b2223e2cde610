import Extraction
import Text

/// What libFuzzer calls with each input: bytes are read as a file would be, as a page and as an export, and as an office document
/// where they begin as one. Beside crashes, overflows and what AddressSanitizer sees, it stops at spans that do not fit the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  if ["PK", "<?xml", "{\\rtf"].contains(where: { bytes.starts(with: $0.utf8) }) {
    if let text = try? Extractor().extract(bytes, name: "memo.docx") { check(text, within: size) }
    return 0
  }
  for content in [ContentScope.auto, .main, .all] {
    guard let text = try? Extractor(format: .html, content: content).extract(bytes, name: "page.html") else { continue }
    check(text, within: size)
  }
  return 0
}

private func check(_ text: ExtractedText, within size: Int) {
  let count = text.text.utf8.count
  var end = 0
  for block in text.blocks {
    precondition(block.span.start >= end && block.span.end <= count && !block.span.isEmpty, "a block is out of place")
    end = block.span.end
  }
  for voice in text.voices {
    precondition(
      voice.span.start >= 0 && voice.span.start <= voice.span.end && voice.span.end <= count, "a voice is out of place")
  }
  for block in text.blocks {
    let position = text.sourceMap.position(of: block.span.start)
    precondition(position.line >= 1 && position.column >= 1, "a block stands nowhere in the source")
  }
}
