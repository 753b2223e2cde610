#!/usr/bin/env python3
"""Fits the formula of stance and writes lexicons/67-stance.toml (needs scikit-learn): on labelled passages and on those
of corpora/rated.tsv that stand in a folder of texts. Folds are of whole files.

docs/verdict.md explains the formula: rates of acts and of what a passage turns around (lexicons/65-centre.toml), and
which words are there at all, and what company they keep elsewhere in the folder (scripts/company.py). Stance asks
twice: is the author's own interest there, is a group's? Both make it mixed. So two binary logistic regressions with
an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), rounded to tenths. Own interest is rare (one passage
in seven) and a miss of it costs as much as any other: it weighs triple. Passages that two raters agreed on weigh
double, those of one rater that were sought for being hard weigh half.
"""
import pathlib
from collections import defaultdict
import numpy
from rated import passages
from sklearn.linear_model import LogisticRegression
from words import Table, arguments, folds_of_sources, vocabulary, with_readings, write

CENTRE = ["centre.appreciation", "centre.care", "centre.career", "centre.group", "centre.joint-effort", "centre.progress", "centre.reckoning",
          "centre.values"]
ACTS = ["credit_taking", "credit_giving", "blame_shifting", "owning_fault", "self_interest", "dominance", "service", "purpose",
        "commitment", "inclusion"]
SUBJECTS = CENTRE + ACTS
SIDES = {"self": ({"self", "mixed"}, 3), "collective": ({"collective", "mixed"}, 1)}
WEIGHTS = {"agreed": 2.0, "chance": 1.0, "fresh": 1.0, "sought": 0.5}
COMPANY = 1.0     # how freely the fit may use the company of words beside the words themselves
RATES = 1.0       # and a rate
STRENGTH = 1.0    # of the penalty's inverse
LEAST = 3         # a word is weighed when it stands in so many passages
# Acts of which too few passages are labelled to weigh them, and the least that they weigh: one in a passage of 35 words tells
# its side where the words say nothing, as the codebook has it. Left to the fit, a text of five threats was nobody's.
RARE = {"self": ["blame_shifting", "self_interest", "dominance"], "collective": ["owning_fault"]}
LEAST_OF_RARE = 5.0

def fit(rows, texts):
    table = Table.of(vocabulary(rows, LEAST), SUBJECTS, texts, COMPANY, RATES)
    lines = table.of_rows(rows)
    weights = numpy.array([WEIGHTS[r["drawn"]] for r in rows])
    fits = {}
    for label, (stances, times) in SIDES.items():
        is_there = numpy.array([r["stance"] in stances for r in rows])
        model = LogisticRegression(C=STRENGTH, max_iter=5000)
        fits[label] = model.fit(lines, is_there, sample_weight=weights * numpy.where(is_there, times, 1))
        model.coef_ = table.evened(model.coef_)
        rare = [SUBJECTS.index(act) - len(SUBJECTS) for act in RARE[label]]
        model.coef_[0, rare] = numpy.maximum(model.coef_[0, rare], LEAST_OF_RARE / RATES)
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

def folds(rows, texts):
    pairs = defaultdict(list)
    for train, test in folds_of_sources(rows):
        for row, found in zip(test, predict(*fit(train, texts), test)):
            pairs[row["drawn"]].append((row["stance"], found))
    for drawn, found in pairs.items():
        right = sum(g == p for g, p in found)
        print(f"{drawn}: {right} of {len(found)} right by folds of whole files, {right / len(found):.3f}; macro-F1 {macro(found):.3f}")

def main():
    given = arguments(__doc__, ("passages", None), ("texts", None)).parse_args()
    rows = [dict(r, source=r["file"]) for r in passages(given.passages, given.texts) if r["stance"]]
    rows = with_readings(given.usward, rows)
    if given.folds:
        folds(rows, given.texts)
        return
    table, fits = fit(rows, given.texts)
    tables = [table.verdict("stance", label, model.intercept_[0], model.coef_[0]) for label, model in fits.items()]
    write(given.to, "67-stance.toml", pathlib.Path(__file__).name, "stance", tables)

main()
