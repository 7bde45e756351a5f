// What mplab has and has not, by name: data for subset.c.
#ifndef LANG_SYNTAX_SUBSET_TABLES_H
#define LANG_SYNTAX_SUBSET_TABLES_H

typedef struct Absent {
  const char *name, *instead;
} Absent;  // what is not there, and a way out
typedef struct Lacking {
  const char *module, *names, *instead;
} Lacking;  // what of CPython's a module has not, in words, and a way out

extern const char *const subset_first_modules[];  // a file beside the program does not shadow them: CPython has them
                                                  // before it looks for files
extern const char *const subset_modules[];        // NULL ends each of these
extern const Absent subset_absent_modules[];      // the usual ones; of others is said only that they are not there
extern const Absent subset_absent_builtins[];
extern const Absent subset_python2_names[];
extern const Absent subset_absent_members[];  // "os.listdir": with a way out of its own
extern const Lacking subset_lacks[];          // tests/lang/module_names holds it against python3

#endif
