// Markers: the comments of a lesson's program that make a line a switch or a constant a knob.
//
//   WORKERS = 4              #: knob 1..16 explore 2
//   METHOD = "fork"          #: knob fork|spawn|forkserver
//   with lock:               #: switch lock
//   while q.full():          #: switch recheck -> if q.full():
//
// A marker stands behind a simple statement or behind a compound statement's header. One that cannot be read is
// refused, and so is a comment that begins with "#:" and nearly one of the two words.
#ifndef LANG_SYNTAX_MARKERS_H
#define LANG_SYNTAX_MARKERS_H

#include "ast.h"
#include "lexer.h"

typedef struct ShownTree {  // what parse() really makes: a Tree, and where its markers stand
  Tree tree;
  const Marker *markers;
  int nmarkers;
} ShownTree;

// A line (from 1) as it is shown: without its marker and the blanks before it. Not NUL-terminated. t comes from
// parse().
const char *marker_line_shown(const Tree *t, uint32_t line, size_t *size);

#endif
