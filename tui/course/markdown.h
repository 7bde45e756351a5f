// Words in Markdown: a file of headings and what stands below each. A heading's text is a key.
//
//   # Title              the first line of the file; there is one
//   ## story             a section: a key, and all the text up to the next heading, blank lines at its ends left out
//   ### goal             a part of the section above
//   ## page: Its title   a key with a title: what stands behind the first colon, which may be a full-width one
//
// Nothing else is read as a mark here: lists, code and paragraphs are the text's own.
#ifndef TUI_COURSE_MARKDOWN_H
#define TUI_COURSE_MARKDOWN_H

#include "json.h"

typedef struct Section {
  int level;            // 1 to 3
  int line;             // of its heading
  const char *heading;  // "story": the key
  const char *title;    // "Its title"; "" none
  const char *text;     // "" none
  bool used;            // by markdown_take
} Section;

typedef struct Markdown {
  const char *file;
  Section *sections;
  int n;
} Markdown;

// Reads folder/sub/name. false: r->why says what is wrong, with the line.
bool markdown_read(Reading *r, const char *sub, const char *name, Markdown *m);
// The same of a text that is there already; file: for complaints.
bool markdown_parse(Reading *r, const char *file, const char *text, Markdown *m);
// The text below "## section" (part NULL) or "### part" in it, which must not be empty; it counts as used. NULL: it is
// missing, and r->why says so, unless it is optional.
const char *markdown_take(Reading *r, Markdown *m, const char *section, const char *part, bool optional);
// Its title, which must be there; it counts as used.
const char *markdown_headed(Reading *r, Markdown *m, const char *section, const char *part);
const char *markdown_title(Reading *r, Markdown *m);
// Complains of the first heading that nobody took. true: there is none
bool markdown_all_used(Reading *r, const Markdown *m);
// The entries of a list ("- a nudge", each may go on in indented lines) that is all of the text, or its numbered
// entries ("1. a nudge"). Returns how many, at most `most`; -1: something else stands there, or more.
int markdown_list(Keep *keep, const char *text, const char **entries, int most);

#endif
