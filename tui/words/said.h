// What the engine says, in the screen's language: its English, or its saying put into words by the table of said_zh.h.
#ifndef TUI_WORDS_SAID_H
#define TUI_WORDS_SAID_H

#include <stddef.h>

#include "lab/lab.h"
#include "words.h"

const char *said_zh(const char *form);  // NULL: the table has none of that name
const char *said_zh_form(int i);        // the name of its i'th row; NULL after the last
// Writes the sentence into `to` and returns it; the English, if the saying has no form in that language.
char *said_in(Language language, const char *said, const char *english, char *to, size_t size);
// How an object stands.
char *said_stands(Language language, const LabObject *o, char *to, size_t size);
const char *said_why(Language language, LabWhy why);  // why a step cannot go: of those before LAB_WHY_READ

#endif
