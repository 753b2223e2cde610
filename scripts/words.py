"""Which words a text holds, as a verdict's formula weighs them (docs/verdict.md; a module of the scripts beside it)."""
import argparse, pathlib, re, zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
import numpy
from company import DIMENSIONS, vectors
from records import of_texts
from spelling import ROOT, words_of

HALF = 20  # the rate per 1,000 words at which a category or act says half of what it can

def of_author(extracted, voices="author"):
    """The words of the author's own voice, contractions in their parts, from a record of `usward extract`; of `principal`
    voices quoted speech counts as well, as in press releases."""
    counted = ["author", "quote"] if voices == "principal" else ["author"]
    data = bytearray(extracted["text"].encode())
    for voice in extracted["voices"]:
        if voice["voice"] not in counted:
            data[voice["start"]:voice["end"]] = b" " * (voice["end"] - voice["start"])
    return set(words_of(data.decode(errors="replace")))

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

# Whose sex it is says nothing of leadership, whatever it goes with in a few hundred texts: of each line one side weighs what the
# other does, and nothing where a vocabulary lacks a side.
COUNTERPARTS = [tuple(frozenset(side.split()) for side in line.split("/")) for line in """
    she / he
    her hers / his him
    herself / himself
    mrs ms miss / mr
    madam madame / sir
    lady / gentleman
    ladies / gentlemen
    woman / man
    women / men
    girl / boy
    girls / boys
    female / male
    mother / father
    mothers / fathers
    mom mum / dad
    wife / husband
    wives / husbands
    daughter / son
    daughters / sons
    sister / brother
    sisters / brothers
    grandmother / grandfather
    grandma / grandpa
    granddaughter / grandson
    aunt / uncle
    niece / nephew
    widow / widower
    queen / king
    princess / prince
    chairwoman / chairman
    congresswoman / congressman
    businesswoman / businessman
    spokeswoman / spokesman""".strip().split("\n")]

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

@dataclass
class Table:
    """What a fit sees of a text, one column each: the words of a vocabulary, the company that they keep (scripts/company.py), and the
    rates of categories and acts. The fit may use company and rates more or less freely than the words: so many times."""
    words: list[str]
    subjects: list[str]
    company: numpy.ndarray  # a row a word
    rates: float

    @classmethod
    def of(cls, words, subjects, texts, company, rates):
        known, nowhere = vectors(texts), numpy.zeros(DIMENSIONS)
        return cls(words, subjects, company * numpy.array([known.get(w, nowhere) for w in words]), rates)

    def of_rows(self, rows):
        """One line a row: 1 / sqrt(n) for each of the n words that are there, their company added up likewise, then for each
        subject its rate per 1,000 words r as r / (r + HALF)."""
        place = {w: i for i, w in enumerate(self.words)}
        there, rates = numpy.zeros((len(rows), len(self.words))), numpy.zeros((len(rows), len(self.subjects)))
        for row, line, values in zip(rows, there, rates):
            found = [place[w] for w in row["words"] if w in place]
            line[found] = 1 / numpy.sqrt(max(1, len(found)))
            record = row["record"]
            per_thousand = numpy.array([1000 * affirmed(record, s) / max(1, record["words"]) for s in self.subjects])
            values[:] = self.rates * per_thousand / (per_thousand + HALF)
        return numpy.hstack([there, there @ self.company, rates])

    def evened(self, weights):
        """The weights of a fit, a row a label, so that counterparts weigh the same."""
        place = {w: i for i, w in enumerate(self.words)}
        weights = numpy.array(weights)
        own, company = weights[:, :len(self.words)], weights[:, len(self.words):len(self.words) + DIMENSIONS]
        of_company = company @ self.company.T
        for sides in COUNTERPARTS:
            both = sorted(place[word] for word in sides[0] | sides[1] if word in place)
            weighed = (own + of_company)[:, both]
            is_whole = all(any(word in place for word in side) for side in sides)
            own[:, both] += (weighed.mean(axis=1, keepdims=True) if is_whole else 0) - weighed
        return weights

    def verdict(self, of, label, bias, weights, from_words=0):
        """A label's table of a verdict in TOML, its parameters rounded to tenths. What the company of a word weighs is part of the
        word's own weight; words that round to nothing are left out."""
        ends = numpy.cumsum([len(self.words), DIMENSIONS])
        own, company, rates = numpy.split(numpy.asarray(weights), ends)
        tenths = [(w, round(10 * v)) for w, v in zip(self.words, own + self.company @ company)]
        key = lambda word: word if re.fullmatch("[a-z]+", word) else f'"{word}"'
        pairs = ", ".join(f'"{s}" = {round(10 * self.rates * w)}' for s, w in zip(self.subjects, rates))
        lengths = [f"from_words = {from_words}"] if from_words else []
        return ["", "[[verdict]]", f'of = "{of}"', f'label = "{label}"', *lengths, f"half = {HALF}", f"bias = {round(10 * bias)}",
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
