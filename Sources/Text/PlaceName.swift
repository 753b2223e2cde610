/// A file, or a line of it, as it is shown to a person: "path", "path:3".
package func placeName(_ path: String, line: Int?) -> String { line.map { "\(path):\($0)" } ?? path }
