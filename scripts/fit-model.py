#!/usr/bin/env python3
"""Fits the formula of the model of leadership and writes lexicons/68-model.toml (needs scikit-learn): on labelled documents
and on those of corpora/. Folds are of writers.

docs/verdict.md explains the formula: rates of the marks of lexicons/66-models.toml, and which words are there at all. The
weights are those of a multinomial logistic regression with an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4),
classes weighed alike, rounded to tenths. A word is weighed when it stands in LEAST documents of two writers or more: a name
or a trade of one writer's says nothing of leadership. A writer is an author of corpora/gold.jsonl, or the first letter of an id.
"""
import pathlib
from records import of_files, read
from sklearn.linear_model import LogisticRegression
from words import arguments, features, verdict, vocabulary, with_readings, write

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELS = ["power", "servant", "fusion", "neutral"]
MARKS = 0.3       # how much a mark is worth beside the words, which fit the labelled texts less closely than marks do
STRENGTH = 10.0   # of the penalty's inverse
LEAST = 3

def corpora(usward):
    gold = [g for g in read(ROOT / "corpora/gold.jsonl") if g["model"] in LABELS]
    files = [str(ROOT / "corpora" / g["file"]) for g in gold]
    extracted = of_files(usward, "extract", files)
    return [dict(id=g["file"], text=extracted[f]["text"], model=g["model"], source=g["author"]) for g, f in zip(gold, files)]

def fit(rows, marks):
    vocab = vocabulary(rows, LEAST)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    return vocab, model.fit(features(rows, vocab, marks, MARKS), [r["model"] for r in rows])

def folds(rows, tested, marks):
    right = 0
    for writer in sorted({r["source"] for r in tested}):
        vocab, model = fit([r for r in rows if r["source"] != writer], marks)
        test = [r for r in tested if r["source"] == writer]
        hits = sum(model.predict(features(test, vocab, marks, MARKS)) == [r["model"] for r in test])
        right += hits
        print(f"writer {writer}: {hits} of {len(test)}")
    print(f"all: {right} of {len(tested)}, {right / len(tested):.3f}")

def tables(rows, marks):
    vocab, model = fit(rows, marks)
    for label in LABELS:
        number = list(model.classes_).index(label)
        yield verdict("model", label, model.intercept_[number], model.coef_[number], vocab, marks, MARKS)

def main():
    given = arguments(__doc__, ("documents", "+")).parse_args()
    labelled = [dict(r, source=r["id"][0]) for path in given.documents for r in read(path)]
    own = [dict(r, source=r["id"][0]) for r in read(ROOT / "corpora/models.jsonl")]
    rows = with_readings(given.usward, labelled + own + corpora(given.usward))
    marks = sorted(c for c in rows[0]["record"]["counts"] if c.startswith("model.") and c.count(".") == 2)
    if given.folds:
        folds(rows, labelled + own, marks)
    else:
        write(given.to, "68-model.toml", pathlib.Path(__file__).name, "the model of leadership", tables(rows, marks))

main()
