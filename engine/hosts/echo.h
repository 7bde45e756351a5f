// What a process gives to what is shared and gets back itself, in private work that is done again (whatif.h): a value
// that it stored and then loads, a message that it sent and then receives.
//
// Where it gives something else than it gave then, what it got back then is that other thing now.
#ifndef HOSTS_ECHO_H
#define HOSTS_ECHO_H

#include "whatif.h"

enum { ECHOES = 16 };  // kept at once; the oldest is forgotten

typedef struct Echo {
  bool is_word;
  uint32_t object, index;  // a word's cell
  int64_t gave, gives;     // … then and now
  uint64_t hash;           // of the message that it gave then
  char *bytes;             // the one that it gives now
  uint32_t size;
} Echo;
typedef struct Echoes {
  Echo one[ECHOES];
  uint32_t next;
} Echoes;

void echo_given(Echoes *e, const PastStep *was, const WorldCall *now);  // that step is done again
// What it gets now, in place of what it got then. false: the same
bool echo_word(const Echoes *e, const PastStep *was, int64_t *word);
bool echo_message(const Echoes *e, const PastStep *was, const void **out, uint32_t *size);
void echo_free(Echoes *e);

#endif
