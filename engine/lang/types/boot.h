// How types' part of a machine is made: lang/boot.c calls these once, after the bare types exist (object/boot.h).
#ifndef LANG_TYPES_BOOT_H
#define LANG_TYPES_BOOT_H

#include "lang/object/native.h"

void numbers_boot(Machine *m);     // int, float, bool
void text_boot(Machine *m);        // str, bytes, bytearray, and the format languages
void containers_boot(Machine *m);  // list, dict, set, …

#endif
