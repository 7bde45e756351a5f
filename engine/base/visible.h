// A text that mplab did not write, as it is shown: names, values, paths, lines of a program. What a terminal would
// obey, or what would stand there unseen, becomes a mark that is written out: "\n", "\x1b", "\u202e". So no name can
// begin a line of a report, move the cursor, or turn the direction of what comes after it.
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { VISIBLE_MARK = 12 };  // room for the longest mark, and its end

// Is this character a control, a line's end, a turn of direction, or one that nobody sees?
bool visible_is_odd(uint32_t character);
// The first character of `text`, as it is shown: `shown` is "" if that is itself. Returns its bytes; a byte that is no
// UTF-8 is a character of its own, and odd. text is not "".
size_t visible_character(const char *text, char shown[VISIBLE_MARK]);
// The whole of it. What does not fit is left out, never half a character or mark. May be in place only if nothing in
// it is odd.
void visible_text(char *out, size_t size, const char *text);

// The first character of `text` that is odd and not one of `allowed`; NULL: there is none.
const char *visible_first_odd(const char *text, const char *allowed);

// One line and its end; whatever stands in its parts, it is one line.
__attribute__((format(printf, 2, 3))) void visible_line(FILE *f, const char *form, ...);
// The same on standard error, behind "mplab: ".
__attribute__((format(printf, 1, 2))) void complain(const char *form, ...);

#endif
