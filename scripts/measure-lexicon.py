#!/usr/bin/env python3
"""Measures the categories and rules of the lexicon on the labelled texts of corpora/ and writes lexicons/measured.tsv, from which
`usward lexicon show` prints (standard library only).

    scripts/measure-lexicon.py USWARD           writes the table
    scripts/measure-lexicon.py USWARD --print   prints it

A name of an act (a category, a rule or what lies above them) is found in a passage of corpora/gold-passages.jsonl when it has counted
evidence there, and right when the passage is labelled with the act. Attention is measured on the documents of corpora/gold.jsonl:
found where the category occurs, right where the label names the group. One reader wrote and labelled these texts.
"""
import pathlib, sys
from records import of_files, of_texts, read

ROOT = pathlib.Path(__file__).resolve().parent.parent

def above(name):
    parts = name.split(".")
    return {".".join(parts[:k]) for k in range(2, len(parts) + 1)}

def main():
    usward = sys.argv[1]
    passages = [dict(p, id=str(n)) for n, p in enumerate(read(ROOT / "corpora/gold-passages.jsonl"))]
    records = of_texts(usward, "score", passages, "--evidence")
    found, right, acts = {}, {}, {}
    for p in passages:
        names = {}
        for e in records[p["id"]]["evidence"]:
            if e["counted"] and e["act"]:
                for name in above(e["category"]) | (above(e["rule"]) if e["rule"].startswith("act.") else set()):
                    names[name] = e["act"]
        for name, act in names.items():
            acts[name] = act
            found[name] = found.get(name, 0) + 1
            right[name] = right.get(name, 0) + (act in p["acts"])
    rows = []
    for name in sorted(found):
        labelled = sum(acts[name] in p["acts"] for p in passages)
        rows.append((name, "passages", len(passages), acts[name], labelled, found[name], right[name]))
    gold = read(ROOT / "corpora/gold.jsonl")
    files = [str(ROOT / "corpora" / g["file"]) for g in gold]
    scored = of_files(usward, "score", files)
    for group in ["frontline", "customers", "community", "executives", "investors", "leader"]:
        name = "attention." + group
        there = [scored[f]["counts"][name] > 0 for f in files]
        labels = [group in g["attention"] for g in gold]
        rows.append((name, "documents", len(gold), group, sum(labels), sum(there), sum(a and b for a, b in zip(there, labels))))
    lines = ["# Written by scripts/measure-lexicon.py: name, texts of what kind, how many, label, texts with the label, texts found in,",
             "# texts found in that have the label."]
    lines += ["\t".join(map(str, row)) for row in sorted(rows)]
    text = "\n".join(lines) + "\n"
    if "--print" in sys.argv:
        print(text, end="")
    else:
        (ROOT / "lexicons/measured.tsv").write_text(text)

main()
