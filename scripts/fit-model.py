#!/usr/bin/env python3
"""Fits the formula of the model of leadership and writes lexicons/68-model.toml (needs scikit-learn): on labelled documents
and on those of corpora/. Folds are of writers.

docs/verdict.md explains the formula: rates of the marks of lexicons/66-models.toml, which words are there at all, and what
company they keep in a folder of texts (scripts/company.py). The weights are those of a multinomial logistic regression with an L2
penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), classes weighed alike, rounded to tenths. A word is weighed when it stands in LEAST documents of two writers or more: a name
or a trade of one writer's says nothing of leadership. A writer is an author of corpora/gold.jsonl, or the first letter of an id.
"""
import pathlib
from records import of_files, read
from sklearn.linear_model import LogisticRegression
from words import Table, arguments, vocabulary, with_readings, write

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELS = ["power", "servant", "fusion", "neutral"]
COMPANY = 0.35    # how freely the fit may use the company of words, known from other kinds of texts, beside the words themselves
MARKS = 0.3       # and a mark: words fit the labelled texts less closely than marks do
STRENGTH = 10.0   # of the penalty's inverse
LEAST = 2

def corpora(usward):
    gold = [g for g in read(ROOT / "corpora/gold.jsonl") if g["model"] in LABELS]
    files = [str(ROOT / "corpora" / g["file"]) for g in gold]
    extracted = of_files(usward, "extract", files)
    return [dict(id=g["file"], text=extracted[f]["text"], model=g["model"], source=g["author"]) for g, f in zip(gold, files)]

def fit(rows, marks, texts):
    table = Table.of(vocabulary(rows, LEAST), marks, texts, COMPANY, MARKS)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    return table, model.fit(table.of_rows(rows), [r["model"] for r in rows])

def folds(rows, given, own, marks, texts):
    """How a fit does on a writer that it left out, of all `given` and `own` documents; and on the given ones without any of them."""
    def right(train, test):
        table, model = fit(train, marks, texts)
        return sum(model.predict(table.of_rows(test)) == [r["model"] for r in test])
    tested, hits = given + own, 0
    for writer in sorted({r["source"] for r in tested}):
        test = [r for r in tested if r["source"] == writer]
        found = right([r for r in rows if r["source"] != writer], test)
        hits += found
        print(f"writer {writer}: {found} of {len(test)}")
    print(f"all: {hits} of {len(tested)}, {hits / len(tested):.3f}")
    found = right([r for r in rows if r not in given], given)
    print(f"given documents, by a fit on corpora/ alone: {found} of {len(given)}, {found / len(given):.3f}")

def tables(rows, marks, texts):
    table, model = fit(rows, marks, texts)
    for label in LABELS:
        number = list(model.classes_).index(label)
        yield table.verdict("model", label, model.intercept_[number], model.coef_[number])

def main():
    given = arguments(__doc__, ("texts", None), ("documents", "+")).parse_args()
    labelled = [dict(r, source=r["id"][0]) for path in given.documents for r in read(path)]
    own = [dict(r, source=r["id"][0]) for r in read(ROOT / "corpora/models.jsonl")]
    rows = with_readings(given.usward, labelled + own + corpora(given.usward))
    marks = sorted(c for c in rows[0]["record"]["counts"] if c.startswith("model.") and c.count(".") == 2)
    if given.folds:
        folds(rows, rows[:len(labelled)], rows[len(labelled):len(labelled + own)], marks, given.texts)
    else:
        write(given.to, "68-model.toml", pathlib.Path(__file__).name, "the model of leadership", tables(rows, marks, given.texts))

main()
