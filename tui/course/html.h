// Pages of HTML that need no other file.
#ifndef TUI_COURSE_HTML_H
#define TUI_COURSE_HTML_H

#include <stdio.h>

#include "lesson.h"

// Up to <body>. meta: what the head has besides, as HTML; "": nothing.
void html_begin(FILE *f, Language language, const char *meta, const char *title, const char *css);
void html_end(FILE *f);
void html_text(FILE *f, const char *s);  // what HTML would read as its own is written out
// A lesson's text: `code`, *stress*, **a term**, an empty line between paragraphs, the keys of p's commands put in.
// paragraphs: each in a <p>; else all in one line.
void html_marked(FILE *f, const char *s, const LabProgram *p, bool paragraphs);
// The program with its lines' numbers. page: the lines that it speaks of are marked, and those whose switch it turns
// off are struck out. NULL: as it stands in its file.
void html_program(FILE *f, const LabProgram *p, const LessonPage *page);

#endif
