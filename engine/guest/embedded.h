// What of the guest lies in the binary (embed.c). Inner header.
#ifndef GUEST_EMBEDDED_H
#define GUEST_EMBEDDED_H

#include <stddef.h>

typedef struct GuestFile {
  const char *name, *text;
  size_t size;
} GuestFile;

GuestFile guest_extension_file(void);  // the shared object
GuestFile guest_shim_file(int i);      // the i'th file of the shim; name NULL: there are no more

#endif
