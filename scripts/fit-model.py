#!/usr/bin/env python3
"""Fits the formula of the model of leadership and writes lexicons/68-model.toml (needs scikit-learn): on labelled documents,
on those of corpora/, and on excerpts of a folder of texts (corpora/excerpts.tsv). Folds are of writers, and of kinds of texts.

docs/verdict.md explains the formula: rates of the marks of lexicons/66-models.toml, which words are there at all, and what
company they keep in a folder of texts (scripts/company.py). The weights are those of a multinomial logistic regression with an L2
penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), classes weighed alike, rounded to tenths. A word is weighed when it stands in LEAST documents of two writers or more: a name
or a trade of one writer's says nothing of leadership. A writer is an author of corpora/gold.jsonl, or the first letter of an id.

Documents were written to show a model, so that most show one; real speeches and letters mostly tell, reckon and argue. A fit on
documents alone reads seven of eight excerpts as power, since it is in memos of power that law, nation and authority occur. One
rater read the excerpts, and few are clear: each weighs EXCERPT of a document.
"""
import pathlib
from records import of_files, read
from rated import excerpts
from sklearn.linear_model import LogisticRegression
from sklearn.utils.class_weight import compute_sample_weight
from words import Table, arguments, vocabulary, with_readings, write

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELS = ["power", "servant", "fusion", "neutral"]
COMPANY = 0.35    # how freely the fit may use the company of words, known from other kinds of texts, beside the words themselves
MARKS = 0.6       # and a mark: words fit the labelled texts less closely than marks do
STRENGTH = 10.0   # of the penalty's inverse
EXCERPT = 0.8
LEAST = 5         # three words in ten stand in fewer, take memory and tell little: folds have 3 of 2,794 documents more right with them

def corpora(usward):
    gold = [g for g in read(ROOT / "corpora/gold.jsonl") if g["model"] in LABELS]
    files = [str(ROOT / "corpora" / g["file"]) for g in gold]
    extracted = of_files(usward, "extract", files)
    return [dict(id=g["file"], text=extracted[f]["text"], model=g["model"], source=g["author"]) for g, f in zip(gold, files)]

def fit(rows, marks, texts):
    table = Table.of(vocabulary(rows, LEAST), marks, texts, COMPANY, MARKS)
    models = [r["model"] for r in rows]
    weights = compute_sample_weight("balanced", models) * [EXCERPT if "file" in r else 1 for r in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(table.of_rows(rows), models, sample_weight=weights)
    model.coef_ = table.evened(model.coef_)
    return table, model

def folds(rows, given, marks, texts):
    """How a fit does on a writer or a kind of texts that it left out, and on the given documents without any of them."""
    def right(train, test):
        table, model = fit(train, marks, texts)
        return sum(model.predict(table.of_rows(test)) == [r["model"] for r in test])
    def left_out(what, tested):
        hits = 0
        for source in sorted({r["source"] for r in tested}):
            test = [r for r in tested if r["source"] == source]
            found = right([r for r in rows if r["source"] != source], test)
            hits += found
            print(f"{source}: {found} of {len(test)}")
        print(f"{what}: {hits} of {len(tested)}, {hits / len(tested):.3f}")
    left_out("documents", [r for r in rows if len(r["source"]) == 1])
    left_out("excerpts", [r for r in rows if "file" in r])
    found = right([r for r in rows if r not in given], given)
    print(f"given documents, by a fit without them: {found} of {len(given)}, {found / len(given):.3f}")

def tables(rows, marks, texts):
    table, model = fit(rows, marks, texts)
    for label in LABELS:
        number = list(model.classes_).index(label)
        yield table.verdict("model", label, model.intercept_[number], model.coef_[number])

def main():
    given = arguments(__doc__, ("texts", None), ("documents", "+")).parse_args()
    labelled = [dict(r, source=r["id"][0]) for path in given.documents for r in read(path)]
    own = [dict(r, source=r["id"][0]) for r in read(ROOT / "corpora/models.jsonl")]
    real = [dict(r, source=r["set"]) for r in excerpts(given.texts)]
    rows = with_readings(given.usward, labelled + own + corpora(given.usward) + real)
    marks = sorted(c for c in rows[0]["record"]["counts"] if c.startswith("model.") and c.count(".") == 2)
    if given.folds:
        folds(rows, rows[:len(labelled)], marks, given.texts)
    else:
        write(given.to, "68-model.toml", pathlib.Path(__file__).name, "the model of leadership", tables(rows, marks, given.texts))

main()
