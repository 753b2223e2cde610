#!/usr/bin/env python3
"""Fits the formulas of stance and writes lexicons/67-stance.toml (needs scikit-learn): one for all texts, on labelled
passages and on those of corpora/rated.tsv that stand in a folder of texts, and one for texts from FROM_WORDS words on, on whole
documents and excerpts as well. Folds are of whole files and of writers.

docs/verdict.md explains the formula: rates of acts and of what a text turns around (lexicons/65-centre.toml), of documents also of
the marks of lexicons/66-models.toml, and which words are there at all, and what company they keep elsewhere in the folder
(scripts/company.py). Stance asks twice: is the author's own interest there, is a group's? Both make it mixed. So two binary
logistic regressions with an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), rounded to tenths. Own interest is rare
(one passage in seven) and a miss of it costs as much as any other: it weighs triple. Passages that two raters agreed on weigh
double, those of one rater that were sought for being hard weigh half.

Of documents corpora/stances.tsv holds what a reader said of 865. Of 556 with a model 552 had the stance that STANCES gives the model,
so that the others are fitted as that. Real texts are fewer and weigh more; passages weigh less, being short.
"""
import csv, pathlib
from collections import defaultdict
from dataclasses import dataclass
import numpy
from rated import excerpts, passages
from records import read
from sklearn.linear_model import LogisticRegression
from words import Table, arguments, folds_of_sources, vocabulary, with_readings, write

ROOT = pathlib.Path(__file__).resolve().parent.parent
CENTRE = ["centre.appreciation", "centre.care", "centre.career", "centre.group", "centre.joint-effort", "centre.progress", "centre.reckoning",
          "centre.values"]
ACTS = ["credit_taking", "credit_giving", "blame_shifting", "owning_fault", "self_interest", "dominance", "service", "purpose",
        "commitment", "inclusion"]
SIDES = {"self": {"self", "mixed"}, "collective": {"collective", "mixed"}}
WEIGHTS = {"agreed": 2.0, "chance": 1.0, "fresh": 1.0, "sought": 0.5}  # of passages, by how they were drawn
STANCES = {"power": "self", "servant": "collective", "fusion": "mixed", "neutral": "neither"}
FROM_WORDS = 100  # from there on reports show a stance (docs/verdict.md)
WRITTEN, EXCERPT, PASSAGE = 2.0, 4.0, 0.5  # what a document written to show a model, one of a real text, and a passage weigh beside each other

@dataclass
class Settings:
    subjects: list[str]
    company: float   # how freely the fit may use the company of words beside the words themselves
    strength: float  # of the penalty's inverse
    least: int       # a word is weighed when it stands in so many texts
    own: float       # how much more a text weighs in which the author's own interest is there
    rates: float = 1.0  # how freely the fit may use a rate

# Acts of which too few passages are labelled to weigh them, and the least that they weigh: one in a passage of 35 words tells
# its side where the words say nothing, as the codebook has it. Left to the fit, a text of five threats was nobody's.
RARE = {"self": ["blame_shifting", "self_interest", "dominance"], "collective": ["owning_fault"]}
LEAST_OF_RARE = 5.0

def fit(rows, texts, settings):
    """The table of what is seen of a text, and the regression of each side; rows have a `weight`."""
    table = Table.of(vocabulary(rows, settings.least), settings.subjects, texts, settings.company, settings.rates)
    lines = table.of_rows(rows)
    weights = numpy.array([r["weight"] for r in rows])
    fits = {}
    for label, stances in SIDES.items():
        is_there = numpy.array([r["stance"] in stances for r in rows])
        times = numpy.where(is_there, settings.own if label == "self" else 1, 1)
        model = LogisticRegression(C=settings.strength, max_iter=5000)
        fits[label] = model.fit(lines, is_there, sample_weight=weights * times)
        model.coef_ = table.evened(model.coef_)
        rare = [settings.subjects.index(act) - len(settings.subjects) for act in RARE[label]]
        model.coef_[0, rare] = numpy.maximum(model.coef_[0, rare], LEAST_OF_RARE / settings.rates)
    return table, fits

def predict(table, fits, rows):
    lines = table.of_rows(rows)
    own, shared = (fits[label].decision_function(lines) > 0 for label in SIDES)
    names = {(True, True): "mixed", (True, False): "self", (False, True): "collective", (False, False): "neither"}
    return [names[bool(a), bool(b)] for a, b in zip(own, shared)]

def documents(usward, paths, texts):
    """Labelled documents, those of corpora/models.jsonl, and the excerpts that were read: each with its stance, what it weighs, and
    how it is `drawn`: `read` for its stance, `written` to show a model, or an `excerpt` of a real text."""
    with open(ROOT / "corpora/stances.tsv", encoding="utf-8", newline="") as file:
        said = {row["text"]: row["stance"] for row in csv.DictReader(file, delimiter="\t")}
    written = [dict(r, source=r["id"][0]) for path in [*paths, ROOT / "corpora/models.jsonl"] for r in read(path)]
    rows = [dict(r, stance=said.get(r["id"], STANCES[r["model"]]), weight=WRITTEN, drawn="read" if r["id"] in said else "written")
            for r in written]
    rows += [dict(r, source=r["file"], stance=said[r["id"]], weight=EXCERPT, drawn="excerpt") for r in excerpts(texts) if r["id"] in said]
    return with_readings(usward, rows)

def macro(pairs):
    """The mean F1 over the labels of (gold, predicted)."""
    scores = []
    for label in {g for g, _ in pairs}:
        right = sum(g == p == label for g, p in pairs)
        scores.append(2 * right / max(1, sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs)))
    return sum(scores) / len(scores)

def folds(rows, texts, settings, drawn):
    """How a fit does on the rows of some kinds that it left out."""
    pairs = defaultdict(list)
    for train, test in folds_of_sources(rows):
        test = [r for r in test if r["drawn"] in drawn]
        for row, found in zip(test, predict(*fit(train, texts, settings), test)):
            pairs[row["drawn"]].append((row["stance"], found))
    for kind, found in pairs.items():
        right = sum(g == p for g, p in found)
        print(f"{kind}: {right} of {len(found)} right by folds of whole sources, {right / len(found):.3f}; macro-F1 {macro(found):.3f}")

def main():
    given = arguments(__doc__, ("passages", None), ("texts", None), ("documents", "+")).parse_args()
    short = [dict(r, source=r["file"], weight=WEIGHTS[r["drawn"]]) for r in passages(given.passages, given.texts) if r["stance"]]
    short = with_readings(given.usward, short)
    long = documents(given.usward, given.documents, given.texts) + [dict(r, weight=PASSAGE * r["weight"]) for r in short]
    marks = sorted(c for c in long[0]["record"]["counts"] if c.startswith("model.") and c.count(".") == 2)
    of_all = Settings(CENTRE + ACTS, company=1.0, strength=1.0, least=3, own=3)
    of_long = Settings(CENTRE + ACTS + marks, company=0.35, strength=10.0, least=5, own=1.5)
    if given.folds:
        folds(short, given.texts, of_all, set(WEIGHTS))
        folds(long, given.texts, of_long, {"read", "written", "excerpt"})
        return
    tables = []
    for rows, settings, from_words in (short, of_all, 0), (long, of_long, FROM_WORDS):
        table, fits = fit(rows, given.texts, settings)
        tables += [table.verdict("stance", label, model.intercept_[0], model.coef_[0], from_words) for label, model in fits.items()]
    write(given.to, "67-stance.toml", pathlib.Path(__file__).name, "stance", tables)

main()
