#!/usr/bin/env python3
"""Writes Sources/Text/UnicodeTables.swift from the Unicode Character Database.

The database is the one of Debian's package unicode-data (/usr/share/unicode), so that the tables, the break tests that
the package also installs, and the version written into the file are one version. Standard library only.

  scripts/generate-unicode-tables.py            write the file
  scripts/generate-unicode-tables.py --check    compare the file with the database; exit 1 if they differ
  scripts/generate-unicode-tables.py --data DIR read the database from DIR

Every code point gets a class: one combination of the properties that the tokeniser reads. There are few of them, so a
class is one printable character. A two-stage table maps a code point to its class: `index` holds, two characters each,
the number of the block of 128 classes, and `blocks` holds the blocks, each different one once. The first block is ASCII.
Swift compiles a string literal in no time and an array literal of this size in seconds; hence the strings.
"""

import gzip
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUTPUT = os.path.join(ROOT, "Sources", "Text", "UnicodeTables.swift")
CODE_POINTS = 0x110000
BLOCK = 128
FIRST = 35  # '#': the character of value 0
RADIX = 57  # '#'...'[' is 57 characters and holds no backslash; a second range would be needed past 57 classes

WORD = [
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote",
    "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace", "Regional_Indicator",
]
SENTENCE = [
    "Other", "CR", "LF", "Sep", "Extend", "Format", "Sp", "Lower", "Upper", "OLetter", "Numeric", "ATerm", "STerm",
    "SContinue", "Close",
]
# The bits of the third column.
LETTER, DIGIT, WHITE_SPACE, PICTOGRAPHIC, EMOJI_PRESENTATION, SPECIAL = 1, 2, 4, 8, 16, 32
# Characters that the tokeniser treats apart; each kind gets classes of its own, marked SPECIAL and its number here.
APOSTROPHE, COLON, ZERO_WIDTH_SPACE, ELLIPSIS, KEYCAP, IGNORABLE = 1, 2, 3, 4, 5, 6
SPECIALS = {
    0x27: APOSTROPHE, 0xB4: APOSTROPHE, 0x2BC: APOSTROPHE, 0x2018: APOSTROPHE, 0x2019: APOSTROPHE, 0xFF07: APOSTROPHE,
    0x3A: COLON, 0xFE13: COLON, 0xFE55: COLON, 0xFF1A: COLON,
    0x200B: ZERO_WIDTH_SPACE,
    0x2026: ELLIPSIS,
    0x20E3: KEYCAP,
    0x200E: IGNORABLE, 0x200F: IGNORABLE, 0x2060: IGNORABLE, 0xFEFF: IGNORABLE, 0xAD: IGNORABLE,
}


def lines(data, name):
    """The lines of a file of the database, which may be compressed."""
    path = os.path.join(data, name)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()
    with gzip.open(path + ".gz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def ranges(data, name, wanted=None):
    """The (first, last, value) rows of a property file, only those of the `wanted` value if one is given."""
    for line in lines(data, name):
        fields = line.split("#")[0].split(";")
        if len(fields) < 2:
            continue
        value = fields[1].strip()
        if wanted is None or value == wanted:
            first, _, last = fields[0].strip().partition("..")
            yield int(first, 16), int(last or first, 16), value


def column(data, name, values):
    """A property with named values, as one number a code point."""
    numbers = bytearray(CODE_POINTS)
    for first, last, value in ranges(data, name):
        numbers[first : last + 1] = bytes([values.index(value)]) * (last - first + 1)
    return numbers


def flags(data):
    """The yes-or-no properties, as one set of bits a code point."""
    bits = bytearray(CODE_POINTS)
    sources = [
        ("DerivedCoreProperties.txt", "Alphabetic", LETTER),
        ("extracted/DerivedGeneralCategory.txt", "Nd", DIGIT),
        ("PropList.txt", "White_Space", WHITE_SPACE),
        ("emoji/emoji-data.txt", "Extended_Pictographic", PICTOGRAPHIC),
        ("emoji/emoji-data.txt", "Emoji_Presentation", EMOJI_PRESENTATION),
    ]
    for name, value, bit in sources:
        for first, last, _ in ranges(data, name, value):
            for code in range(first, last + 1):
                bits[code] |= bit
    for code in SPECIALS:
        bits[code] |= SPECIAL
    bits[0x2BC] &= ~LETTER  # the modifier letter apostrophe is an apostrophe here, and none makes a word
    return bits


def version(data):
    """The version that the break properties name in their first line, such as 15.0.0."""
    return re.search(r"-(\d+\.\d+\.\d+)\.txt", lines(data, "auxiliary/WordBreakProperty.txt")[0]).group(1)


def literal(name, comment, characters):
    """A string literal, folded."""
    width = 114
    rows = [characters[i : i + width] for i in range(0, len(characters), width)]
    body = "\\\n".join("    " + row for row in rows)
    return f'  /// {comment}\n  static let {name}: String = """\n{body}\n    """\n'


def generate(data):
    """The text of the Swift file."""
    word = column(data, "auxiliary/WordBreakProperty.txt", WORD)
    sentence = column(data, "auxiliary/SentenceBreakProperty.txt", SENTENCE)
    bits = flags(data)
    classes, of = {}, bytearray(CODE_POINTS)
    for code in range(CODE_POINTS):
        row = (word[code], sentence[code], bits[code], SPECIALS.get(code, 0))
        of[code] = classes.setdefault(row, len(classes))
    letters = [chr(FIRST + i) for i in range(RADIX)] + [chr(c) for c in range(93, 127)]
    assert len(classes) <= len(letters), f"{len(classes)} classes need a wider encoding"
    blocks, index = {}, []
    for start in range(0, CODE_POINTS, BLOCK):
        index.append(blocks.setdefault(bytes(of[start : start + BLOCK]), len(blocks)))
    assert len(blocks) <= RADIX * RADIX
    digit = lambda value: chr(FIRST + value)
    return "".join([
        "// Generated by scripts/generate-unicode-tables.py from the Unicode Character Database "
        f"{version(data)}; do not edit.\n",
        "// Unicode data files: Copyright Unicode, Inc., under the Unicode licence (https://www.unicode.org/license.txt).\n",
        "// swift-format-ignore-file\n\n",
        "/// The character properties that the tokeniser reads, packed; `CharacterClasses` unpacks them.\n",
        "enum UnicodeTables {\n",
        "  /// How many code points a block holds.\n",
        f"  static let blockSize = {BLOCK}\n\n",
        literal("classes", "Four characters a class, value + 35: Word_Break, Sentence_Break, flags (flags ≥ 57: + 1), special kind.",
                "".join(letters[v] for row in classes for v in row)),
        "\n",
        literal("index", "Two characters a block of code points, high then low in base 57: the number of its block of classes.",
                "".join(digit(b // RADIX) + digit(b % RADIX) for b in index)),
        "\n",
        literal("blocks", "One character a code point: its class, value + 35, one more from 57 on, to pass over the backslash.",
                "".join(letters[c] for block in blocks for c in block)),
        "}\n",
    ])


def main(arguments):
    data = arguments[arguments.index("--data") + 1] if "--data" in arguments else "/usr/share/unicode"
    if not os.path.isdir(os.path.join(data, "auxiliary")):
        sys.exit(f"{data}: no Unicode data there; install the package unicode-data")
    text = generate(data)
    if "--check" in arguments:
        with open(OUTPUT, encoding="utf-8") as file:
            if file.read() != text:
                sys.exit(f"{OUTPUT} differs from what {data} gives; run scripts/generate-unicode-tables.py")
        return
    with open(OUTPUT, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
