// A value of any length, whole: what an Array holds, a message that waits in a queue or in a pipe (see lab.h).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "inner.h"
#include "lang/pickle/tree.h"

enum { CELLS = 64, TEXT_MOST = 16 << 20, ITEM_MOST = 1 << 20 };  // cells read at once; bytes of a text, of a message

typedef struct Whole {
  char *text;
  size_t n, room;
} Whole;

static void put(Whole *t, const char *text) {
  size_t n = strlen(text);
  if (t->n + n >= TEXT_MOST || !GROW(t->text, t->room, t->n + n + 1, 4096)) return;
  memcpy(t->text + t->n, text, n + 1);
  t->n += n;
}

// b'abc\x00': the letters of one cell, without what stands around them.
static void put_letter(Whole *t, const WorldObjectView *v, int64_t word) {
  char text[40];
  value_text(v, word, text, sizeof text);
  size_t n = strlen(text);
  if (n < 3) return;
  text[n - 1] = '\0';
  put(t, text + 2);
}

static void put_cells(Lab *lab, const WorldObjectView *v, Whole *t) {
  int64_t words[CELLS];
  bool one = v->kind == KIND_VALUE || v->kind == KIND_RAWVALUE, letters = !one && v->typecode == 'c';
  put(t, one ? "" : letters ? "b'" : "[");
  for (uint32_t i = 0, n; i < v->count && t->n < TEXT_MOST - CELLS; i += n) {
    n = world_cells_read(lab->world, (uint32_t)v->id, i, CELLS, words);
    if (n == 0) break;
    for (uint32_t k = 0; k < n && i + k < v->count; k++) {
      char text[40];
      value_text(v, words[k], text, sizeof text);
      if (letters && words[k] == 0) {  // as .value: up to the first NUL
        put(t, "'");
        return;
      }
      if (letters) put_letter(t, v, words[k]);
      else put(t, i + k ? ", " : ""), put(t, text);
    }
  }
  put(t, one ? "" : letters ? "'" : "]");
}

static bool is_plain(const Lab *lab, uint32_t id) {
  const WorldObject *o = world_object(lab->world, id);
  return o->role != ROLE_RESULTS && o->role != ROLE_TASKS;
}

static void put_item(Lab *lab, uint32_t id, const WorldItem *item, Whole *t) {
  char task[LAB_TASK_TEXT];
  if (!is_plain(lab, id)) {  // a pool's own message: what the screen says of it is all that is to be said
    item_text(lab, id, item, task, sizeof task);
    put(t, task);
    return;
  }
  PickleTree tree;
  size_t size = 4 * (size_t)item->copied + 256;  // \xff: four for one; of objects their names
  char *text = malloc(size);
  if (!text) return;
  int root = pickle_read_whole(&tree, item->bytes, item->copied);
  pickle_write(&tree, root, NULL, text, size);
  pickle_forget(&tree);
  put(t, text);
  free(text);
}

static int read_item(Lab *lab, uint32_t id, LabPart part, int i, WorldItem *item, char *bytes) {
  if (part == LAB_PART_ITEM) return world_queue_items(lab->world, id, i, item, 1, bytes, ITEM_MOST);
  return world_pipe_items(lab->world, id, part == LAB_PART_SENT_BY_1, i, item, 1, bytes, ITEM_MOST);
}

static void put_message(Lab *lab, uint32_t id, LabPart part, int i, Whole *t) {
  WorldItem item;
  char *bytes = malloc(ITEM_MOST);
  if (bytes && read_item(lab, id, part, i, &item, bytes) == 1) put_item(lab, id, &item, t);
  free(bytes);
}

static bool is_inside(const char *text, size_t at) { return ((unsigned char)text[at] & 0xc0) == 0x80; }

size_t lab_value(Lab *lab, int object, LabPart part, int item, size_t offset, char *out, size_t size) {
  WorldObjectView v;
  Whole t = {0};
  if (size) *out = '\0';
  if (lab->state == LAB_NONE || object < 0 || object >= world_objects(lab->world) || item < 0) return 0;
  if (!world_object_read(lab->world, (uint32_t)object, &v)) return 0;
  WorldFamily family = world_kind_family(v.kind);
  if (part == LAB_PART_VALUE && family == FAMILY_CELLS) put_cells(lab, &v, &t);
  else if (part != LAB_PART_VALUE && family == (part == LAB_PART_ITEM ? FAMILY_QUEUE : FAMILY_PIPE))
    put_message(lab, (uint32_t)object, part, item, &t);
  size_t n = t.n > offset ? t.n - offset : 0;
  if (n >= size) n = size ? size - 1 : 0;
  while (n && offset + n < t.n && is_inside(t.text, offset + n)) n--;
  if (n) memcpy(out, t.text + offset, n);
  if (size) out[n] = '\0';
  free(t.text);
  return t.n;
}
