/// How results are shown.
public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  case table, json, jsonl, csv, markdown, html
}
