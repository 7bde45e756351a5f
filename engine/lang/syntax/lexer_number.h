// The shape of a number in the text. Its value is literal.c's.
#ifndef LANG_SYNTAX_LEXER_NUMBER_H
#define LANG_SYNTAX_LEXER_NUMBER_H

#include <stdint.h>

typedef struct NumberFault {
  char what[112];     // CPython's words; "" when all is well
  uint32_t at;        // the offset it is reported at
  char instead[112];  // a way out, or ""
} NumberFault;

// The end of the number that begins at text[at]. The text ends with a NUL.
uint32_t number_end(const char *text, uint32_t at, NumberFault *f);

#endif
