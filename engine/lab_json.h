// A finished run as one JSON object (mplab run --json).
#ifndef LAB_JSON_H
#define LAB_JSON_H

#include "lab.h"

void json_print_run(Lab *lab, const LabSnapshot *s, int code);   // on stdout, alone

#endif
