// Importing Usward is enough to use all types that its functions take and return: those of text, extraction, lexicons,
// scores, statistics and reports.
@_exported public import Extraction
@_exported public import Lexicons
@_exported public import Reports
@_exported public import Scoring
@_exported public import Statistics
@_exported public import Text
