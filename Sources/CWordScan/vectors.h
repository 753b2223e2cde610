#ifndef USWARD_VECTORS_H
#define USWARD_VECTORS_H

#include <stdint.h>

// 64 bytes as one vector, which the compiler maps to whatever instructions the path offers. Macros, because a vector
// wider than a baseline register has no fixed calling convention.

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef int8_t truth64 __attribute__((ext_vector_type(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));
typedef _Bool bits8 __attribute__((ext_vector_type(8)));

/// The 64 bytes at `address`.
#define LOAD64(address)                                      \
  ({                                                         \
    bytes64 loaded_;                                         \
    __builtin_memcpy(&loaded_, (address), sizeof loaded_);   \
    loaded_;                                                 \
  })

/// A bit for each byte for which a comparison holds; the first byte's is the lowest. The empty instruction prevents the
/// compiler from turning the mask back into 64 truth values and processing them one by one.
#define MASK64(truth)                                        \
  ({                                                         \
    bits64 bits_ = __builtin_convertvector((truth), bits64); \
    uint64_t mask_;                                          \
    __builtin_memcpy(&mask_, &bits_, sizeof mask_);          \
    __asm__("" : "+r"(mask_));                               \
    mask_;                                                   \
  })

/// The same for eight truth values of any width.
#define MASK8(truth)                                       \
  ({                                                       \
    bits8 bits_ = __builtin_convertvector((truth), bits8); \
    uint8_t mask_;                                         \
    __builtin_memcpy(&mask_, &bits_, sizeof mask_);        \
    mask_;                                                 \
  })

/// Where the byte is `byte`.
#define IS(bytes, byte) ((truth64)((bytes) == (bytes64)(uint8_t)(byte)))

/// Where the byte is one of those from `first` to `last`.
#define IS_BETWEEN(bytes, first, last) \
  ((truth64)((bytes) - (bytes64)(uint8_t)(first) <= (bytes64)(uint8_t)((last) - (first))))

#endif
