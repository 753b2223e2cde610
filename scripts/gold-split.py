#!/usr/bin/env python3
"""Splits a folder of gold labels into a part to develop with and a part that is looked at only as a figure.

    scripts/gold-split.py ../shared/gold OUTPUT-FOLDER

Writes passages-{open,aside}.jsonl and documents-{open,aside}.jsonl. Passages are set aside by source file (a quarter, by the
CRC-32 of `file`), documents by writer (the first letter of `id`: "y" is aside), so that no author stands on both sides.
Rules are written and tuned while reading the open part only; the other is measured, never read.
"""
import json, pathlib, sys, zlib

gold, out = map(pathlib.Path, sys.argv[1:3])
out.mkdir(parents=True, exist_ok=True)
sides = {
    "passages": lambda row: zlib.crc32(row["file"].encode()) % 4 == 0,
    "documents": lambda row: row["id"][0] == "y",
}
for name, is_aside in sides.items():
    rows = [json.loads(line) for line in open(gold / f"{name}.jsonl", encoding="utf-8") if line.strip()]
    for part, wanted in (("open", False), ("aside", True)):
        kept = [row for row in rows if is_aside(row) == wanted]
        with open(out / f"{name}-{part}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
        print(f"{name}-{part}: {len(kept)}")
