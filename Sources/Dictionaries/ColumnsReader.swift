/// A dictionary in columns: LIWC-22's `.dicx` and other CSV.
/// - wide: a column of words, and one for each category, with a mark or a weight where the word belongs to it;
/// - labels: such a column that contains words (`power_agent`): a category for each of these, under the column's name;
/// - long: a column of words, one of categories, and perhaps one of weights.
///
/// The first row names the columns; three tab-separated columns of word, category and number are recognised without it.
enum ColumnsReader {
  /// The names of the column of words, in lower case.
  private static let words: Set<String> = [
    "dicterm", "entry", "term", "word", "token", "stem", "lemma", "ngram", "phrase", "pattern", "verb", "keyword",
  ]
  /// The names of the column of categories in the long form.
  private static let categories: Set<String> = [
    "category", "cat", "class", "label", "key", "dimension", "emotion", "affect", "foundation", "topic", "group",
    "sentiment", "polarity",
  ]
  /// The most different labels in a column of labels, in which each also occurs twice on average: other columns are
  /// remarks or definitions.
  private static let mostLabels = 50

  static func isDICX(_ source: DictionarySource) -> Bool {
    source.firstFilledLine?.lowercased().hasPrefix("dicterm,") ?? false
  }

  static func isOne(_ source: DictionarySource) -> Bool {
    guard let rows = try? SeparatedRows(source, first: 20).rows, let first = rows.first, first.fields.count > 1 else {
      return false
    }
    return first.fields.contains { words.contains($0.lowercased()) } || hasNoHeader(rows)
  }

  /// Whether all rows, including the first, consist of a word, a category and a number. Rows that cannot be read are
  /// ignored if they are the minority.
  private static func hasNoHeader(_ rows: [SeparatedRows.Row]) -> Bool {
    let sound = rows.filter { $0.fault == nil }
    return sound.count * 2 > rows.count
      && sound.allSatisfy {
        $0.fields.count == 3 && Double($0.fields[0]) == nil && Double($0.fields[1]) == nil
          && Double($0.fields[2]) != nil
      }
  }

  static func read(
    _ source: DictionarySource, _ dictionary: inout DictionaryBuilder, isDICX: Bool
  ) throws(DictionaryError) {
    var rows = try SeparatedRows(source).rows
    guard let first = rows.first else { throw DictionaryError(line: nil, message: "has no rows") }
    var header = first.fields
    if hasNoHeader(rows) {
      header = ["word", "category", "weight"]
    } else {
      rows.removeFirst()
    }
    for (index, name) in header.enumerated() {
      if !name.isEmpty, let earlier = header.firstIndex(of: name), earlier < index {
        throw DictionaryError(
          line: first.line, message: "column \(index + 1), \"\(name)\", has the same name as column \(earlier + 1)")
      }
    }
    let names = header.map { $0.lowercased() }
    guard let term = isDICX && names.first.map(words.contains) != true ? nil : names.firstIndex(where: words.contains)
    else {
      throw DictionaryError(
        line: first.line,
        message:
          "has no column of words, called \(isDICX ? "DicTerm" : words.sorted().joined(separator: ", ")); it has "
          + header.joined(separator: ", "))
    }
    var table = Columns(header: header, term: term, rows: [])
    for row in rows {
      if let fault = row.fault {
        dictionary.leaveOut(row.line, fault)
      } else if row.fields[term].isEmpty {
        dictionary.leaveOut(row.line, "has no word")
      } else {
        table.rows.append(row)
      }
    }
    let category = isDICX ? nil : names.indices.first { categories.contains(names[$0]) && !table.isOfNumbers($0) }
    if let category { table.readLong(category, &dictionary) } else { table.readWide(isDICX, &dictionary) }
  }

  /// The rows that have a word and as many fields as the header.
  private struct Columns {
    let header: [String]
    let term: Int
    var rows: [SeparatedRows.Row]

    /// The named columns other than the words: a column without a name numbers the rows.
    private var others: [Int] { header.indices.filter { $0 != term && !header[$0].isEmpty } }

    func isOfNumbers(_ column: Int) -> Bool { rows.allSatisfy { Double($0.fields[column]) != nil } }

    func readLong(_ category: Int, _ dictionary: inout DictionaryBuilder) {
      let weights = others.filter { $0 != category && isOfNumbers($0) }
      // Of several columns of numbers there is no telling which is the weight.
      let weight = weights.count == 1 ? weights[0] : nil
      let unread = others.filter { $0 != category && $0 != weight }
      note(unread, &dictionary)
      for row in rows {
        if row.fields[category].isEmpty {
          dictionary.leaveOut(row.line, "has no category: \(row.fields[term])")
          continue
        }
        dictionary.add(
          row.fields[term], to: dictionary.category([row.fields[category]]), line: row.line,
          weight: weight.flatMap { Double(row.fields[$0]) })
      }
    }

    func readWide(_ isDICX: Bool, _ dictionary: inout DictionaryBuilder) {
      var unread: [Int] = []
      // Two columns are a list of words with their weights.
      let isList = !isDICX && others.count == 1 && isOfNumbers(others[0])
      if isList || others.isEmpty {
        let category = dictionary.category([])
        for row in rows {
          let weight = others.first.flatMap { Double(row.fields[$0]) }
          dictionary.add(row.fields[term], to: category, line: row.line, weight: weight)
        }
        return
      }
      for column in others {
        let values = Set(rows.map { $0.fields[column] })
        let labels = values.filter { !$0.isEmpty && Double($0) == nil && !isMark($0, column) }
        if isDICX || labels.isEmpty {
          addMarks(column, &dictionary)
        } else if labels.count <= ColumnsReader.mostLabels,
          labels.count * 2 <= rows.count(where: { !$0.fields[column].isEmpty })
        {
          for row in rows where !row.fields[column].isEmpty {
            dictionary.add(
              row.fields[term], to: dictionary.category([header[column], row.fields[column]]), line: row.line)
          }
        } else {
          unread.append(column)
        }
      }
      note(unread, &dictionary)
    }

    /// Adds the words that a column marks: by a number, which is the weight, or by anything other than 0 or false.
    private func addMarks(_ column: Int, _ dictionary: inout DictionaryBuilder) {
      let category = dictionary.category([header[column]])
      let isOfMarks = rows.allSatisfy { row in Double(row.fields[column]).map { $0 == 0 || $0 == 1 } ?? true }
      for row in rows {
        let field = row.fields[column]
        let weight = Double(field)
        if field.isEmpty || weight == 0 || field.lowercased() == "false" { continue }
        dictionary.add(row.fields[term], to: category, line: row.line, weight: isOfMarks ? nil : weight)
      }
    }

    /// Whether a field only says that the word belongs to the column's category; it may say so by the category's name.
    private func isMark(_ field: String, _ column: Int) -> Bool {
      ["x", "true", "false", header[column].lowercased()].contains(field.lowercased())
    }

    private func note(_ unread: [Int], _ dictionary: inout DictionaryBuilder) {
      if unread.isEmpty { return }
      dictionary.note("columns not read: \(unread.map { header[$0] }.joined(separator: ", "))")
    }
  }
}
