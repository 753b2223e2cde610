"""Makes the reports that the browser test looks at, from the sample documents of the repository."""

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / "corpora"
SURNAMES = ["Abara", "O’Brien-Featherstonehaugh", "陈伟", "Đặng", "Ekström", "Fitz & Sons", "García", "Hoffmann"]
FORENAMES = ["Ada", "Bartholomew Alexander", "Chidi", "Dorothea", "Eun-ji"]


def reports(usward, folder):
    """Writes the reports into a folder; returns their names and paths."""
    described = ["--metadata", CORPORA / "metadata.csv", "--exclude", "README.md"]
    kinds = {
        "twelve": [*described, CORPORA],
        "three": [*described, CORPORA / "wrenfield", CORPORA / "halmstadt", CORPORA / "banda"],
        "one": [*described, CORPORA / "vail"],
        "forty": [many(folder / "forty.jsonl", 40, 4)],
        "thousand": [many(folder / "thousand.jsonl", 1_000, 2)],
        "hostile": [hostile(folder / "hostile.jsonl")],
        "nothing": [nothing(folder / "nothing.jsonl")],
        "within": ["--within", "genre", *described, CORPORA],
        "models": ["--by", "model", *described, CORPORA],
    }
    paths = {}
    for name, inputs in kinds.items():
        path = folder / f"{name}.html"
        by = [] if "--by" in inputs else ["--by", "author"]
        command = [usward, "compare", *by, "--format", "html", "--output", path, "--quiet", *inputs]
        subprocess.run([str(part) for part in command], check=True, stdin=subprocess.DEVNULL)
        paths[name] = path
    # A page of scores: what was decided of each document beside its name, which can be long and offer no place to break.
    paths["scores"] = folder / "scores.html"
    named = folder / "Announcements_of_the_Northern_Region_and_its_Partners"
    named.mkdir()
    inputs = [shutil.copy(text, named) for text in sorted(CORPORA.rglob("*.txt"))[:12]]
    command = [usward, "score", "--evidence", "--format", "html", "--output", paths["scores"], "--quiet", *inputs]
    subprocess.run([str(part) for part in command], check=True, stdin=subprocess.DEVNULL)
    # Two drafts of a text.
    paths["drafts"] = folder / "drafts.html"
    new, old = (ROOT / "Tests/Fixtures/drafts" / name for name in ("speech-2.txt", "speech-1.txt"))
    command = [usward, "explain", new, "--before", old, "--output", paths["drafts"], "--quiet"]
    subprocess.run([str(part) for part in command], check=True, stdin=subprocess.DEVNULL)
    return paths


def sentences():
    """The sentences of the sample texts."""
    text = " ".join(path.read_text("utf-8") for path in sorted(CORPORA.rglob("*.txt")))
    return [found for found in re.findall(r"[A-Z][^.!?<>]{30,240}[.!?]", " ".join(text.split()))]


def many(path, authors, documents):
    """Documents put together from sentences of the sample texts, by authors with short, long and foreign names."""
    chance = random.Random(2026)
    pool = sentences()
    with path.open("w", encoding="utf-8") as file:
        for author in range(authors):
            name = f"{FORENAMES[author % 5]} {SURNAMES[author // 5 % 8]}" + (f" {author}" if author >= 40 else "")
            leaning = chance.random()
            for number in range(documents):
                chosen = chance.sample(pool, chance.choice([3, 20, 30, 40]))
                if leaning > 0.8:
                    chosen += [f"I alone decided point {number} and {index}, and my people will obey me." for index in range(4)]
                write(file, f"{author}-{number}", name, f"{2015 + author % 9}-0{1 + number}-11", " ".join(chosen))
    return path


def hostile(path):
    """Names and texts that would break a page that trusts them."""
    pool = sentences()
    names = [
        "<script>alert(1)</script>", "\"onload='x' & <b>bold", "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3,
        "\u202egnp.exe", "Chairperson of the Board of the Association of Very Long Titles and of All Other Associations", "",
    ]
    with path.open("w", encoding="utf-8") as file:
        for index, name in enumerate(names):
            for number in range(3):
                text = " ".join(pool[40 * index + 13 * number:][:35])
                text += " I gave <em>every</em> driver & clerk my own bonus, " + "x" * 120 + "."
                write(file, f"<i>{index}</i>/{number}" + "y" * 90, name, "2024-05-06", text)
    return path


def nothing(path):
    """A document without a word."""
    with path.open("w", encoding="utf-8") as file:
        write(file, "empty", "Nobody", "2024-05-06", "—")
    return path


def write(file, name, author, date, text):
    record = {"id": name, "author": author, "date": date, "text": text}
    file.write(json.dumps({key: value for key, value in record.items() if value}, ensure_ascii=False) + "\n")
