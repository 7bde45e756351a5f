// What is in a pickle, read without a machine into a small tree: for watchers, who ask of a message what it is.
//
// It survives any bytes, and a big pickle costs no more than a small one: when the tree is full the reading stops, and
// what is open is closed with a … of its own (PN_MORE). A tree points into the bytes that it was read from.
//
//   PickleTree t;
//   int root = pickle_read(&t, bytes, size);                   (job, i, True, [9])
//   if (pickle_count(&t, root) == 4 && pickle_is(&t, pickle_item(&t, root, 2), PN_TRUE)) …
//   pickle_write(&t, pickle_item(&t, root, 3), NULL, text, sizeof text);
#ifndef LANG_PICKLE_TREE_H
#define LANG_PICKLE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PICKLE_NODES = 320, PICKLE_STACK = 128, PICKLE_MARKS = 32, PICKLE_MEMO = 512, PICKLE_NO_NODE = 0xffff };

typedef enum PickleNodeKind {
  PN_NONE,
  PN_TRUE,
  PN_FALSE,
  PN_INT,
  PN_LONG,
  PN_FLOAT,
  PN_STR,
  PN_BYTES,
  PN_LIST,
  PN_TUPLE,
  PN_DICT,
  PN_SET,
  PN_FROZENSET,
  PN_NAME,
  PN_OBJECT,
  PN_REF,
  PN_MORE,
} PickleNodeKind;

typedef struct PickleNode {
  uint8_t kind;
  bool open;                   // it is being written: what refers to it from inside is a …
  bool cut;                    // a text of which only the beginning is there
  uint16_t first, last, next;  // children: items; of a dict keys and values in turn; of an object class, args, state
  union {
    int64_t number;
    double real;
    uint16_t target;
  };
  const char *data;
  uint32_t size;  // STR, BYTES, LONG, NAME
} PickleNode;

typedef struct PickleTree {
  PickleNode *nodes;  // its own ones, or as many as a whole pickle may need
  uint16_t *stack, *memo;
  int room, stack_room, memo_room;
  int nnodes, nstack;
  uint16_t marks[PICKLE_MARKS];
  int nmarks;
  unsigned nmemo;
  const unsigned char *p, *end;
  bool full;
  PickleNode own_nodes[PICKLE_NODES];
  uint16_t own_stack[PICKLE_STACK], own_memo[PICKLE_MEMO];
} PickleTree;

// Nodes are numbers; -1: none. What is asked of none, or of a node of another kind, is answered with no, 0 or none.
int pickle_read(PickleTree *t, const void *data, size_t size);  // the whole
// Likewise, with room for a big one: nothing is left out of what a pickle of 64 KiB holds. pickle_forget frees it.
int pickle_read_whole(PickleTree *t, const void *data, size_t size);
void pickle_forget(PickleTree *t);
bool pickle_is(const PickleTree *t, int node, PickleNodeKind kind);
int pickle_count(const PickleTree *t, int node);        // items of a list or tuple, a … at its end included
int pickle_item(const PickleTree *t, int node, int i);  // of a list or tuple
bool pickle_int(const PickleTree *t, int node, int64_t *n);
bool pickle_text(const PickleTree *t, int node, const char **text, size_t *size);  // of a str, or of a global's name
typedef enum PicklePart { PICKLE_CLASS, PICKLE_ARGS, PICKLE_STATE } PicklePart;
int pickle_part(const PickleTree *t, int node,
                PicklePart part);  // of an object, as it is made: what is called, with what
// As Python writes it, cut to size with …. before: of an instance's attributes those from that one on are left out,
// NULL none. -1: a … alone.
void pickle_write(PickleTree *t, int node, const char *before, char *out, size_t out_size);

#endif
