/// The three lines with which the lexicon files of tests begin.
let lexiconHeader = "[lexicon]\nname = \"mine\"\nversion = \"1\"\n"

/// A category in TOML: five lines that every category has, then `rest`.
func category(_ name: String, _ rest: String) -> String {
  "[[category]]\nname = \"\(name)\"\ndescription = \"d\"\nsource = \"s\"\nreason = \"r\"\n\(rest)\n"
}
