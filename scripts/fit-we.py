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
import pathlib, zlib
from collections import defaultdict
from records import read
from rated import passages
from sklearn.linear_model import LogisticRegression
from words import Table, arguments, folds_of_sources, vocabulary, with_readings, write

WHOM = ["whom.announcing", "whom.dealing", "whom.firm", "whom.government", "whom.other-side", "whom.ours", "whom.private", "whom.project",
        "whom.public", "whom.shall", "whom.shared-task", "whom.speech", "whom.spoken", "whom.telling", "whom.view"]
CATEGORIES = WHOM + ["addressee.reference", "self.reference", "others.person", "others.reference"]
COMPANY = 1.0   # how freely the fit may use the company of words beside the words themselves
RATES = 0.5     # and a rate
STRENGTH = 2.0  # of the penalty's inverse
WEIGHTS = {"agreed": 2.0, "chance": 1.0, "sought": 1.0}  # the others, fresh ones, are only measured on
LEAST = 3       # a word is weighed when it stands in so many passages

def fit(rows, texts):
    rows = [r for r in rows if r["drawn"] in WEIGHTS]
    table = Table.of(vocabulary(rows, LEAST, without=()), CATEGORIES, texts, COMPANY, RATES)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    weights = [WEIGHTS[r["drawn"]] for r in rows]
    return table, model.fit(table.of_rows(rows), [r["we"] == "inclusive" for r in rows], sample_weight=weights)

def folds(rows, texts):
    hits = defaultdict(list)
    for train, test in folds_of_sources(rows):
        table, model = fit(train, texts)
        for row, is_inclusive in zip(test, model.predict(table.of_rows(test))):
            hits[row["drawn"]].append(is_inclusive == (row["we"] == "inclusive"))
    for drawn, right in hits.items():
        print(f"{drawn}: {sum(right)} of {len(right)} right by folds of whole files, {sum(right) / len(right):.3f}")

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
        folds(rows, given.texts)
        return
    table, model = fit(rows, given.texts)
    tables = [table.verdict("we", label, sign * model.intercept_[0], sign * model.coef_[0])
              for label, sign in (("inclusive", 0.5), ("exclusive", -0.5))]
    write(given.to, "67-we.toml", pathlib.Path(__file__).name, "the reading of we", tables)

main()
