"""Finds a lexicon's words with pyahocorasick, once for each line on standard input: `ahocorasick_pass.py WORDS TEXT BYTES`.

WORDS has one a line, `*` after a prefix. It looks for no word boundaries and counts no categories: less work than the other
sides do. Answers with the processor seconds of the pass and the number of hits.
"""
import sys
import time
from importlib.metadata import version

import ahocorasick


def main() -> None:
    automaton = ahocorasick.Automaton()
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            word = line.rstrip("\n").rstrip("*")
            automaton.add_word(word, len(word))
    automaton.make_automaton()
    with open(sys.argv[2], "rb") as file:
        text = file.read(int(sys.argv[3])).decode("utf-8", errors="ignore")
    print(f"pyahocorasick {version('pyahocorasick')}", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        hits = sum(1 for _ in automaton.iter(text.lower()))
        print(f"{time.process_time() - start:.6f} {hits}", flush=True)


if __name__ == "__main__":
    main()
