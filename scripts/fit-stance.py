#!/usr/bin/env python3
"""Fits the formula of stance and writes lexicons/67-stance.toml (needs scikit-learn): on labelled passages, on those
of corpora/rated.tsv that stand in a folder of texts, and on documents whose model of leadership is known. Folds are of whole
files, and of writers.

docs/verdict.md explains the formula: rates of acts, of what a passage turns around (lexicons/65-centre.toml) and of the
marks of the models, which words are there at all, and what company they keep elsewhere in the folder (scripts/company.py). Stance asks
twice: is the author's own interest there, is a group's? Both make it mixed. So two binary logistic regressions with
an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), rounded to tenths. Own interest is rare (one passage
in seven) and a miss of it costs as much as any other: it weighs triple. Passages that two raters agreed on weigh
double, those of one rater that were sought for being hard weigh half.

Passages are of public speech; where they alone are fitted on, memos of power read as a group's as often as not, since they
talk of team and company all the time. So documents that were written to show a model say what follows from it: power puts the
author at the centre, servant and fusion a group, neutral nobody; whether fusion puts the author there too, nobody rated. Each
weighs half, and only words of passages are weighed.
"""
import pathlib
from collections import Counter, defaultdict
import numpy
from rated import ROOT, passages
from records import read
from sklearn.linear_model import LogisticRegression
from words import Table, arguments, folds_of_sources, vocabulary, with_readings, write

CENTRE = ["centre.appreciation", "centre.care", "centre.career", "centre.group", "centre.joint-effort", "centre.progress", "centre.reckoning",
          "centre.values"]
ACTS = ["credit_taking", "credit_giving", "blame_shifting", "owning_fault", "self_interest", "dominance", "service", "purpose",
        "commitment", "inclusion"]
MODELS = ["model.power", "model.servant", "model.fusion"]
SUBJECTS = CENTRE + MODELS + ACTS
# Of each side: the stances and the models in which it is there, the models that don't tell, and how much more a passage weighs that has it.
SIDES = {"self": ({"self", "mixed"}, {"power"}, {"fusion"}, 3), "collective": ({"collective", "mixed"}, {"servant", "fusion"}, set(), 1)}
WEIGHTS = {"agreed": 2.0, "chance": 1.0, "fresh": 1.0, "sought": 0.5}
DOCUMENT = 0.5
COMPANY = 1.0     # how freely the fit may use the company of words beside the words themselves
RATES = 1.0       # and a rate
STRENGTH = 1.0    # of the penalty's inverse
LEAST = 3         # a word is weighed when it stands in so many passages

def fit(rows, documents, texts):
    table = Table.of(vocabulary(rows, LEAST), SUBJECTS, texts, COMPANY, RATES)
    lines = table.of_rows(rows + documents)
    weights = numpy.array([WEIGHTS[r["drawn"]] for r in rows] + [DOCUMENT] * len(documents))
    fits = {}
    for label, (stances, models, silent, times) in SIDES.items():
        is_there = numpy.array([r["stance"] in stances for r in rows] + [d["model"] in models for d in documents])
        factors = [times if r["stance"] in stances else 1 for r in rows] + [int(d["model"] not in silent) for d in documents]
        model = LogisticRegression(C=STRENGTH, max_iter=5000)
        fits[label] = model.fit(lines, is_there, sample_weight=weights * factors)
    return table, fits

def predict(table, fits, rows):
    lines = table.of_rows(rows)
    own, shared = (fits[label].decision_function(lines) > 0 for label in SIDES)
    names = {(True, True): "mixed", (True, False): "self", (False, True): "collective", (False, False): "neither"}
    return [names[bool(a), bool(b)] for a, b in zip(own, shared)]

def macro(pairs):
    """The mean F1 over the labels of (gold, predicted)."""
    scores = []
    for label in {g for g, _ in pairs}:
        right = sum(g == p == label for g, p in pairs)
        scores.append(2 * right / max(1, sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs)))
    return sum(scores) / len(scores)

def folds(rows, documents, texts):
    pairs, models = defaultdict(list), defaultdict(Counter)
    for train, test in folds_of_sources(rows + documents):
        parts = [[r for r in part if ("model" in r) == of_documents] for part in (train, test) for of_documents in (False, True)]
        fitted = fit(parts[0], parts[1], texts)
        for row, found in zip(parts[2], predict(*fitted, parts[2])):
            pairs[row["drawn"]].append((row["stance"], found))
        for row, found in zip(parts[3], predict(*fitted, parts[3]) if parts[3] else []):
            models[row["model"]][found] += 1
    for drawn, found in pairs.items():
        right = sum(g == p for g, p in found)
        print(f"{drawn}: {right} of {len(found)} right by folds of whole files, {right / len(found):.3f}; macro-F1 {macro(found):.3f}")
    for model, stances in models.items():
        print(f"documents of {model}: " + ", ".join(f"{stance} {count}" for stance, count in stances.most_common()))

def main():
    given = arguments(__doc__, ("passages", None), ("texts", None), ("documents", "*")).parse_args()
    rows = [dict(r, source=r["file"]) for r in passages(given.passages, given.texts) if r["stance"]]
    rows = with_readings(given.usward, rows)
    # The first letter of an id is the writer, or the manner of one.
    documents = [dict(d, source=d["id"][0]) for file in [ROOT / "corpora/models.jsonl"] + given.documents for d in read(file)]
    documents = with_readings(given.usward, documents)
    if given.folds:
        folds(rows, documents, given.texts)
        return
    table, fits = fit(rows, documents, given.texts)
    tables = [table.verdict("stance", label, model.intercept_[0], model.coef_[0]) for label, model in fits.items()]
    write(given.to, "67-stance.toml", pathlib.Path(__file__).name, "stance", tables)

main()
