// A finished run as one JSON object (mplab run --json).
#ifndef LAB_JSON_H
#define LAB_JSON_H

#include "lab.h"

struct cJSON;
void json_print_run(Lab *lab, const LabSnapshot *s, int code);  // on stdout, alone

// For others that write JSON.
void json_add_int(struct cJSON *to, const char *name, int64_t n);                 // written whole, not through a double
struct cJSON *json_clean_string(const char *text, size_t size);                   // what is not UTF-8 in it is replaced
void json_add_board(struct cJSON *to, const LabSnapshot *s, const LabObject *o);  // json_boards.c

#endif
