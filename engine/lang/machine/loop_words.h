// Macros of the loop, for machine.c alone: the registers of the current instruction, the ends of an instruction, and
// the pattern of those that try two small ints first. They have a meaning only inside machine_loop.
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
// v is what a native returned for R[a]: the usual end of an instruction.
#define GIVE()                       \
  do {                               \
    if (is_special(v)) goto special; \
    put(m, &A, v);                   \
    NEXT();                          \
  } while (0)
#define RAISE() goto raised_here

// Two small ints; anything else goes on at binary, compare or jump_compare.
#define BOTH_INTS (B & C & 1)
#define CHECKED(name, with_overflow, x, y, tag) \
  L_##name : if (BOTH_INTS) {                   \
    int64_t z;                                  \
    if (!with_overflow(x, (int64_t)(y), &z)) {  \
      put(m, &A, (Value)z | (tag));             \
      NEXT();                                   \
    }                                           \
  }                                             \
  goto binary;
#define SIMPLE(name, test, result)      \
  L_##name : if (BOTH_INTS && (test)) { \
    put(m, &A, result);                 \
    NEXT();                             \
  }                                     \
  goto binary;
#define COMPARE(name, sign)                            \
  L_##name : if (BOTH_INTS) {                          \
    put(m, &A, from_bool((int64_t)B sign(int64_t) C)); \
    NEXT();                                            \
  }                                                    \
  goto compare;
#define JUMP_COMPARE(name, sign)                                      \
  L_##name : if (A & B & 1) {                                         \
    if (((int64_t)A sign(int64_t) B) == !!(I.x & XTRUE)) goto jump_c; \
    NEXT();                                                           \
  }                                                                   \
  goto jump_compare;

#endif
