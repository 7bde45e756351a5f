// Keywords, strings, comments, numbers: enough of Python's lexicon to colour a line.
#include "syntax.h"

#include <ctype.h>
#include <string.h>

static bool keyword(const char *s, int n) {
  static const char words[] =
      " False None True and as assert break class continue def del elif else except finally for from global if "
      "import in is lambda nonlocal not or pass raise return try while with yield ";
  for (const char *w = words; (w = strstr(w, s)), w; w++) {
    if (w[-1] == ' ' && w[n] == ' ') return true;
  }
  return false;
}

static int until_triple(Syntax *state, const char *s, int from) {
  int n = from;
  for (; s[n]; n++) {
    if (s[n] == '\\' && s[n + 1]) n++;
    else if (s[n] == state->quote && s[n + 1] == state->quote && s[n + 2] == state->quote) {
      state->quote = 0;
      return n + 3;
    }
  }
  return n;
}

static int string_piece(Syntax *state, const char *s) {
  char quote = *s;
  if (s[1] == quote && s[2] == quote) {
    state->quote = quote;
    return until_triple(state, s, 3);
  }
  int n = 1;
  while (s[n] && s[n] != quote) n += s[n] == '\\' && s[n + 1] ? 2 : 1;
  return n + (s[n] == quote);
}

int syntax_piece(Syntax *state, const char *s, Style *style) {
  int n = 0;
  *style = STYLE_STRING;
  if (state->quote && *s) return until_triple(state, s, 0);
  if (*s == '"' || *s == '\'') return string_piece(state, s);
  *style = STYLE_COMMENT;
  if (*s == '#') return (int)strlen(s);
  *style = STYLE_NUMBER;
  if (isdigit((unsigned char)*s)) {
    while (isalnum((unsigned char)s[n]) || s[n] == '.' || s[n] == '_') n++;
    return n;
  }
  *style = STYLE_PLAIN;
  if (isalpha((unsigned char)*s) || *s == '_') {
    char name[16] = "";
    while (isalnum((unsigned char)s[n]) || s[n] == '_') n++;
    if ((s[n] == '"' || s[n] == '\'') && n <= 2) {  // f"…", rb'…'
      *style = STYLE_STRING;
      return n + string_piece(state, s + n);
    }
    if (n < (int)sizeof name) {
      memcpy(name, s, (size_t)n);
      if (keyword(name, n)) *style = STYLE_KEYWORD;
    }
    return n;
  }
  while (s[n] && !isalnum((unsigned char)s[n]) && !strchr("_\"'#", s[n])) n++;
  return n;
}
