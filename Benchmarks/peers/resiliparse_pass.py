"""Extracts a folder of pages with resiliparse, from bytes in memory, once for each line on standard input.

Answers with the processor seconds of the pass and the characters of text found. Its encoding detection is part of the
work, as it is of the other sides': bytes in, text out.
"""
import pathlib
import sys
import time
from importlib.metadata import version

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding


def main() -> None:
    pages = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html"))]
    print(f"resiliparse {version('resiliparse')}", flush=True)
    for _ in sys.stdin:
        characters = 0
        start = time.process_time()
        for page in pages:
            html = bytes_to_str(page, detect_encoding(page))
            characters += len(extract_plain_text(html, main_content=True, alt_texts=False))
        print(f"{time.process_time() - start:.6f} {characters}", flush=True)


if __name__ == "__main__":
    main()
