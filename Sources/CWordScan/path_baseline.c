// For every processor of the architecture.

#define PATH(name) name##_baseline
#include "positions.h"
#include "needs.h"
#include "gaps.h"
#include "parts.h"
#include "phrases.h"
#include "patterns.h"
#include "words.h"
#include "terminators.h"
#include "lines.h"
#include "broken.h"
