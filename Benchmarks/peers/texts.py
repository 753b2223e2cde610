"""Makes the texts that words and sentences are timed on: `texts.py TARGET SHARED`, 64 MB each, the same at every run.

english.txt   the plain texts of SHARED/texts (of corpora/ where that is missing), line by line in a random order, again and
              again in another: a repeated file would teach the processor its branches.
repeated.txt  the same texts one after another as they stand, again and again.
prose.txt     only addresses, each by one speaker, whose words all count as the author's; again and again.
mixed.txt     made-up words in many scripts, some 60 % of the bytes beyond ASCII.
"""
import pathlib
import random
import sys

SIZE = 64_000_000
# Folders of SHARED/texts in which each text is an address by one speaker.
ADDRESSES = ("us_inaugural", "us_sotu", "us_state_of_state_2019", "un_general_debate")
# Share of lines, letters, letters of a word, what stands between words, marks, ends of sentences. In the scripts whose
# vowels may be marks, a word starts with none: the marks are the second range.
MARKED = ("।", " ")
SCRIPTS = [
    (18, [(0x430, 0x44F)], (2, 11), " ", [",", " —"], [".", "!", "?"]),
    (22, [(0x61, 0x7A), (0x61, 0x7A), (0x61, 0x7A), (0xE0, 0xF6), (0x101, 0x17E)], (2, 10), " ", [","], [".", "?"]),
    (8, [(0x61, 0x7A), (0x1EA1, 0x1EF9)], (1, 6), " ", [","], ["."]),
    (14, [(0x4E00, 0x6FFF)], (1, 3), "", ["，", "、"], ["。", "！"]),
    (5, [(0xAC00, 0xC4FF)], (1, 5), " ", [","], ["."]),
    (4, [(0x915, 0x939), (0x93E, 0x94C)], (2, 7), " ", [","], ["।"]),
    (4, [(0xE01, 0xE2E), (0xE34, 0xE39)], (2, 7), "", [" "], [" "]),
    (4, [(0x627, 0x64A)], (2, 8), " ", ["،"], [".", "؟"]),
    (4, [(0x5D0, 0x5EA)], (2, 7), " ", [","], ["."]),
    (2, [(0x3B1, 0x3C9)], (2, 10), " ", [",", "·"], [".", ";"]),
    (2, [(0x561, 0x586)], (2, 9), " ", [","], ["։"]),
    (38, [(0x61, 0x7A)], (1, 9), " ", [",", "’s", ";"], [".", ".”", "?"]),
    (6, [(0x61, 0x7A)], (2, 9), " ", [" https://example.org/a?b=1", " @name", " #tag", " 3.5", " jo@example.org"], ["."]),
]


def mixed_lines(count):
    """Lines of made-up words, each line in one script, its words as unequal in frequency as those of texts."""
    chance = random.Random(64)
    vocabularies = []
    for _, ranges, (least, most), _, _, ends in SCRIPTS:
        letters = [chr(code) for first, last in ranges for code in range(first, last + 1)]
        firsts = [chr(code) for code in range(ranges[0][0], ranges[0][1] + 1)] if ends[0] in MARKED else letters
        words = [
            chance.choice(firsts) + "".join(chance.choices(letters, k=chance.randint(least, most) - 1))
            for _ in range(4000)
        ]
        vocabularies.append((words, [1 / (rank + 3) for rank in range(len(words))]))
    weights = [script[0] for script in SCRIPTS]
    for number in chance.choices(range(len(SCRIPTS)), weights, k=count):
        _, _, _, space, marks, ends = SCRIPTS[number]
        sentences = []
        for _ in range(chance.randint(1, 4)):
            words = chance.choices(*vocabularies[number], k=chance.randint(4, 24))
            words[0] = words[0].capitalize()
            for place in range(1, len(words)):
                if chance.random() < 0.1:
                    words[place] += chance.choice(marks)
            sentences.append(space.join(words) + chance.choice(ends))
        line = " ".join(sentences)
        yield line + (chance.choice([" 😀", " 👍🏽", " 🇩🇪"]) if chance.random() < 0.08 else "") + "\n"


def english_texts(shared, folders=("",)):
    """All plain texts of some folders."""
    root = pathlib.Path(shared, "texts")
    if not root.is_dir():
        root, folders = pathlib.Path(__file__).resolve().parents[2] / "corpora", [""]
    for folder in folders:
        for path in sorted([*(root / folder).rglob("*.txt"), *(root / folder).rglob("*.md")]):
            yield path.read_text(encoding="utf-8", errors="replace") + "\n"


def english_lines(shared):
    """The lines of all plain texts."""
    for text in english_texts(shared):
        yield from (line + "\n" for line in text.splitlines() if line)


def write(path, pieces, shuffled=True):
    """Writes pieces, in random order or as they stand, again and again until the size is reached."""
    if path.exists():
        return
    chance = random.Random(6)
    pieces = list(pieces)
    draft = path.with_suffix(".new")
    size = 0
    with open(draft, "w", encoding="utf-8", newline="\n") as file:
        while size < SIZE:
            if shuffled:
                chance.shuffle(pieces)
            for piece in pieces:
                file.write(piece)
                size += len(piece.encode())
                if size >= SIZE:
                    break
    draft.rename(path)
    data = path.read_bytes()
    print(f"{path}: {len(data)} bytes, {sum(byte > 127 for byte in data[:4_000_000]) / 40_000:.0f} % beyond ASCII")


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    write(target / "english.txt", english_lines(sys.argv[2]))
    write(target / "repeated.txt", english_texts(sys.argv[2]), shuffled=False)
    write(target / "prose.txt", english_texts(sys.argv[2], ADDRESSES), shuffled=False)
    write(target / "mixed.txt", mixed_lines(30_000))


if __name__ == "__main__":
    main()
