import Dictionaries
import Testing

/// Dictionaries in columns and lists.
struct ColumnsReaderTests {
  @Test func readsDICX() throws {
    let imported = try Imported("DicTerm,Ball,\"Foot, ball\"\nhoop,X,\ndunk*,1,0\n,X,X\n\"a \"\"b\"\"\",,2.5\nx\n", "a")
    #expect(imported.dictionary.format == .dicx)
    #expect(imported.outline == ["Ball: hoop, dunk*", "Foot, ball: a \"b\" 2.5"])
    #expect(
      imported.leftOut == ["4 has no word", "6 there is 1 field where the header has 3"])
  }

  /// Line ends, quotation marks and errors are treated as in CSV records.
  @Test func readsRowsAsThoseOfRecords() throws {
    let rows = "\u{FEFF}word;category\r\rfair;\"to\rall\"\rjust;\"to\" me\r\"in \"\"all\"\"\"; sum \r"
    let imported = try Imported(rows, "a.csv")
    #expect(imported.outline == ["to\nall: fair", "sum: in \"all\""])
    #expect(imported.leftOut == ["5 field 2 goes on after its closing quotation mark"])
    for (text, line) in [("word,category\nfair,\"to\nall\n", 2), ("word,\"category\"x\nfair,all\n", 1)] {
      #expect(#expect(throws: DictionaryError.self) { try Imported(text, "a.csv") }?.line == line)
    }
  }

  /// A row that cannot be read does not affect the others, nor does a line of white space.
  @Test func aRowAmissIsLeftOutAlone() throws {
    let imported = try Imported("kind\tcare\t1\n\"lo\"ve\tcare\t2\nself\tego\t1\nme\tego\nmine\tego\t1\n")
    #expect(imported.outline == ["care: kind 1.0", "ego: self 1.0, mine 1.0"])
    #expect(imported.leftOut.map { $0.prefix(1) } == ["2", "4"])
    let blank = try Imported(" \t\nword\tcategory\n  \nfair\t\"just\n \nall\"\n\t\t\t\n", "a.csv")
    #expect(blank.outline == ["just\n \nall: fair"] && blank.leftOut.isEmpty)
    #expect(throws: DictionaryError.self) {
      try Imported("Leeds, May, 3\nWe met, all of us.\nNobody spoke.\n", "a.txt")
    }
  }

  @Test func readsLong() throws {
    let imported = try Imported(
      "\"\",\"category\",\"word\",\"rating\"\n\"1\",\"time\",\"clock time\",8.5\n\"2\",\"threat\",\"kill\",7\n")
    #expect(imported.dictionary.format == .csv)
    #expect(imported.outline == ["time: clock time 8.5", "threat: kill 7.0"])
    #expect(imported.dictionary.notes == ["weights are not applied: occurrences are counted"])
    // Without a header, like some lists of emotions: words with weight 0 are not in the category.
    let plain = try Imported("aback\tanger\t0\nabandon\tanger\t1\n")
    #expect(plain.outline == ["anger: abandon 1.0"] && plain.leftOut == ["1 has the weight 0: aback"])
    #expect(plain.dictionary.notes.isEmpty)
  }

  @Test func readsColumnsOfLabelsAndMarks() throws {
    let labels = try Imported(
      "verb,agency,remark\nabuse,pos,as in a\naccept,neg,\nadmit,pos,as in b\nagree,,c\nask,pos,d\n")
    #expect(labels.outline == ["agency > pos: abuse, admit, ask", "agency > neg: accept"])
    #expect(labels.dictionary.notes == ["columns not read: remark"])
    let marks = try Imported("Entry;Pos;Self;Weight\nA;Pos;1;0.5\nB;;0;-2\n")
    #expect(marks.outline == ["Pos: A", "Self: A", "Weight > positive: A 0.5", "Weight > negative: B -2.0"])
    #expect(
      marks.dictionary.notes == [
        "weights are not applied: occurrences are counted, those of entries above 0 as positive, below 0 as negative"
      ])
  }

  @Test func readsLists() throws {
    let words = try Imported("; A list\n# of words\nfair\nunfair*\n\nin the end\n")
    #expect(words.dictionary.format == .words && words.outline == [": fair, unfair*, in the end"])
    #expect(try words.counts(in: "Fair in the end, or unfairly.") == ["own": 3])
    let weighed = try Imported("good\t3\nbad\t-2\nso\t0\nvery bad\t-4\n")
    #expect(weighed.outline == ["positive: good 3.0", "negative: bad -2.0, very bad -4.0"])
    #expect(weighed.leftOut == ["3 has the weight 0: so"])
    #expect(try weighed.counts(in: "Very bad, not good.") == ["own": 2, "own.positive": 1, "own.negative": 1])
    #expect(try Imported("word,score\ngood,2\nbad,-1\n").outline == ["positive: good 2.0", "negative: bad -1.0"])
  }

  @Test(arguments: [
    "We met on Monday.\nAll of us were there, and nobody said a word.\n", "", "\n\n", "{\"a\": [1]}", "[lexicon\nx = 1",
    "Dear all: we have won.\nThank you\n", "a\tb\nc\td\n", "name,age\nx,1\n",
  ])
  func whatIsNoDictionaryIsNamedSo(text: String) {
    #expect(throws: DictionaryError.self) { try Imported(text, "speech.txt") }
  }

  /// The format is recognised by the content, whatever the name.
  @Test(arguments: [
    ("%\n1\ta\n%\nb\t1\n", DictionaryFormat.liwc), ("A\n\tB (1)\n", .wordstat), ("+A\nb\n", .lexicoder),
    ("a: [b]\n", .yaml), ("word,category\na,b\n", .csv), ("DicTerm,A\nb,X\n", .dicx), ("a\nb\n", .words),
    ("<dictionary><cnode name='r'><cnode name='A'><pnode name='b'/></cnode></cnode></dictionary>", .yoshikoder),
  ])
  func theContentTellsTheFormat(text: String, format: DictionaryFormat) throws {
    for name in ["a.dic", "a.cat", "a.yml", "a.csv", "a.txt", "a"] {
      #expect(try Imported(text, name).dictionary.format == format, "\(name)")
    }
  }
}
