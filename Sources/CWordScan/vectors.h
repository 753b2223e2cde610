#ifndef USWARD_VECTORS_H
#define USWARD_VECTORS_H

#include <stdint.h>

// 64 bytes as one vector: the compiler makes of it what the path's instructions offer. Macros, since a vector that is wider
// than a register of the baseline has no fixed way into a function.

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

/// A bit for each byte for which a comparison holds; the first byte's is the lowest. The empty instruction keeps the compiler
/// from taking the mask for 64 truth values again and working on them one by one.
#define MASK64(truth)                                        \
  ({                                                         \
    bits64 bits_ = __builtin_convertvector((truth), bits64); \
    uint64_t mask_;                                          \
    __builtin_memcpy(&mask_, &bits_, sizeof mask_);          \
    __asm__("" : "+r"(mask_));                               \
    mask_;                                                   \
  })

/// The same of eight truth values of any width.
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
