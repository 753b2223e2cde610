#ifndef USWARD_CMINIZIP_SHIM_H
#define USWARD_CMINIZIP_SHIM_H

#include <unzip.h>

#endif
