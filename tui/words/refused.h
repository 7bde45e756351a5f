// Why a file cannot be run, in the screen's language: file, line and column, the line itself and the caret stay; what
// it is and what to write instead are said in that language where there is a row for it (refused_zh.h), else in
// English.
#ifndef TUI_WORDS_REFUSED_H
#define TUI_WORDS_REFUSED_H

#include "lab/lab.h"
#include "words.h"

char *refused_message(Language language, const LabRefusal *r, char *to, size_t size);   // several lines
char *refused_headline(Language language, const LabRefusal *r, char *to, size_t size);  // the first
// false: there is no row; to is the English
bool refused_zh(const char *english, char *to, size_t size);

#endif
