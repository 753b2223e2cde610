// Finds the word or sentence boundaries of a file with ICU, once for each line on standard input: `icu_breaks word FILE`.
// Answers with the processor seconds of the pass and the number of boundaries after the first.

#include <time.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

static double processor_time() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  std::ifstream file(argv[2], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale &root = icu::Locale::getRoot();
  std::unique_ptr<icu::BreakIterator> breaks(
    std::string(argv[1]) == "word" ? icu::BreakIterator::createWordInstance(root, status)
                                   : icu::BreakIterator::createSentenceInstance(root, status));
  if (U_FAILURE(status) || text.empty()) return 1;
  std::printf("ICU %s\n", U_ICU_VERSION);
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
    const double start = processor_time();
    UText *units = utext_openUTF8(nullptr, text.data(), int64_t(text.size()), &status);
    breaks->setText(units, status);
    long count = 0;
    breaks->first();
    while (breaks->next() != icu::BreakIterator::DONE) count++;
    utext_close(units);
    std::printf("%.6f %ld\n", processor_time() - start, count);
    std::fflush(stdout);
  }
}
