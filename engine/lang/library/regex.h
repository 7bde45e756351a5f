// The instructions of a compiled pattern. _re_parser.py makes them (the same numbers stand there), regex.c runs them.
//
// A program is a row of 32-bit words. Each instruction is its number and its operands; x and y are places in the row.
#ifndef LANG_LIBRARY_REGEX_H
#define LANG_LIBRARY_REGEX_H

typedef enum RegexOp {
  RE_MATCH,  //                        the pattern, or what a LOOK holds, has matched
  RE_CHAR,   // c                      this character
  RE_FOLD,   // c                      this one (lower case), in either case
  RE_ANY,    //                        any but a newline
  RE_ALL,    //                        any
  RE_SET,    // not fold n (lo hi)…    one of n ranges; lo < 0: a class, -1 - RegexClass
  RE_SPLIT,  // x y                    go on at x; if that fails, at y
  RE_JUMP,   // x
  RE_SAVE,   // slot                   the position, put into a slot: 2n and 2n + 1 are group n's
  RE_AT,     // RegexPlace             here is such a place
  RE_REF,    // group fold             what the group matched, again
  RE_LOOK,   // ahead not width x      what follows (up to MATCH) matches here, or width characters before; go on at x
  RE_LOOP,   // min max greedy         the one-character instruction that follows, so many times (max -1: any number)
  RE_CLEAR,  // slot                   a loop begins: it has had no turn
  RE_TURN,   // slot                   a turn of it begins here, unless the one before began here too
  RE_IFSET,  // group x                go on at x if the group has not matched
} RegexOp;

// RE_ASCII is added
typedef enum RegexClass {
  RE_DIGIT,
  RE_NOT_DIGIT,
  RE_WORD,
  RE_NOT_WORD,
  RE_SPACE,
  RE_NOT_SPACE,
  RE_ASCII = 8
} RegexClass;
typedef enum RegexPlace {
  RE_TEXT_BEGIN,
  RE_LINE_BEGIN,
  RE_TEXT_END,
  RE_LINE_END,
  RE_LAST_END,
  RE_BOUNDARY,
  RE_NO_BOUNDARY,
  RE_ASCII_BOUNDARY,
  RE_ASCII_NO_BOUNDARY
} RegexPlace;

#endif
