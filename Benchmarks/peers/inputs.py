"""Makes what whole runs of the program are timed on, from the texts of texts.py: `inputs.py TEXTS [--long]`.

memos/          20,000 files of some 3 KB, paragraphs of English in a random order
records.jsonl   60,000 records of JSON Lines, some 190 MB
memo.txt        1 KB
hostile/        16 MB each of what breaks readers that go back and forth
lexicons/       lexicon files of 1,500 and of 50,000 entries, and of 1 to 500 rules
With --long also 1gb.txt and many/, 100,000 files of 1 KB.
"""
import json
import pathlib
import random
import re
import sys
from collections import Counter

HOSTILE_SIZE = 16_000_000


def paragraphs(texts):
    """The lines of the English text, which texts.py shuffled, again and again."""
    lines = texts.joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    while True:
        yield from lines


def memos(folder, source, count, size):
    """Files of paragraphs with a blank line between them."""
    if folder.exists():
        return
    draft = folder.with_suffix(".new")
    draft.mkdir(parents=True)
    for number in range(count):
        draft.joinpath(f"memo-{number:06}.txt").write_text(memo(source, size), encoding="utf-8")
    draft.rename(folder)


def memo(source, size):
    parts = []
    while size > 0:
        parts.append(next(source))
        size -= len(parts[-1].encode()) + 2
    return "\n\n".join(parts) + "\n"


def records(path, source, count):
    if path.exists():
        return
    draft = path.with_suffix(".new")
    with open(draft, "w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            record = {"id": f"r{number}", "author": f"Author {number % 40}", "text": memo(source, 3_000)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    draft.rename(path)


def hostile(folder, english):
    """Texts of one kind of trouble each; `ordinary.txt` is what they are held to."""
    folder.mkdir(exist_ok=True)

    def write(name, text):
        path = folder / f"{name}.txt"
        if not path.exists():
            path.write_bytes(text().encode()[:HOSTILE_SIZE])

    def times(piece):
        return lambda: piece * (HOSTILE_SIZE // len(piece.encode()) + 1)

    write("ordinary", lambda: english)
    write("one word", times("a"))
    write("quotation marks", times("\u201c\u2018"))
    write("straight quotation marks", times("\" "))
    write("one line", lambda: english.replace("\n", " "))
    write("combining marks", times("e\u0301\u0302"))
    write("sentences of a word", times("Go. "))
    write("full stops", times("."))
    write("open brackets", times("(["))


def lexicons(folder, english):
    folder.mkdir(exist_ok=True)
    words = [word for word, _ in Counter(re.findall(r"[a-z]{3,}", english[:8_000_000].lower())).most_common(6_000)]
    chance = random.Random(50_000)
    letters = "abcdefghijklmnopqrstuvwxyz"
    # The larger lexicon holds the smaller one and words, prefixes and phrases of no text: the hits are the same.
    entries = words[200:1_500] + [f"{a} {b}" for a, b in zip(words[200:300], words[300:400])] + [
        f"{word}*" for word in words[1_500:1_600]]
    rare = {"q" + "".join(chance.choices(letters, k=chance.randint(5, 11))) for _ in range(60_000)}
    more = sorted(rare)[:48_500]
    more = [f"{word}*" if n % 10 == 0 else f"{word} {words[n % 6_000]}" if n % 10 == 1 else word
            for n, word in enumerate(more)]
    for count, chosen in [(len(entries), entries), (len(entries) + len(more), entries + more)]:
        text = '[lexicon]\nname = "bench"\nversion = "1"\n'
        for number in range(20):
            text += category(f"part{number:02}", chosen[number::20])
        folder.joinpath(f"{count} entries.toml").write_text(text, encoding="utf-8")
    pairs = chance.sample([(first, second) for first in words[:40] for second in words[40:60]], 500)
    # The larger ones hold the smaller.
    for count in [1, 250, 500]:
        text = '[lexicon]\nname = "bench"\nversion = "1"\n' + category("common", words[:20])
        for number, (first, second) in enumerate(pairs[:count]):
            text += (
                f'[[rule]]\nname = "rule{number:03}"\ndescription = "A pair."\nsource = "Made."\nmarks = "common"\n'
                f'patterns = ["{first} (a|the|our)? {second}", "{second} _{{0,2}} {first}"]\n'
                f'matches = ["It is {first} {second} now.", "See {first} {second} there."]\nrejects = ["No."]\n')
        folder.joinpath(f"{count} rules.toml").write_text(text, encoding="utf-8")


def category(name, entries):
    return (
        f'[[category]]\nname = "{name}"\ndescription = "A part."\nsource = "Made."\nreason = "To be timed."\n'
        f"entries = {json.dumps(entries)}\nmatches = [\"So {entries[0]} it is.\", \"And {entries[0]} there.\"]\n"
        'rejects = ["No."]\n')


def main():
    texts = pathlib.Path(sys.argv[1])
    source = paragraphs(texts)
    memos(texts / "memos", source, 20_000, 3_000)
    texts.joinpath("memo.txt").write_text(memo(source, 1_000)[:1_024], encoding="utf-8")
    records(texts / "records.jsonl", source, 60_000)
    english = texts.joinpath("english.txt").read_text(encoding="utf-8")
    hostile(texts / "hostile", english[:HOSTILE_SIZE])
    lexicons(texts / "lexicons", english)
    if "--long" in sys.argv:
        memos(texts / "many", source, 100_000, 1_000)
        if not texts.joinpath("1gb.txt").exists():
            with open(texts / "1gb.new", "wb") as file:
                for _ in range(16):
                    file.write(english.encode())
            texts.joinpath("1gb.new").rename(texts / "1gb.txt")


if __name__ == "__main__":
    main()
