// A walk over a tree that needs no stack of the machine: a program may nest as deep as it likes.
#ifndef LANG_SYNTAX_TREE_H
#define LANG_SYNTAX_TREE_H

#include "ast.h"

// Called for each node, parents first, in the order of the text. depth: 1 for the statements of the module. false: the
// walk ends.
typedef bool (*TreeVisit)(void *data, const Node *n, int depth);
bool tree_walk(const Tree *t, TreeVisit visit, void *data);  // false: a visit has ended it

#endif
