"""Which words a text holds, as a verdict's formula weighs them (docs/verdict.md; a module of the scripts beside it)."""
import argparse, pathlib, re, tomllib
from collections import Counter, defaultdict
import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONTRACTIONS = tomllib.load(open(ROOT / "lexicons/00-english.toml", "rb"))["contractions"]
ENDINGS = sorted(CONTRACTIONS["endings"].items(), key=lambda e: -len(e[0]))

def parts(word):
    if word in CONTRACTIONS["whole"]:
        return CONTRACTIONS["whole"][word].split()
    for ending, part in ENDINGS:
        if len(word) > len(ending) and word.endswith(ending):
            return parts(word[:-len(ending)]) + [part]
    return [word]

def of_author(extracted, voices="author"):
    """The words of the author's own voice, contractions in their parts, from a record of `usward extract`; of `principal`
    voices quoted speech counts as well, as in press releases."""
    counted = ["author", "quote"] if voices == "principal" else ["author"]
    data = bytearray(extracted["text"].encode())
    for voice in extracted["voices"]:
        if voice["voice"] not in counted:
            data[voice["start"]:voice["end"]] = b" " * (voice["end"] - voice["start"])
    text = data.decode(errors="replace").lower().replace("\u2019", "'")
    return {p for w in re.findall(r"[a-z]+(?:'[a-z]+)*", text) for p in parts(w)}

# Who speaks of himself is not thereby for himself, and "we" is not always the group: what counts is what a clause does.
FIRST_PERSON = frozenset("i me my mine myself am we us our ours ourselves".split())

def vocabulary(rows, least, without=FIRST_PERSON):
    """The words of at least so many rows and of two sources or more: a name or a trade of one source says nothing. First
    persons are left out, but where the question is whom they take in."""
    count, sources = Counter(), defaultdict(set)
    for row in rows:
        for word in row["words"]:
            count[word] += 1
            sources[word].add(row["source"])
    return sorted(w for w in count if count[w] >= least and len(sources[w]) >= 2 and w not in without)

def features(rows, vocabulary, rates, weight_of_rates):
    """One line a row: 1 / sqrt(n) for each of the n words that are there, then the rates that `rates(record)` gives, times a
    number that says how freely the fit may use them beside the words."""
    place = {w: i for i, w in enumerate(vocabulary)}
    table = numpy.zeros((len(rows), len(vocabulary) + len(rates(rows[0]["record"]))))
    for row, line in zip(rows, table):
        there = [place[w] for w in row["words"] if w in place]
        line[there] = 1 / numpy.sqrt(max(1, len(there)))
        line[len(vocabulary):] = [weight_of_rates * r for r in rates(row["record"])]
    return table

def verdict(of, label, half, bias, subjects, weights, vocabulary, word_weights):
    """A label's table of a verdict in TOML, its parameters rounded to tenths; words that round to nothing are left out."""
    tenths = [(w, round(10 * v)) for w, v in zip(vocabulary, word_weights)]
    key = lambda word: word if re.fullmatch("[a-z]+", word) else f'"{word}"'
    pairs = ", ".join(f'"{s}" = {round(10 * w)}' for s, w in zip(subjects, weights))
    return ["", "[[verdict]]", f'of = "{of}"', f'label = "{label}"', f"half = {half}", f"bias = {round(10 * bias)}",
            f"weights = {{ {pairs} }}", "", "[verdict.words]"] + [f"{key(w)} = {t}" for w, t in tenths if t]

def arguments(description, *positional):
    """The command line of a fit: what it is given, then --folds or --to."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("usward", metavar="USWARD")
    for name, many in positional:
        parser.add_argument(name, metavar=name.upper(), nargs=many)
    parser.add_argument("--folds", action="store_true", help="print how it does on what a fit left out, and write nothing")
    parser.add_argument("--to", metavar="FOLDER", default=ROOT / "lexicons", help="write there instead of lexicons/")
    return parser

def write(folder, name, script, what, tables):
    lines = [f"# Written by scripts/{script}: the parameters of {what}, in tenths. docs/verdict.md explains the formula.", "",
             "[lexicon]", 'name = "usward"', 'version = "0.1"'] + [line for table in tables for line in table]
    (pathlib.Path(folder) / name).write_text("\n".join(lines) + "\n")
