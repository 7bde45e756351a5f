// Is a queue's get one step in a run that the caller steps through? It is in explore, unless the program could tell
// (explore/gets.c), which explore finds out in its orders. Here no order has been tried: where the program's text names
// what could tell, a get is two steps, and who is killed as it waits leaves the reading lock taken.
#include <ctype.h>
#include <string.h>

#include "gate.h"

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

// Is it there as a word of its own? What is not text (the modules' ends) is no letter.
static bool names(const char *text, size_t size, const char *word) {
  size_t n = strlen(word);
  if (!text) return false;
  for (const char *at = text; (at = memmem(at, size - (size_t)(at - text), word, n)); at += n)
    if ((at == text || !in_word(at[-1])) && (at + n == text + size || !in_word(at[n]))) return true;
  return false;
}

bool gate_whole_gets(const Lab *lab) {
  static const char *const tell[] = {"get_nowait", "Empty", "terminate", "kill", "killpg", "_exit", "SIGSTOP"};
  for (size_t i = 0; i < sizeof tell / sizeof *tell; i++)
    if (names(lab->text, lab->size, tell[i])) return false;
  // Of python3 less is known: somebody may end while another of its strands waits.
  static const char *const ends[] = {"daemon", "threading"};
  for (size_t i = 0; lab->python && i < sizeof ends / sizeof *ends; i++)
    if (names(lab->text, lab->size, ends[i])) return false;
  return true;
}
