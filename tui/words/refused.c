// Why a file cannot be run, in the screen's language (see refused.h).
#include "refused.h"

#include <stdio.h>
#include <string.h>

#include "refused_zh.h"

static const struct {
  const char *english, *chinese;
} rows[] = {
#define REFUSED(english, chinese) {english, chinese},
    REFUSED_ZH(REFUSED)
#undef REFUSED
};

enum { PARTS = 4 };

typedef struct Part {
  const char *text;
  int size;
} Part;

// Does the text match the form? Each part takes as little text as possible.
static bool fits(const char *form, const char *text, Part *parts, int n) {
  const char *part = strstr(form, "{}");
  size_t before = part ? (size_t)(part - form) : strlen(form);
  if (strncmp(form, text, before)) return false;
  text += before;
  if (!part) return !*text;
  for (size_t size = 1; n < PARTS && text[0] && size <= strlen(text); size++) {
    parts[n] = (Part){text, (int)size};
    if (fits(part + 2, text + size, parts, n + 1)) return true;
  }
  return false;
}

static void fill(const char *form, const Part *parts, char *to, size_t size) {
  size_t n = 0;
  for (int i = 0; *form && n + 1 < size;) {
    if (!strncmp(form, "{}", 2)) {
      n += (size_t)snprintf(to + n, size - n, "%.*s", parts[i].size, parts[i].text);
      i++;
      form += 2;
    } else {
      to[n++] = *form++;
    }
  }
  to[n < size ? n : size - 1] = 0;
}

bool refused_zh(const char *english, char *to, size_t size) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Part parts[PARTS] = {{"", 0}};
    if (!fits(rows[i].english, english, parts, 0)) continue;
    fill(rows[i].chinese, parts, to, size);
    return true;
  }
  snprintf(to, size, "%s", english);
  return false;
}

// The text with its last `was` replaced.
static void replace(char *text, size_t size, const char *was, const char *by) {
  char after[2048], *at = NULL;
  for (char *next = text; *was && (next = strstr(next, was)); next++) at = next;
  if (!at) return;
  snprintf(after, sizeof after, "%s", at + strlen(was));
  snprintf(at, size - (size_t)(at - text), "%s%s", by, after);
}

static void in_chinese(const char *part, char *text, size_t size) {
  char said[600];
  if (*part && refused_zh(part, said, sizeof said)) replace(text, size, part, said);
}

char *refused_headline(Language language, const LabRefusal *r, char *to, size_t size) {
  snprintf(to, size, "%s", r->headline);
  if (language == CHINESE) in_chinese(r->what, to, size);
  return to;
}

char *refused_message(Language language, const LabRefusal *r, char *to, size_t size) {
  char headline[700];
  size_t n = strcspn(r->message, "\n");
  refused_headline(language, r, headline, sizeof headline);
  snprintf(to, size, "%s%s", headline, r->message + n);
  if (language == CHINESE) in_chinese(r->instead, to, size);
  return to;
}
