#!/usr/bin/env python3
"""Writes the tables of docs/lexicon.md, from "## The categories" on, from lexicons/*.toml (standard library only)."""
import pathlib, re, tomllib
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent
ACTS = ["credit_taking", "credit_giving", "blame_shifting", "owning_fault", "self_interest", "dominance", "service", "commitment", "inclusion",
        "purpose"]

def effect(rule):
    for key in ("act", "we", "vision", "marks"):
        if key in rule:
            return f"{key} {rule[key]}"
    guarded = rule["guards"]
    return "guards " + (", ".join(guarded) if isinstance(guarded, list) else guarded)

def evidence(category):
    parts = ["serves others"] if category.get("support") else []
    parts += [category["act"]] if "act" in category else []
    parts += [f"weight {category['weight']}"] if category.get("weight") else []
    return ", ".join(parts) or "counted"

def main():
    files = [(p.name, p.read_text(), tomllib.loads(p.read_text())) for p in sorted((ROOT / "lexicons").glob("*.toml"))]
    categories = [c for _, _, f in files for c in f.get("category", [])]
    rules = [r for _, _, f in files for r in f.get("rule", [])]
    entries = {e for c in categories for e in c.get("entries", []) + c.get("cased", [])}
    lines = ["## The categories and rules", "", "Written by `scripts/lexicon-tables.py`.", "",
             f"{len(categories)} categories, {sum(not c.get('support') for c in categories)} of them measured; {len(entries):,} different "
             f"entries; {len(rules)} rules. `usward lexicon check` counts an entry in each category that has it, and so more entries.", "", "| act | categories | entries | rules | patterns |", "|---|---:|---:|---:|---:|"]
    for act in ACTS:
        own, shown = [c for c in categories if c.get("act") == act], [r for r in rules if r.get("act") == act]
        lines.append(f"| {act} | {len(own)} | {sum(len(c.get('entries', [])) for c in own):,} | {len(shown)} | "
                     f"{sum(len(r['patterns']) for r in shown)} |")
    for name, text, file in files:
        about = " ".join(re.sub(r"^# ?", "", l) for l in text.split("\n\n")[0].split("\n") if l.startswith("#"))
        lines += ["", f"### `{name}`", "", about]
        if file.get("category"):
            lines += ["", "| category | entries | evidence | what it holds |", "|---|---:|---|---|"]
            lines += [f"| `{c['name']}` | {len(c.get('entries', [])) + len(c.get('cased', [])):,} | {evidence(c)} | {c['description']} |"
                      for c in file["category"]]
        if file.get("rule"):
            lines += ["", "| rule | patterns | effect | what it finds |", "|---|---:|---|---|"]
            lines += [f"| `{r['name']}` | {len(r['patterns'])} | {effect(r)} | {r['description']} |" for r in file["rule"]]
    path = ROOT / "docs/lexicon.md"
    before = re.split(r"^## The categories", path.read_text(), flags=re.M)[0]
    path.write_text(before + "\n".join(lines) + "\n")

main()
