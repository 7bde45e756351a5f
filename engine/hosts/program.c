// A program's file: read, and made into code (see program.h).
#include "program.h"

#include "sibling_modules.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "lang/object/text.h"
#include "lang/compile/compile.h"
#include "lang/syntax/refusal.h"

static char *refuse(Refusal *r, const char *path, const char *what, const char *instead) {
  refusal_set_bare(r, path, 0, "", instead, "%s", what);
  return NULL;
}

static const char *reason(int error) {
  switch (error) {
  case ENOENT: return "no such file";
  case EACCES: return "may not be read (permission denied)";
  case EISDIR: return "is a directory, not a Python file";
  default: return strerror(error);
  }
}

// The place of the first byte that is wrong, as line and column.
static char *refuse_at(Refusal *r, const char *path, const char *text, const char *bad, const char *what,
                       const char *instead) {
  refuse(r, path, what, instead);
  r->line = 1;
  const char *start = text;
  for (const char *p = text; p < bad; p++)
    if (*p == '\n') {
      r->line++;
      start = p + 1;
    }
  r->col = (uint32_t)(bad - start) + 1;
  return NULL;
}

static const char *first_bad_utf8(const char *text, size_t size) {
  const char *p = text, *end = text + size;
  while (p < end) {
    int n = 1;
    uint32_t c = utf8_decode(p, end, &n);
    if (c == 0xfffd && !(n == 3 && memcmp(p, "\xef\xbf\xbd", 3) == 0)) return p;
    p += n;
  }
  return NULL;
}

static char *check_text(char *text, size_t *size, const char *path, Refusal *r) {
  if (*size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
    *size -= 3;
    memmove(text, text + 3, *size);
  }
  text[*size] = '\0';
  const char *bad = memchr(text, '\0', *size);
  if (bad) {
    refuse_at(r, path, text, bad, "source code cannot contain null bytes", "this is not a text file");
    free(text);
    return NULL;
  }
  bad = first_bad_utf8(text, *size);
  if (bad) {
    refuse_at(r, path, text, bad, "this byte is not UTF-8", "save the file as UTF-8");
    free(text);
    return NULL;
  }
  return text;
}

static char *read_all(int fd, size_t *size, const char *path, Refusal *r) {
  struct stat st;
  if (fstat(fd, &st) != 0) return refuse(r, path, reason(errno), "");
  if (S_ISDIR(st.st_mode)) return refuse(r, path, reason(EISDIR), "");
  if (!S_ISREG(st.st_mode)) return refuse(r, path, "is not a file", "");
  char *text = malloc(PROGRAM_MAX + 2);
  if (text == NULL) return refuse(r, path, "there is no memory to read it", "");
  size_t n = 0;
  while (n <= PROGRAM_MAX) {
    ssize_t got = read(fd, text + n, PROGRAM_MAX + 1 - n);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      refuse(r, path, reason(errno), "");
      free(text);
      return NULL;
    }
    if (got == 0) break;
    n += (size_t)got;
  }
  if (n > PROGRAM_MAX) {
    free(text);
    return refuse(r, path, "is larger than 1 MiB", "");
  }
  *size = n;
  return check_text(text, size, path, r);
}

char *program_text(const char *path, size_t *size, Refusal *r) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a FIFO must not hold us
  if (fd < 0) return refuse(r, path, reason(errno), "");
  char *text = read_all(fd, size, path, r);
  close(fd);
  return text;
}

char *program_read(const char *path, size_t *size, Refusal *r) {
  char *text = program_text(path, size, r);
  return text ? siblings_gather(path, text, size, r) : NULL;
}

Code *program_compile(const char *path, const char *text, size_t size, const KnobSetting *settings, int nsettings,
                      Tree **tree, Refusal *r) {
  Tree *t = parse(path, "__main__", text, strlen(text), settings, nsettings, r);
  if (t == NULL) return NULL;
  siblings_tell(t, text, size);
  Code *code = check_subset(t, r) ? compile(t, r) : NULL;
  if (code && !siblings_compile(path, text, size, true, r)) code = NULL;
  if (code && tree) *tree = t;
  else tree_free(t);
  return code;
}

Code *program_compile_again(const char *path, const char *text, size_t size, const KnobSetting *settings, int nsettings,
                            Refusal *r) {
  Tree *t = parse(path, "__main__", text, strlen(text), settings, nsettings, r);
  if (t == NULL) return NULL;
  Code *code = compile(t, r);
  tree_free(t);
  return code && siblings_compile(path, text, size, false, r) ? code : NULL;
}

Tree *program_tree(const char *path, const char *text) {
  Refusal r;
  return parse(path, "__main__", text, strlen(text), NULL, 0, &r);
}

uint64_t program_hash(const char *text, size_t size) { return fnv_add(FNV_EMPTY, text, size); }
