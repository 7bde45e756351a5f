// The words' table, and the choice of a language by the environment.
#include "words.h"

#include <stdlib.h>
#include <string.h>

static const char *const texts[WORD_COUNT][LANGUAGES] = {
#define WORD(name, en, zh) {en, zh},
    WORDS(WORD)
#undef WORD
};

const char *word(Language language, Word w) { return texts[w][language]; }

Language words_language(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (int i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return strncmp(value, "zh", 2) ? ENGLISH : CHINESE;
  }
  return ENGLISH;
}
