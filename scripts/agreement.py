#!/usr/bin/env python3
"""Prints how far readers agree by the codebook, and the program with what they agree on, past chance (standard library only).

    scripts/agreement.py GOLD-FOLDER            two readers of passages: stance and acts
    scripts/agreement.py GOLD-FOLDER USWARD     the program too, on the passages set aside (scripts/gold-split.py), with the formulas
                                                of Tests/Fixtures/open, which were fitted without them

Percent agreement, Cohen's kappa (1960), Krippendorff's alpha for nominal data (2011). Of acts the readers' marginals are not on record,
only which act both saw and which one of them; alpha needs no more.
"""
import collections, json, pathlib, subprocess, sys, zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def alpha(agreed, disputed, totals):
    """By the share of units in dispute and how often each value was given in all."""
    given = sum(totals.values())
    expected = 1 - sum(n * (n - 1) for n in totals.values()) / (given * (given - 1))
    return 1 - disputed / (agreed + disputed) / expected if expected else float("nan")


def agreement(pairs):
    """Of two readings each: how many, the share alike, kappa, alpha."""
    n = len(pairs)
    alike = sum(a == b for a, b in pairs)
    first, second = (collections.Counter(side) for side in zip(*pairs))
    chance = sum(first[value] * second[value] for value in first) / n ** 2
    kappa = (alike / n - chance) / (1 - chance) if chance < 1 else float("nan")
    return n, alike / n, kappa, alpha(alike, n - alike, first + second)


def line(name, n, alike, kappa, alpha):
    told = lambda value: f"{value:.3f}" if value == value else "none"
    print(f"{name:16} {n:5} {alike:.3f} {told(kappa):>6} {told(alpha):>6}")


gold = pathlib.Path(sys.argv[1])
passages = [json.loads(row) for row in open(gold / "passages.jsonl", encoding="utf-8")]
acts = sorted({act for p in passages for act in p["acts"] + p["acts_disputed"]})
print("two readers          n alike  kappa  alpha")
line("stance", *agreement([tuple(p["stances"]) for p in passages]))
for act in acts:
    both, one = (sum(act in p[key] for p in passages) for key in ("acts", "acts_disputed"))
    n = len(passages)
    totals = collections.Counter({True: 2 * both + one, False: 2 * (n - both) - one})
    line(act, n, 1 - one / n, float("nan"), alpha(n - one, one, totals))

if len(sys.argv) > 2:
    aside = [p for p in passages if zlib.crc32(p["file"].encode()) % 4 == 0]
    fitted = [str(path) for path in sorted((ROOT / "Tests/Fixtures/open").glob("*.toml"))]
    command = [sys.argv[2], "score", "-", "--from", "jsonl", "--format", "jsonl", "--fields", "stance,acts"]
    # In a press release the quoted principal is the author's voice.
    voices = lambda p: "principal" if p["set"] == "us_senate_releases" else "author"
    text = "".join(json.dumps({"id": p["id"], "text": p["text"], "voices": voices(p)}) + "\n" for p in aside)
    out = subprocess.run(
        command + [part for path in fitted for part in ("--lexicon", path)], input=text, capture_output=True, text=True, check=True)
    found = {record["id"]: record for record in map(json.loads, out.stdout.splitlines())}
    print("\nprogram and what both readers say, passages aside")
    line("stance", *agreement([(p["stance"], found[p["id"]]["stance"]) for p in aside if p["stance"]]))
    every = []
    for act in acts:
        pairs = [(act in p["acts"], found[p["id"]]["acts"][act] > 0) for p in aside if act not in p["acts_disputed"]]
        every += pairs
        line(act, *agreement(pairs))
    line("acts together", *agreement(every))
