// What a text of Python binds in its module's scope: read from the text, as the names in it are (names.h), not by
// running it. What it cannot know (a star import, setattr) it does not see.
#ifndef TUI_COURSE_BOUND_H
#define TUI_COURSE_BOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum BoundHow {
  BOUND_DEFINED,   // def, class
  BOUND_IMPORTED,  // import, from … import
  BOUND_ASSIGNED,  // =, +=, del; global in a function
  BOUND_PATCHED,   // an attribute of it is assigned: name.other = …, in a function too
} BoundHow;

// Pieces of a text; size 0: none.
typedef struct TextPiece {
  const char *at;
  size_t size;
} TextPiece;

typedef struct Bound {
  BoundHow how;
  TextPiece name;
  TextPiece module, original;  // BOUND_IMPORTED: where it comes from, what it is called there; "import m": no original
  uint32_t line;
  bool first_column;  // it does not stand in the block of an if, a loop, a try …
} Bound;

bool same_piece(TextPiece a, TextPiece b);

// Calls found for each, from the first line on. bare: a text without comments and strings (names_bare); the pieces lie
// in it.
void bound_each(const char *bare, void (*found)(void *data, const Bound *b), void *data);

#endif
