#!/usr/bin/env python3
"""Fits the formula of the reading of we and writes lexicons/67-we.toml (needs scikit-learn): on labelled passages, on those of
corpora/rated.tsv that stand in a folder of texts, and on verses that say whom we takes in. Folds are of whole files.

docs/verdict.md explains the formula. It says whom those first-person-plural words take in that no cue of their own clause
decides, from what the document says of people, dealings and itself (lexicons/85-we.toml), and from which words are there at
all. A logistic regression with an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), both readings weighed alike,
rounded to tenths; each label gets half of the log odds. What two raters agreed on, or a linguist noted, weighs double.
"""
import pathlib, zlib
from records import of_texts, read
from rated import passages
from sklearn.linear_model import LogisticRegression
from words import arguments, features, of_author, verdict, vocabulary, write

WHOM = ["whom.announcing", "whom.dealing", "whom.firm", "whom.government", "whom.other-side", "whom.ours", "whom.private", "whom.project",
        "whom.public", "whom.shall", "whom.shared-task", "whom.speech", "whom.spoken", "whom.telling", "whom.view"]
CATEGORIES = WHOM + ["addressee.reference", "self.reference", "others.person", "others.reference"]
HALF = 20       # the rate per 1,000 words at which a category says half of what it can
RATES = 0.5     # how freely the fit may use a rate beside the words
STRENGTH = 12.0 # of the penalty's inverse
LEAST = 4       # a word is weighed when it stands in so many passages

def rates(record):
    words = max(1, record["words"])
    return [r / (r + HALF) for r in (1000 * (record["counts"][c] - record["negated"][c]) / words for c in CATEGORIES)]

def fit(rows):
    vocab = vocabulary(rows, LEAST, without=())
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    weights = [2.0 if r["drawn"] == "agreed" else 1.0 for r in rows]
    return vocab, model.fit(features(rows, vocab, rates, RATES), [r["we"] == "inclusive" for r in rows], sample_weight=weights)

def folds(rows):
    right = 0
    fold = lambda row: zlib.crc32(row["source"].encode()) % 6
    for number in range(6):
        vocab, model = fit([r for r in rows if fold(r) != number])
        test = [r for r in rows if fold(r) == number]
        right += sum(model.predict(features(test, vocab, rates, RATES)) == [r["we"] == "inclusive" for r in test])
    print(f"{right} of {len(rows)} right by folds of whole files, {right / len(rows):.3f}")

def main():
    parser = arguments(__doc__, ("passages", None), ("texts", None))
    parser.add_argument("--verses", help='verses with a label "inclusive" or "exclusive", of which those with an even crc32(id) are taken')
    given = parser.parse_args()
    rows = [dict(r, source=r["file"]) for r in passages(given.passages, given.texts)]
    if given.verses:
        rows += [dict(r, id="verse " + r["id"], source=r["book"], we=r["label"], drawn="agreed") for r in read(given.verses)
                 if zlib.crc32(r["id"].encode()) % 2 == 0]
    rows = [r for r in rows if r["we"] in ("inclusive", "exclusive")]
    records, texts = of_texts(given.usward, "score", rows), of_texts(given.usward, "extract", rows)
    rows = [dict(r, record=records[r["id"]], words=of_author(texts[r["id"]], r.get("voices", "author"))) for r in rows
            if sum(records[r["id"]]["we"].values())]
    if given.folds:
        folds(rows)
        return
    vocab, model = fit(rows)
    tables = []
    for label, sign in (("inclusive", 0.5), ("exclusive", -0.5)):
        weights = sign * model.coef_[0]
        tables.append(verdict("we", label, HALF, sign * model.intercept_[0], CATEGORIES, RATES * weights[len(vocab):], vocab, weights))
    write(given.to, "67-we.toml", pathlib.Path(__file__).name, "the reading of we", tables)

main()
