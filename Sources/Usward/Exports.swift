// Who imports Usward has all that its functions take and give: text, extraction, lexicons, scores, statistics and reports.
@_exported public import Extraction
@_exported public import Lexicons
@_exported public import Reports
@_exported public import Scoring
@_exported public import Statistics
@_exported public import Text
