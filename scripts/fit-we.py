#!/usr/bin/env python3
"""Fits the formula of the reading of we and writes lexicons/67-we.toml (needs scikit-learn): on labelled passages, on
those of corpora/rated.tsv that stand in a folder of texts, and on verses that say whom we takes in. Folds are of
whole files.

docs/verdict.md explains the formula. It says whom those first-person-plural words take in that no cue of their own
clause decides, from what the document says of people, dealings and itself (lexicons/85-we.toml), from which words are
there at all, and what company they keep elsewhere in the folder (scripts/company.py). A logistic regression with an
L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), both readings weighed alike, rounded to tenths; each
label gets half of the log odds. What two raters agreed on, or a linguist noted, weighs double.
"""
import pathlib, shutil, tempfile, zlib
from collections import defaultdict
from records import of_texts, read
from rated import ROOT, passages
from sklearn.linear_model import LogisticRegression
from words import Table, arguments, folds_of_sources, vocabulary, with_readings, write

WHOM = ["whom.announcing", "whom.dealing", "whom.firm", "whom.government", "whom.other-side", "whom.ours", "whom.private", "whom.project",
        "whom.public", "whom.shall", "whom.shared-task", "whom.speech", "whom.spoken", "whom.telling", "whom.view"]
CATEGORIES = WHOM + ["addressee.reference", "self.reference", "others.person", "others.reference"]
COMPANY = 1.0   # how freely the fit may use the company of words beside the words themselves
RATES = 0.5     # and a rate
STRENGTH = 2.0  # of the penalty's inverse
WEIGHTS = {"agreed": 2.0, "chance": 1.0, "fresh": 1.0, "sought": 1.0}
LEAST = 3       # a word is weighed when it stands in so many passages

def fit(rows, texts):
    table = Table.of(vocabulary(rows, LEAST, without=()), CATEGORIES, texts, COMPANY, RATES)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    weights = [WEIGHTS[r["drawn"]] for r in rows]
    model.fit(table.of_rows(rows), [r["we"] == "inclusive" for r in rows], sample_weight=weights)
    model.coef_ = table.evened(model.coef_)
    return table, model

def verdicts(table, model):
    return [table.verdict("we", label, sign * model.intercept_[0], sign * model.coef_[0])
            for label, sign in (("inclusive", 0.5), ("exclusive", -0.5))]

def folds(usward, rows, texts):
    """Prints how the formula reads files that it was not fitted on: by itself, and as usward reads them with it, by the cues of
    the clause first and only where the odds are clear."""
    alone, read_so = defaultdict(list), defaultdict(list)
    for train, test in folds_of_sources(rows):
        table, model = fit(train, texts)
        for row, is_inclusive in zip(test, model.predict(table.of_rows(test))):
            alone[row["drawn"]].append(is_inclusive == (row["we"] == "inclusive"))
        for row, found in zip(test, readings(usward, test, verdicts(table, model))):
            read_so[row["drawn"]].append(found and found == row["we"])
    for drawn, right in alone.items():
        resolved = [is_right for is_right in read_so[drawn] if is_right is not None]
        print(f"{drawn}: {sum(right)} of {len(right)} right by folds of whole files, {sum(right) / len(right):.3f}; "
              f"by usward {len(resolved) / len(right):.3f} resolved, {sum(resolved) / len(resolved):.3f} of these right")

def readings(usward, rows, tables):
    """How usward reads each row with these verdicts in place of its own: None where it leaves it open, "mixed" for several."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (ROOT / "lexicons").glob("*.toml"):
            shutil.copy(file, folder)
        write(folder, "67-we.toml", pathlib.Path(__file__).name, "the reading of we", tables)
        lexicons = [part for file in sorted(pathlib.Path(folder).iterdir()) for part in ("--lexicon", str(file))]
        records = of_texts(usward, "score", rows, "--no-default-lexicon", *lexicons)
    for row in rows:
        found = {reading for reading, count in records[row["id"]]["we"].items() if count} - {"unresolved", "royal_suspect"}
        yield next(iter(found)) if len(found) == 1 else "mixed" if found else None

def main():
    parser = arguments(__doc__, ("passages", None), ("texts", None))
    parser.add_argument("--verses", help='verses with a label "inclusive" or "exclusive", of which those with an even crc32(id) are taken')
    given = parser.parse_args()
    rows = [dict(r, source=r["file"]) for r in passages(given.passages, given.texts)]
    if given.verses:
        rows += [dict(r, id="verse " + r["id"], source=r["book"], we=r["label"], drawn="agreed") for r in read(given.verses)
                 if zlib.crc32(r["id"].encode()) % 2 == 0]
    rows = with_readings(given.usward, [r for r in rows if r["we"] in ("inclusive", "exclusive")])
    rows = [r for r in rows if sum(r["record"]["we"].values())]
    if given.folds:
        folds(given.usward, rows, given.texts)
        return
    write(given.to, "67-we.toml", pathlib.Path(__file__).name, "the reading of we", verdicts(*fit(rows, given.texts)))

main()
