#!/usr/bin/env python3
"""Fits the parameters of stance and the reading of we and writes lexicons/67-verdict.toml (standard library only).

    scripts/fit-verdict.py USWARD PASSAGES.jsonl           fits on labelled passages
    scripts/fit-verdict.py USWARD PASSAGES.jsonl --folds   prints accuracy by folds of whole sources and writes nothing
    ... --only we   fits one verdict and leaves the others as they are
    ... --verses VERSES.jsonl   adds verses with a label "inclusive" or "exclusive" to the verdict we: those whose crc32(id) is even

The formula is docs/verdict.md's: for every category of a verdict a rate per 1,000 words r becomes r / (r + half), and each
label's score is a bias plus a weighted sum of these; the highest score wins (of the two of stance, each that is above 0).
The weights are those of a multinomial logistic regression with an L2 penalty (Hastie, Tibshirani & Friedman 2009, section
4.4), found by gradient descent from zero, so that the same labels always give the same file, and rounded to tenths. Use the
open parts that scripts/gold-split.py writes. scripts/fit-model.py fits the model of leadership.
"""
import math, pathlib, sys, zlib
from records import of_texts, read

ROOT = pathlib.Path(__file__).resolve().parent.parent
CENTRE = ["centre.appreciation", "centre.care", "centre.career", "centre.group", "centre.joint-effort", "centre.progress", "centre.reckoning",
          "centre.values"]
ACTS = ["credit_taking", "credit_giving", "blame_shifting", "owning_fault", "self_interest", "dominance", "service", "purpose",
        "commitment", "inclusion"]
WHOM = ["whom.announcing", "whom.dealing", "whom.firm", "whom.government", "whom.other-side", "whom.ours", "whom.private", "whom.project",
        "whom.public", "whom.shall", "whom.shared-task", "whom.speech", "whom.spoken", "whom.telling", "whom.view"]
VERDICTS = {
    "stance": dict(labels=["self", "collective"], half=20, penalty=0.2, categories=CENTRE + ACTS),
    "we": dict(labels=["inclusive", "exclusive"], half=20, penalty=2.0,
               categories=WHOM + ["addressee.reference", "self.reference", "others.person", "others.reference"]),
}

def features(record, spec):
    words = max(1, record["words"])
    def count(subject):
        return record["acts"].get(subject, 0) if subject in ACTS else record["counts"][subject] - record["negated"][subject]
    rates = [1000 * count(c) / words for c in spec["categories"]]
    return [1.0] + [r / (r + spec["half"]) for r in rates]

def fit(rows, labels, penalty, steps=1500):
    """rows: (features, label). One weight vector a label, the bias first and not penalised."""
    size, n = len(rows[0][0]), len(rows)
    weights = {l: [0.0] * size for l in labels}
    rate = 2.0
    for _ in range(steps):
        gradient = {l: [0.0] * size for l in labels}
        for x, label in rows:
            s = {l: sum(a * b for a, b in zip(weights[l], x)) for l in labels}
            top = max(s.values())
            e = {l: math.exp(v - top) for l, v in s.items()}
            total = sum(e.values())
            for l in labels:
                d = e[l] / total - (l == label)
                g = gradient[l]
                for i, a in enumerate(x):
                    g[i] += d * a
        for l in labels:
            for i in range(size):
                weights[l][i] -= rate * (gradient[l][i] + (penalty * weights[l][i] if i else 0)) / n
    return weights

def predict(weights, x):
    return max(weights, key=lambda l: sum(a * b for a, b in zip(weights[l], x)))

# Stance asks twice: is the author's own interest there, is a group's? Both make it mixed. The rarer own side weighs double in
# the fit, and where the score of a side must stand for "there" is moved by so much (in tenths): own interest is seen too
# seldom otherwise, a group's too often.
SIDES = {"self": ({"self", "mixed"}, 2, 5), "collective": ({"collective", "mixed"}, 1, -3)}

def fit_stance(rows, spec):
    weights = {}
    for label, (sides, times, moved) in SIDES.items():
        doubled = [(x, y in sides) for x, y in rows for _ in range(times if y in sides else 1)]
        both = fit(doubled, [True, False], spec["penalty"])
        # Of two labels each gets half of the log odds.
        weights[label] = [a - b for a, b in zip(both[True], both[False])]
        weights[label][0] += moved / 10
    return weights

def predict_stance(weights, x):
    own, shared = (sum(a * b for a, b in zip(weights[l], x)) > 0 for l in ("self", "collective"))
    return "mixed" if own and shared else "self" if own else "collective" if shared else "neither"

def macro(pairs):
    """The mean F1 over the labels of (gold, predicted)."""
    scores = []
    for label in {g for g, _ in pairs}:
        right = sum(g == p == label for g, p in pairs)
        scores.append(2 * right / max(1, sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs)))
    return sum(scores) / len(scores)

def main():
    usward, passages = sys.argv[1:3]
    passages = [dict(r, source=r["file"]) for r in read(passages)]
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    verses = []
    if "--verses" in sys.argv:
        verses = [dict(r, id="verse " + r["id"], source=r["book"], we=r["label"]) for r in read(sys.argv[sys.argv.index("--verses") + 1])
                  if zlib.crc32(r["id"].encode()) % 2 == 0]
    records = of_texts(usward, "score", passages + verses)
    data = {
        "stance": [(features(records[r["id"]], VERDICTS["stance"]), r["stance"], r["source"]) for r in passages if r["stance"]],
        "we": [(features(records[r["id"]], VERDICTS["we"]), r["we"], r["source"]) for r in passages + verses
               if r["we"] in VERDICTS["we"]["labels"] and sum(records[r["id"]]["we"].values())],
    }
    lines = ["# Written by scripts/fit-verdict.py: the parameters of stance and the reading of we, in tenths. docs/verdict.md explains the formula.", "",
             "[lexicon]", 'name = "usward"', 'version = "0.1"']
    old = (ROOT / "lexicons/67-verdict.toml").read_text().split("\n[[verdict]]\n")
    for name, spec in VERDICTS.items():
        rows = data[name]
        if only and name != only:
            if "--folds" not in sys.argv:
                lines += [line for table in old if table.startswith(f'of = "{name}"') for line in ["", "[[verdict]]", *table.rstrip().split("\n")]]
            continue
        learn = fit_stance if name == "stance" else lambda rows, spec: fit(rows, spec["labels"], spec["penalty"])
        apply = predict_stance if name == "stance" else predict
        if "--folds" in sys.argv:
            pairs = []
            for fold in range(6):
                test = [r for r in rows if zlib.crc32(r[2].encode()) % 6 == fold]
                train = [r[:2] for r in rows if zlib.crc32(r[2].encode()) % 6 != fold]
                weights = learn(train, spec)
                pairs += [(y, apply(weights, x)) for x, y, _ in test]
            right = sum(g == p for g, p in pairs)
            print(f"{name}: {right} of {len(rows)} right by folds of whole sources, {right / len(rows):.3f}; macro-F1 {macro(pairs):.3f}")
            continue
        weights = learn([r[:2] for r in rows], spec)
        for label in spec["labels"]:
            bias, *rest = (round(10 * w) for w in weights[label])
            pairs = ", ".join(f'"{c}" = {w}' for c, w in zip(spec["categories"], rest))
            lines += ["", "[[verdict]]", f'of = "{name}"', f'label = "{label}"', f"half = {spec['half']}", f"bias = {bias}", f"weights = {{ {pairs} }}"]
    if "--folds" not in sys.argv:
        (ROOT / "lexicons/67-verdict.toml").write_text("\n".join(lines) + "\n")

main()
