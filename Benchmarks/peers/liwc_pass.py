"""Counts categories with liwc 0.5, once for each line on standard input: `liwc_pass.py LEXICON TEXT BYTES`.

LEXICON is in LIWC's format; only the first BYTES of the text are read, since the pass takes long. Words are found as the
package's own description does it. Answers with the processor seconds of the pass and the number of hits.
"""
import re
import sys
import time
from collections import Counter
from importlib.metadata import version

import liwc


def main() -> None:
    parse, _ = liwc.load_token_parser(sys.argv[1])
    with open(sys.argv[2], "rb") as file:
        text = file.read(int(sys.argv[3])).decode("utf-8", errors="ignore")
    print(f"liwc {version('liwc')}", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        counts = Counter(
            category for match in re.finditer(r"\w+", text.lower(), re.UNICODE) for category in parse(match.group(0))
        )
        print(f"{time.process_time() - start:.6f} {sum(counts.values())}", flush=True)


if __name__ == "__main__":
    main()
