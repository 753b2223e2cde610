import Dictionaries
import Lexicons
import TestSupport
import Testing

/// Real dictionaries of all formats.
@Suite(.enabled(if: SharedFolder.isWanted, "the folder of real dictionaries is not there"))
struct SharedDictionariesTests {
  @Test(arguments: [
    ("AFINN-111.txt", DictionaryFormat.words, 2, 2_476, 1), ("HuLiu-negative.txt", .words, 1, 4_781, 2),
    ("J-MFD_2018r1.dic", .liwc, 11, 758, 0), ("Laver_and_Garry_2000.cat", .wordstat, 20, 418, 0),
    ("connotation_agency_power.csv", .csv, 6, 3_881, 0), ("derived_mfd2009_bom_crlf.dic", .liwc, 11, 358, 0),
    ("derived_yoshikoder-de_latin1.ykd", .yoshikoder, 3, 10_144, 15), ("grievance_7plus.csv", .csv, 22, 3_629, 2),
    ("liwca-toy.dic", .liwc, 3, 18, 0), ("liwca-toy.dicx", .dicx, 3, 18, 0),
    ("moral_foundations_2009.dic", .liwc, 11, 358, 0), ("newsmap_arabic.yml", .yaml, 241, 745, 0),
    ("newsmap_english.yml", .yaml, 241, 817, 0), ("newsmap_japanese.yml", .yaml, 239, 490, 14),
    ("quanteda-mary.dic", .liwc, 2, 5, 0), ("quanteda-mary.lc3", .lexicoder, 2, 5, 0),
    ("quanteda-mary.ykd", .yoshikoder, 2, 5, 0), ("quanteda-mary.yml", .yaml, 2, 6, 0),
    ("quanteda-newsmap2.yml", .yaml, 4, 4, 0), ("yoshikoder-small.ykd", .yoshikoder, 1, 3, 0),
  ])
  func areReadAndSound(name: String, format: DictionaryFormat, categories: Int, entries: Int, leftOut: Int) throws {
    let bytes = try #require(SharedFolder.bytes("dictionaries/\(name)"), "\(name) is not in the folder")
    let dictionary = try ImportedDictionary(bytes, name: name)
    let converted = ConvertedDictionary(dictionary)
    #expect(dictionary.format == format)
    #expect(converted.categories == categories && converted.entries == entries, "\(converted.entries)")
    #expect(converted.leftOut.count == leftOut, "\(converted.leftOut)")
    let file = converted.file(name: name)
    let lexicon = try Lexicon(LexiconFile.language + [file])
    #expect(lexicon.check(of: [file]) == [])
    // An entry as another tokeniser writes it would show here as one that no text can match.
    let idle = lexicon.idle(of: [name]).filter { $0.message.hasPrefix("no text") }
    #expect(idle == [])
  }
}
