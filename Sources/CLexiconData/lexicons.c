// Written by scripts/embed-lexicons.py; run it after adding a file to lexicons/.

#include "CLexiconData.h"

#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

static const uint8_t file0[] = {
#embed "../../lexicons/00-english.toml"
};

static const uint8_t file1[] = {
#embed "../../lexicons/10-reference.toml"
};

static const uint8_t file2[] = {
#embed "../../lexicons/15-guards.toml"
};

static const uint8_t file3[] = {
#embed "../../lexicons/16-readings-of-we.toml"
};

static const uint8_t file4[] = {
#embed "../../lexicons/20-credit.toml"
};

static const uint8_t file5[] = {
#embed "../../lexicons/26-guards-of-acts.toml"
};

static const uint8_t file6[] = {
#embed "../../lexicons/27-guards-by-context.toml"
};

static const uint8_t file7[] = {
#embed "../../lexicons/28-guards-of-telling.toml"
};

static const uint8_t file8[] = {
#embed "../../lexicons/29-guards-of-terms.toml"
};

static const uint8_t file9[] = {
#embed "../../lexicons/29-guards-of-turns.toml"
};

static const uint8_t file10[] = {
#embed "../../lexicons/30-fault.toml"
};

static const uint8_t file11[] = {
#embed "../../lexicons/40-power.toml"
};

static const uint8_t file12[] = {
#embed "../../lexicons/45-workplace.toml"
};

static const uint8_t file13[] = {
#embed "../../lexicons/46-plain-acts.toml"
};

static const uint8_t file14[] = {
#embed "../../lexicons/47-credit-and-fault-in-passing.toml"
};

static const uint8_t file15[] = {
#embed "../../lexicons/47-plain-deeds.toml"
};

static const uint8_t file16[] = {
#embed "../../lexicons/48-acts-by-structure.toml"
};

static const uint8_t file17[] = {
#embed "../../lexicons/50-service.toml"
};

static const uint8_t file18[] = {
#embed "../../lexicons/55-shared-acts.toml"
};

static const uint8_t file19[] = {
#embed "../../lexicons/60-purpose.toml"
};

static const uint8_t file20[] = {
#embed "../../lexicons/65-centre.toml"
};

static const uint8_t file21[] = {
#embed "../../lexicons/66-models.toml"
};

static const uint8_t file22[] = {
#embed "../../lexicons/67-stance.toml"
};

static const uint8_t file23[] = {
#embed "../../lexicons/67-we.toml"
};

static const uint8_t file24[] = {
#embed "../../lexicons/68-model.toml"
};

static const uint8_t file25[] = {
#embed "../../lexicons/70-groups.toml"
};

static const uint8_t file26[] = {
#embed "../../lexicons/80-support.toml"
};

static const uint8_t file27[] = {
#embed "../../lexicons/85-we.toml"
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t size;
} files[] = {
    {"00-english.toml", file0, sizeof file0},
    {"10-reference.toml", file1, sizeof file1},
    {"15-guards.toml", file2, sizeof file2},
    {"16-readings-of-we.toml", file3, sizeof file3},
    {"20-credit.toml", file4, sizeof file4},
    {"26-guards-of-acts.toml", file5, sizeof file5},
    {"27-guards-by-context.toml", file6, sizeof file6},
    {"28-guards-of-telling.toml", file7, sizeof file7},
    {"29-guards-of-terms.toml", file8, sizeof file8},
    {"29-guards-of-turns.toml", file9, sizeof file9},
    {"30-fault.toml", file10, sizeof file10},
    {"40-power.toml", file11, sizeof file11},
    {"45-workplace.toml", file12, sizeof file12},
    {"46-plain-acts.toml", file13, sizeof file13},
    {"47-credit-and-fault-in-passing.toml", file14, sizeof file14},
    {"47-plain-deeds.toml", file15, sizeof file15},
    {"48-acts-by-structure.toml", file16, sizeof file16},
    {"50-service.toml", file17, sizeof file17},
    {"55-shared-acts.toml", file18, sizeof file18},
    {"60-purpose.toml", file19, sizeof file19},
    {"65-centre.toml", file20, sizeof file20},
    {"66-models.toml", file21, sizeof file21},
    {"67-stance.toml", file22, sizeof file22},
    {"67-we.toml", file23, sizeof file23},
    {"68-model.toml", file24, sizeof file24},
    {"70-groups.toml", file25, sizeof file25},
    {"80-support.toml", file26, sizeof file26},
    {"85-we.toml", file27, sizeof file27},
};

size_t usward_lexicon_file_count(void) { return sizeof files / sizeof files[0]; }

size_t usward_lexicon_file_size(size_t file) {
  return file < usward_lexicon_file_count() ? files[file].size : 0;
}

uint8_t usward_lexicon_file_byte(size_t file, size_t index) { return files[file].bytes[index]; }

// Gives back the whole pages of a file's text, which was read only to compute the stamp: otherwise they would count as
// memory of the program until it ends, 1.6 MB. If a page is read again, the system loads it again from the binary.
static void give_back(const uint8_t *bytes, size_t size) {
#if defined(__linux__)
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = ((uintptr_t)bytes + page - 1) / page * page;
  const uintptr_t end = ((uintptr_t)bytes + size) / page * page;
  if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
#endif
}

// FNV-1a with eight bytes a step, in four independent sums, since a processor can begin four multiplications in the time
// that one takes: this is computed at every start. It has to detect outdated tables, not forged ones.
uint64_t usward_lexicon_stamp(void) {
  const uint64_t prime = 0x100000001B3;
  uint64_t sums[4] = {0xCBF29CE484222325, 0x9E3779B97F4A7C15, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3};
  for (size_t file = 0; file < usward_lexicon_file_count(); ++file) {
    const uint8_t *bytes = files[file].bytes;
    size_t left = files[file].size;
    for (const char *name = files[file].name; *name; ++name) sums[0] = (sums[0] ^ (uint8_t)*name) * prime;
    for (; left >= 32; left -= 32, bytes += 32) {
      uint64_t eights[4];
      memcpy(eights, bytes, 32);
      for (int sum = 0; sum < 4; ++sum) sums[sum] = (sums[sum] ^ eights[sum]) * prime;
    }
    for (; left > 0; --left, ++bytes) sums[0] = (sums[0] ^ *bytes) * prime;
    sums[0] = (sums[0] ^ files[file].size) * prime;
    give_back(files[file].bytes, files[file].size);
  }
  for (int sum = 1; sum < 4; ++sum) sums[0] = (sums[0] ^ sums[sum]) * prime;
  return sums[0];
}

uint8_t usward_lexicon_name_byte(size_t file, size_t index) {
  return index < strlen(files[file].name) ? (uint8_t)files[file].name[index] : 0;
}
