import Extraction

/// Why a document cannot be read; `nil` if it can.
func cause(_ bytes: [UInt8], as format: DocumentFormat? = nil) -> ExtractionError? {
  do throws(ExtractionError) {
    _ = try Extractor(format: format).extract(bytes, name: "a")
    return nil
  } catch {
    return error
  }
}
