// The modules of lang written in C. Each table ends with {0}; boot gives them to machine_add_modules.
#ifndef LANG_LIBRARY_MODULES_H
#define LANG_LIBRARY_MODULES_H

#include "lang/machine/machine.h"

void object_boot(Machine *m);    // the methods of object, type, super
void builtins_boot(Machine *m);  // print, len, … into m->builtins

extern const ModuleDef math_modules[];           // math
extern const ModuleDef cmath_modules[];          // cmath
extern const ModuleDef lang_modules[];           // _lang: what namedtuple, enum and traceback stand on
extern const ModuleDef regex_modules[];          // _re: runs what re.py compiles
extern const ModuleDef digest_modules[];         // _digest: under hashlib.py and zlib.py
extern const ModuleDef json_modules[];           // _json: plain data to text and back, under json
extern const NativeDef *const iterator_methods;  // of every iterator's class: iterator_state.c
extern const ModuleDef iterator_modules[];       // _iterators
extern const ModuleDef itertools_modules[];      // _itertools: iterators in C, under itertools
extern const ModuleDef random_modules[];         // _random: what random.py stands on

// The seed of a process that never calls random.seed: whoever starts or forks a process calls this first thing in it.
// If random is imported already its generator starts anew from the seed.
void random_seed_fresh(Machine *m, uint64_t seed);
// As if so many words had been drawn from a generator of _random; another value is left alone.
void random_skip(Value generator, int words);

#endif
