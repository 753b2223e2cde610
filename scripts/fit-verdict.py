#!/usr/bin/env python3
"""Fits the parameters of stance and model and writes lexicons/67-verdict.toml (standard library only).

    scripts/fit-verdict.py USWARD PASSAGES.jsonl DOCUMENTS.jsonl   fits on labelled passages and documents and corpora/gold.jsonl
    scripts/fit-verdict.py USWARD PASSAGES.jsonl DOCUMENTS.jsonl --folds   prints accuracy by folds of whole sources and writes nothing

The formula is docs/verdict.md's: for every category of a verdict a rate per 1,000 words r becomes r / (r + half), and each
label's score is a bias plus a weighted sum of these; the highest score wins. The weights are those of a multinomial logistic
regression with an L2 penalty (Hastie, Tibshirani & Friedman 2009, section 4.4), found by gradient descent from zero, so that
the same labels always give the same file, and rounded to tenths. Use the open parts that scripts/gold-split.py writes.
"""
import json, math, pathlib, subprocess, sys, zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CENTRE = ["centre.appreciation", "centre.care", "centre.career", "centre.group", "centre.joint-effort", "centre.progress", "centre.reckoning",
          "centre.values"]
MODELS = ["model.joined-interest", "model.leader-first", "model.others-first", "model.routine"]
VERDICTS = {
    "stance": dict(labels=["self", "collective", "mixed", "neither"], half=20, penalty=1.0,
                   categories=CENTRE + ["act.commitment", "act.credit-taking", "act.purpose", "act.service", "self.reference"]),
    "model": dict(labels=["power", "servant", "fusion", "neutral"], half=10, penalty=1.0, categories=CENTRE + MODELS),
}

def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]

def score(usward, rows):
    feed = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in rows)
    done = subprocess.run([usward, "score", "--from", "jsonl", "--format", "jsonl", "-"], input=feed.encode(), capture_output=True, check=True)
    return {r["id"]: r for r in map(json.loads, filter(str.strip, done.stdout.decode().split("\n")))}

def corpora(usward):
    gold = read(ROOT / "corpora/gold.jsonl")
    files = [str(ROOT / "corpora" / g["file"]) for g in gold]
    done = subprocess.run([usward, "extract", "--format", "jsonl", *files], capture_output=True, check=True)
    texts = {r["path"]: r["text"] for r in map(json.loads, filter(str.strip, done.stdout.decode().split("\n")))}
    return [{"id": g["file"], "text": texts[f], "model": g["model"], "source": g["author"]} for g, f in zip(gold, files)]

def features(record, spec):
    words = max(1, record["words"])
    rates = [1000 * (record["counts"][c] - record["negated"][c]) / words for c in spec["categories"]]
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

def main():
    usward, passages, documents = sys.argv[1:4]
    passages = [dict(r, source=r["file"]) for r in read(passages) if r["stance"]]
    documents = [dict(r, source=r["id"]) for r in read(documents)]
    samples = corpora(usward)
    records = score(usward, passages + documents + samples)
    data = {
        "stance": [(features(records[r["id"]], VERDICTS["stance"]), r["stance"], r["source"]) for r in passages],
        "model": [(features(records[r["id"]], VERDICTS["model"]), r["model"], r["source"]) for r in documents + samples
                  if r["model"] != "unclear"],
    }
    lines = ["# Written by scripts/fit-verdict.py: the parameters of stance and model, in tenths. docs/verdict.md explains the formula.", "",
             "[lexicon]", 'name = "usward"', 'version = "0.1"']
    for name, spec in VERDICTS.items():
        rows = data[name]
        if "--folds" in sys.argv:
            right = 0
            for fold in range(6):
                test = [r for r in rows if zlib.crc32(r[2].encode()) % 6 == fold]
                train = [r[:2] for r in rows if zlib.crc32(r[2].encode()) % 6 != fold]
                weights = fit(train, spec["labels"], spec["penalty"])
                right += sum(predict(weights, x) == y for x, y, _ in test)
            print(f"{name}: {right} of {len(rows)} right by folds of whole sources, {right / len(rows):.3f}")
            continue
        weights = fit([r[:2] for r in rows], spec["labels"], spec["penalty"])
        for label in spec["labels"]:
            bias, *rest = (round(10 * w) for w in weights[label])
            pairs = ", ".join(f'"{c}" = {w}' for c, w in zip(spec["categories"], rest))
            lines += ["", "[[verdict]]", f'of = "{name}"', f'label = "{label}"', f"half = {spec['half']}", f"bias = {bias}", f"weights = {{ {pairs} }}"]
    if "--folds" not in sys.argv:
        (ROOT / "lexicons/67-verdict.toml").write_text("\n".join(lines) + "\n")

main()
