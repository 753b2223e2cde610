public import ArgumentParser
public import Dictionaries
public import Extraction
public import Reports
public import Scoring
public import Statistics
public import Usward

// The library's choices as arguments, spelled as in the command's documentation.

extension VoiceChoice: ExpressibleByArgument {}
extension DictionaryFormat: ExpressibleByArgument {}
extension ComparisonUnit: ExpressibleByArgument {}
extension ContentScope: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension ConcordanceFormat: ExpressibleByArgument {}
extension CoverageFormat: ExpressibleByArgument {}
extension RevisionFormat: ExpressibleByArgument {}
extension ConcordanceOrder: ExpressibleByArgument {}
extension NormUnit: ExpressibleByArgument {}
