#include "CDirectory.h"
