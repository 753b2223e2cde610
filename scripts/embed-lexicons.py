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
#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

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

// Gives back the whole pages of a file's text, which was read only to compute the stamp: otherwise they would count as
// memory of the program until it ends, 1.6 MB. If a page is read again, the system loads it again from the binary.
static void give_back(const uint8_t *bytes, size_t size) {{
#if defined(__linux__)
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = ((uintptr_t)bytes + page - 1) / page * page;
  const uintptr_t end = ((uintptr_t)bytes + size) / page * page;
  if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
#endif
}}

// FNV-1a with eight bytes a step, in four independent sums, since a processor can begin four multiplications in the time
// that one takes: this is computed at every start. It has to detect outdated tables, not forged ones.
uint64_t usward_lexicon_stamp(void) {{
  const uint64_t prime = 0x100000001B3;
  uint64_t sums[4] = {{0xCBF29CE484222325, 0x9E3779B97F4A7C15, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3}};
  for (size_t file = 0; file < usward_lexicon_file_count(); ++file) {{
    const uint8_t *bytes = files[file].bytes;
    size_t left = files[file].size;
    for (const char *name = files[file].name; *name; ++name) sums[0] = (sums[0] ^ (uint8_t)*name) * prime;
    for (; left >= 32; left -= 32, bytes += 32) {{
      uint64_t eights[4];
      memcpy(eights, bytes, 32);
      for (int sum = 0; sum < 4; ++sum) sums[sum] = (sums[sum] ^ eights[sum]) * prime;
    }}
    for (; left > 0; --left, ++bytes) sums[0] = (sums[0] ^ *bytes) * prime;
    sums[0] = (sums[0] ^ files[file].size) * prime;
    give_back(files[file].bytes, files[file].size);
  }}
  for (int sum = 1; sum < 4; ++sum) sums[0] = (sums[0] ^ sums[sum]) * prime;
  return sums[0];
}}

uint8_t usward_lexicon_name_byte(size_t file, size_t index) {{
  return index < strlen(files[file].name) ? (uint8_t)files[file].name[index] : 0;
}}
"""
if "--print" in sys.argv:
    print(text, end="")
else:
    (root / "Sources/CLexiconData/lexicons.c").write_text(text)
