/// The formats of results.
public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  case table, json, jsonl, csv, markdown, html
}
