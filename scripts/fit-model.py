#!/usr/bin/env python3
"""Fits the formula of the model of leadership and writes lexicons/68-model.toml (needs scikit-learn).

    scripts/fit-model.py USWARD DOCUMENTS.jsonl...             fits on the labelled documents and on those of corpora/
    scripts/fit-model.py USWARD DOCUMENTS.jsonl... --folds     prints accuracy by writers, each left out in turn; writes nothing

docs/verdict.md explains the formula: rates of the marks of lexicons/66-models.toml, and which words are there at all. The
weights are those of a multinomial logistic regression with an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4),
classes weighed alike, rounded to tenths. A word is weighed when it stands in LEAST documents of two writers or more: a name
or a trade of one writer's says nothing of leadership. A writer is an author of corpora/gold.jsonl, or the first letter of an id.
"""
import pathlib, re, sys, tomllib
from collections import Counter, defaultdict
import numpy
from records import of_files, of_texts, read
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELS = ["power", "servant", "fusion", "neutral"]
HALF = 20         # the rate per 1,000 words at which a mark says half of what it can
MARKS = 0.2       # how much a mark is worth beside the words, which fit the labelled texts less closely than marks do
STRENGTH = 10.0   # of the penalty's inverse
LEAST = 3

def corpora(usward):
    gold = [g for g in read(ROOT / "corpora/gold.jsonl") if g["model"] in LABELS]
    files = [str(ROOT / "corpora" / g["file"]) for g in gold]
    extracted = of_files(usward, "extract", files)
    return [dict(id=g["file"], text=extracted[f]["text"], model=g["model"], writer=g["author"]) for g, f in zip(gold, files)]

CONTRACTIONS = tomllib.load(open(ROOT / "lexicons/00-english.toml", "rb"))["contractions"]
ENDINGS = sorted(CONTRACTIONS["endings"].items(), key=lambda e: -len(e[0]))

def parts(word):
    if word in CONTRACTIONS["whole"]:
        return CONTRACTIONS["whole"][word].split()
    for ending, part in ENDINGS:
        if len(word) > len(ending) and word.endswith(ending):
            return parts(word[:-len(ending)]) + [part]
    return [word]

def words(extracted):
    """The words of the author's own voice, contractions in their parts."""
    data = bytearray(extracted["text"].encode())
    for voice in extracted["voices"]:
        if voice["voice"] != "author":
            data[voice["start"]:voice["end"]] = b" " * (voice["end"] - voice["start"])
    text = data.decode(errors="replace").lower().replace("\u2019", "'")
    return {p for w in re.findall(r"[a-z]+(?:'[a-z]+)*", text) for p in parts(w)}

def vocabulary(rows):
    documents, writers = Counter(), defaultdict(set)
    for row in rows:
        for word in row["words"]:
            documents[word] += 1
            writers[word].add(row["writer"])
    return sorted(w for w in documents if documents[w] >= LEAST and len(writers[w]) >= 2)

def features(rows, vocabulary, marks):
    place = {w: i for i, w in enumerate(vocabulary)}
    table = numpy.zeros((len(rows), len(vocabulary) + len(marks)))
    for row, line in zip(rows, table):
        there = [place[w] for w in row["words"] if w in place]
        line[there] = 1 / numpy.sqrt(max(1, len(there)))
        record = row["record"]
        rates = [1000 * (record["counts"][m] - record["negated"][m]) / max(1, record["words"]) for m in marks]
        line[len(vocabulary):] = [MARKS * r / (r + HALF) for r in rates]
    return table

def fit(rows, marks):
    vocab = vocabulary(rows)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    return vocab, model.fit(features(rows, vocab, marks), [r["model"] for r in rows])

def folds(rows, tested, marks):
    right = Counter()
    for writer in sorted({r["writer"] for r in tested}):
        vocab, model = fit([r for r in rows if r["writer"] != writer], marks)
        test = [r for r in tested if r["writer"] == writer]
        hits = sum(model.predict(features(test, vocab, marks)) == [r["model"] for r in test])
        right["all"] += hits
        print(f"writer {writer}: {hits} of {len(test)}")
    print(f"all: {right['all']} of {len(tested)}, {right['all'] / len(tested):.3f}")

def write(rows, marks):
    vocab, model = fit(rows, marks)
    weights = {label: model.coef_[list(model.classes_).index(label)] for label in LABELS}
    bias = {label: model.intercept_[list(model.classes_).index(label)] for label in LABELS}
    tenths = {label: [round(10 * w) for w in weights[label]] for label in LABELS}
    lines = ["# Written by scripts/fit-model.py: the parameters of the model of leadership, in tenths. docs/verdict.md explains the formula.", "",
             "[lexicon]", 'name = "usward"', 'version = "0.1"']
    for label in LABELS:
        pairs = ", ".join(f'"{m}" = {round(10 * MARKS * w)}' for m, w in zip(marks, weights[label][len(vocab):]))
        own = [f'"{w}" = {t}' for w, t in zip(vocab, tenths[label]) if t]
        lines += ["", "[[verdict]]", 'of = "model"', f'label = "{label}"', f"half = {HALF}", f"bias = {round(10 * bias[label])}",
                  f"weights = {{ {pairs} }}", "", "[verdict.words]"] + [e.replace('"', "", 2) if re.match(r'"[a-z]+"', e) else e for e in own]
    (ROOT / "lexicons/68-model.toml").write_text("\n".join(lines) + "\n")

def main():
    usward, *paths = [a for a in sys.argv[1:] if a != "--folds"]
    labelled = [dict(r, writer=r["id"][0]) for path in paths for r in read(path)]
    own = [dict(r, writer=r["id"][0]) for r in read(ROOT / "corpora/models.jsonl")]
    rows = labelled + own + corpora(usward)
    records, texts = of_texts(usward, "score", rows), of_texts(usward, "extract", rows)
    for row in rows:
        row["record"], row["words"] = records[row["id"]], words(texts[row["id"]])
    marks = sorted(c for c in rows[0]["record"]["counts"] if c.startswith("model.") and c.count(".") == 2)
    if "--folds" in sys.argv:
        folds(rows, labelled + own, marks)
    else:
        write(rows, marks)

main()
