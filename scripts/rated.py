"""Labelled passages: those of a file of JSON Lines on which two raters agreed, and those of corpora/rated.tsv; excerpts of
corpora/excerpts.tsv. Both tables say where they stand in a folder of texts (a module of the scripts beside it)."""
import csv, functools, pathlib
from records import read

ROOT = pathlib.Path(__file__).resolve().parent.parent

def passages(labelled, texts):
    """Rows of both kinds: id, file, text, voices, stance and we (None where raters were torn), acts, and how they were `drawn`:
    `agreed` by two raters; of one rater by `chance`, or `sought` for being hard, or `fresh`: rated once the first formulas
    stood, to measure those on."""
    rows = [dict(row, drawn="agreed") for row in read(labelled)] + rated(texts)
    return [dict(row, voices=voices(row)) for row in rows]

def rated(texts):
    rows = stretches("rated.tsv", texts)
    for row in rows:
        row["text"] = " ".join(row["text"].split())
        row.update(stance=None if row["stance"] == "?" else row["stance"], acts=[a for a in row["acts"].split(",") if a != "-"])
    return rows

def excerpts(texts):
    """Excerpts of corpora/excerpts.tsv, each with its model where the rater was not torn; the quoted principal of a press release is
    its author."""
    rows = [row for row in stretches("excerpts.tsv", texts) if row["model"] != "?"]
    return [dict(row, voices=voices(row)) for row in rows]

def voices(row):
    """In a press release the quoted principal is the author's voice."""
    return "principal" if row["set"] == "us_senate_releases" else "author"

def stretches(table, texts):
    """The rows of a table of corpora/ that says where stretches of texts stand, with their text, id and set."""
    @functools.lru_cache(None)
    def content(file):
        return (pathlib.Path(texts) / file).read_bytes()
    with open(ROOT / "corpora" / table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        start = int(row["start"])
        text = content(row["file"])[start:start + int(row["bytes"])].decode(errors="replace")
        row.update(id=f'{row["file"]}:{start}', set=row["file"].split("/")[0], text=text)
    return rows
