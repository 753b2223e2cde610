#!/usr/bin/env python3
"""Counts how often words stand in real texts and writes lexicons/word-frequencies.tsv, by which the lexicon's compiler tells
what of a pattern is the rarest and so is looked for first. Nothing that is found hangs on it (standard library only).

    scripts/word-frequencies.py ../shared/texts           writes the table
    scripts/word-frequencies.py ../shared/texts --print   prints it

Words are as the lexicon sees them: in small letters, contractions in their parts. Each collection, a folder with `texts` in it,
counts alike, however large; the project's own documents are one more. A word is listed from 5 in a million on.
"""
import pathlib, sys
from collections import Counter
from spelling import ROOT, words_of

LEAST = 5  # in a million: a rarer word stands in one sentence of ten thousand, so that how rare it is matters little

def rates(files):
    """How often each word stands in some files, in a million."""
    counts = Counter(word for file in files for word in words_of(file.read_text(encoding="utf-8", errors="replace")))
    total = sum(counts.values())
    return {word: 1e6 * count / total for word, count in counts.items()}

def main():
    folders = sorted(folder / "texts" for folder in pathlib.Path(sys.argv[1]).iterdir() if (folder / "texts").is_dir())
    collections = [rates(file for file in sorted(folder.rglob("*")) if file.is_file()) for folder in folders]
    collections.append(rates(sorted((ROOT / "corpora").rglob("*.txt"))))
    means = Counter()
    for collection in collections:
        for word, rate in collection.items():
            means[word] += rate / len(collections)
    names = ", ".join(folder.parent.name for folder in folders)
    head = ("# Written by scripts/word-frequencies.py: word, how often in a million words. Means over the collections\n"
            f"# {names}\n# of ../shared/texts and the project's own corpora/.\n")
    table = head + "".join(f"{word}\t{round(rate)}\n" for word, rate in sorted(means.items()) if rate >= LEAST)
    if "--print" in sys.argv:
        print(table, end="")
    else:
        (ROOT / "lexicons/word-frequencies.tsv").write_text(table)

main()
