"""Which words a text holds, as a verdict's formula weighs them (docs/verdict.md; a module of the scripts beside it)."""
import argparse, pathlib, re, tomllib, zlib
from collections import Counter, defaultdict
import numpy
from records import of_texts

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONTRACTIONS = tomllib.load(open(ROOT / "lexicons/00-english.toml", "rb"))["contractions"]
HALF = 20  # the rate per 1,000 words at which a category or act says half of what it can
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

def with_readings(usward, rows):
    """The rows with what usward makes of each: its `record`, and the `words` that count in it."""
    records, texts = of_texts(usward, "score", rows), of_texts(usward, "extract", rows)
    return [dict(r, record=records[r["id"]], words=of_author(texts[r["id"]], r.get("voices", "author"))) for r in rows]

def folds_of_sources(rows, number=6):
    """So many times the rows to fit on and those to measure on: no source is on both sides."""
    fold = lambda row: zlib.crc32(row["source"].encode()) % number
    for left_out in range(number):
        yield [r for r in rows if fold(r) != left_out], [r for r in rows if fold(r) == left_out]

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

def affirmed(record, subject):
    """How often a category or act occurs in a record: a category without what stands within a negation."""
    return record["counts"][subject] - record["negated"][subject] if subject in record["counts"] else record["acts"].get(subject, 0)

def features(rows, vocabulary, subjects, weight_of_rates):
    """One line a row: 1 / sqrt(n) for each of the n words that are there, then for each subject its rate per 1,000 words r as
    r / (r + HALF), times a number that says how freely the fit may use rates beside the words."""
    place = {w: i for i, w in enumerate(vocabulary)}
    table = numpy.zeros((len(rows), len(vocabulary) + len(subjects)))
    for row, line in zip(rows, table):
        there = [place[w] for w in row["words"] if w in place]
        line[there] = 1 / numpy.sqrt(max(1, len(there)))
        record = row["record"]
        rates = [1000 * affirmed(record, s) / max(1, record["words"]) for s in subjects]
        line[len(vocabulary):] = [weight_of_rates * (r / (r + HALF)) for r in rates]
    return table

def verdict(of, label, bias, weights, vocabulary, subjects, weight_of_rates):
    """A label's table of a verdict in TOML, its parameters rounded to tenths; words that round to nothing are left out. The
    weights are those of `features`, whose rates the fit saw times `weight_of_rates`."""
    tenths = [(w, round(10 * v)) for w, v in zip(vocabulary, weights)]
    key = lambda word: word if re.fullmatch("[a-z]+", word) else f'"{word}"'
    pairs = ", ".join(f'"{s}" = {round(10 * (weight_of_rates * w))}' for s, w in zip(subjects, weights[len(vocabulary):]))
    return ["", "[[verdict]]", f'of = "{of}"', f'label = "{label}"', f"half = {HALF}", f"bias = {round(10 * bias)}",
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
