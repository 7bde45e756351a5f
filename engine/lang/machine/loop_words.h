// Macros of the loop, for machine.c alone: the registers of the current instruction, the ends of an instruction, and
// the pattern of those that try two small ints first, then floats. They have a meaning only inside machine_loop.
#ifndef LANG_MACHINE_LOOP_WORDS_H
#define LANG_MACHINE_LOOP_WORDS_H

#define I (pc[-1])  // the instruction that is being done
#define A (r[I.a])
#define B (r[I.b])
#define C (r[I.c])

#define LOAD_FRAME() (f = s->top, r = f->r, pc = f->pc)
#ifdef MACHINE_WATCHED
#define WATCH()                                      \
  do {                                               \
    f->pc = pc;                                      \
    if (m->host->watch(m->host, m, s)) goto stopped; \
  } while (0)
#else
#define WATCH() ((void)0)
#endif
#define NEXT()          \
  do {                  \
    pc++;               \
    WATCH();            \
    goto *labels[I.op]; \
  } while (0)
#define SAVE() (f->pc = pc)
#define COUNT_DOWN()                \
  do {                              \
    if (--m->slice <= 0) goto tick; \
  } while (0)
// What has last words to say (object/last_words.c) says them before somebody reads what they may have changed.
#define LAST_WORDS()                                  \
  do {                                                \
    if (m->slice <= 0 && m->own.dying != V_UNBOUND) { \
      pc--;                                           \
      goto tick;                                      \
    }                                                 \
  } while (0)
// v is what a native returned for R[a]: the usual end of an instruction.
#define GIVE()                       \
  do {                               \
    if (is_special(v)) goto special; \
    put(m, &A, v);                   \
    NEXT();                          \
  } while (0)
#define RAISE() goto raised_here

// Two small ints, or words of which one is a float; anything else goes on at binary, compare or jump_compare.
#define BOTH_INTS (B & C & 1)
#define FLOATS(test, result)                              \
  if (float_pair(B, C, &x, &y) && (test)) {               \
    v = float_word(result);                               \
    if (v == V_UNBOUND) SAVE(), v = float_new(m, result); \
    GIVE();                                               \
  }
#define CHECKED(name, with_overflow, one, other, tag, of_floats) \
  L_##name : if (BOTH_INTS) {                                    \
    int64_t z;                                                   \
    if (!with_overflow(one, (int64_t)(other), &z)) {             \
      put(m, &A, (Value)z | (tag));                              \
      NEXT();                                                    \
    }                                                            \
    goto binary;                                                 \
  }                                                              \
  FLOATS(true, of_floats)                                        \
  goto binary;
#define SIMPLE(name, test, result)      \
  L_##name : if (BOTH_INTS && (test)) { \
    put(m, &A, result);                 \
    NEXT();                             \
  }                                     \
  goto binary;
// Where a wait on the clock asks how far apart two floats are (Machine.apart), compare tells it.
#define COMPARE(name, sign)                            \
  L_##name : if (BOTH_INTS) {                          \
    put(m, &A, from_bool((int64_t)B sign(int64_t) C)); \
    NEXT();                                            \
  }                                                    \
  if (!m->apart.wanted && float_pair(B, C, &x, &y)) {  \
    put(m, &A, from_bool(x sign y));                   \
    NEXT();                                            \
  }                                                    \
  goto compare;
#define JUMP_COMPARE(name, sign)                                      \
  L_##name : if (A & B & 1) {                                         \
    if (((int64_t)A sign(int64_t) B) == !!(I.x & XTRUE)) goto jump_c; \
    NEXT();                                                           \
  }                                                                   \
  if (!m->apart.wanted && float_pair(A, B, &x, &y)) {                 \
    if ((x sign y) == !!(I.x & XTRUE)) goto jump_c;                   \
    NEXT();                                                           \
  }                                                                   \
  goto jump_compare;

#endif
