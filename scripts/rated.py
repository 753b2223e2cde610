"""Labelled passages: those of a file of JSON Lines on which two raters agreed, and those of corpora/rated.tsv, which says where
they stand in a folder of texts (a module of the scripts beside it)."""
import csv, functools, pathlib
from records import read

ROOT = pathlib.Path(__file__).resolve().parent.parent

def passages(labelled, texts):
    """Rows of both kinds: id, file, text, voices, stance and we (None where raters were torn), acts, and how they were `drawn`:
    `agreed` by two raters; of one rater by `chance`, or `sought` for being hard."""
    rows = [dict(row, drawn="agreed") for row in read(labelled)] + rated(texts)
    for row in rows:
        # In a press release the quoted principal is the author's voice.
        row["voices"] = "principal" if row["set"] == "us_senate_releases" else "author"
    return rows

def rated(texts):
    @functools.lru_cache(None)
    def content(file):
        return (pathlib.Path(texts) / file).read_bytes()
    with open(ROOT / "corpora/rated.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        start = int(row["start"])
        text = content(row["file"])[start:start + int(row["bytes"])].decode(errors="replace")
        row.update(id=f'{row["file"]}:{start}', set=row["file"].split("/")[0], text=" ".join(text.split()),
                   stance=None if row["stance"] == "?" else row["stance"], acts=[a for a in row["acts"].split(",") if a != "-"])
    return rows
