// Reading a task's words (see task_words.h).
#include "task_words.h"

#include <stdio.h>

#include "markdown.h"

bool task_words_read(Reading *r, const char *folder, const char *file, const char *const *checks, int nchecks,
                     TaskWords *w) {
  Markdown m;
  if (!markdown_read(r, folder, file, &m)) return false;
  const char *hints;
  w->fails = keep_get(r->keep, sizeof *w->fails * (size_t)(nchecks + 1));
  if (!(w->title = markdown_title(r, &m)) || !(w->story = markdown_take(r, &m, "story", NULL, false)) ||
      !(hints = markdown_take(r, &m, "hints", NULL, false)) ||
      !(w->solved = markdown_take(r, &m, "solved", NULL, false)))
    return false;
  for (int i = 0; i < nchecks; i++) {
    char section[120];
    snprintf(section, sizeof section, "fail-%s", checks[i]);
    if (!(w->fails[i] = markdown_take(r, &m, section, NULL, false))) return false;
  }
  if (!markdown_all_used(r, &m)) return false;
  if (markdown_list(r->keep, hints, w->hints, TASK_HINTS) == TASK_HINTS) return true;
  return snprintf(r->why, r->size, "%s: \"## hints\" must be a list of %d entries", m.file, TASK_HINTS), false;
}
