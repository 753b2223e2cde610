#!/usr/bin/env python3
"""Writes Sources/CLexiconData/lexicons.c, which embeds every TOML file of lexicons/ in the order of their names.

    scripts/embed-lexicons.py          writes the file
    scripts/embed-lexicons.py --print  prints it (a test compares)
"""
import pathlib, sys

root = pathlib.Path(__file__).resolve().parent.parent
names = sorted(p.name for p in (root / "lexicons").glob("[0-9][0-9]-*.toml"))
arrays = "\n".join(
    f'static const uint8_t file{number}[] = {{\n#embed "../../lexicons/{name}"\n}};\n' for number, name in enumerate(names))
rows = "\n".join(f'    {{"{name}", file{number}, sizeof file{number}}},' for number, name in enumerate(names))
text = f"""// Written by scripts/embed-lexicons.py; run it after adding a file to lexicons/.

#include "CLexiconData.h"

#include <string.h>

{arrays}
static const struct {{
  const char *name;
  const uint8_t *bytes;
  size_t size;
}} files[] = {{
{rows}
}};

size_t usward_lexicon_file_count(void) {{ return sizeof files / sizeof files[0]; }}

size_t usward_lexicon_file_size(size_t file) {{
  return file < usward_lexicon_file_count() ? files[file].size : 0;
}}

uint8_t usward_lexicon_file_byte(size_t file, size_t index) {{ return files[file].bytes[index]; }}

// FNV-1a, eight bytes a step: a stale table is an oversight, not an attack, and a step a byte would take longer than
// reading the tables.
uint64_t usward_lexicon_stamp(void) {{
  const uint64_t prime = 0x100000001B3;
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t file = 0; file < usward_lexicon_file_count(); ++file) {{
    const uint8_t *bytes = files[file].bytes;
    size_t left = files[file].size;
    for (const char *name = files[file].name; *name; ++name) hash = (hash ^ (uint8_t)*name) * prime;
    for (; left >= 8; left -= 8, bytes += 8) {{
      uint64_t eight;
      memcpy(&eight, bytes, 8);
      hash = (hash ^ eight) * prime;
    }}
    for (; left > 0; --left, ++bytes) hash = (hash ^ *bytes) * prime;
    hash = (hash ^ files[file].size) * prime;
  }}
  return hash;
}}

uint8_t usward_lexicon_name_byte(size_t file, size_t index) {{
  return index < strlen(files[file].name) ? (uint8_t)files[file].name[index] : 0;
}}
"""
if "--print" in sys.argv:
    print(text, end="")
else:
    (root / "Sources/CLexiconData/lexicons.c").write_text(text)
