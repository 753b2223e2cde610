// For the processors that `usward_best_path` names; the rest of the package is built for all.

#if defined(__x86_64__)
#include "CWordScan.h"
#include "vectors.h"
#define PATH(name) name##_avx2
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)
#include "words.h"
#include "terminators.h"
#pragma clang attribute pop
#endif
