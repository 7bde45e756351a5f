// The parts of mplab check.
#ifndef TUI_CLI_CHECK_H
#define TUI_CLI_CHECK_H

#include "cli.h"

// check_pages.c: quick: only the pages' own commands are played. true: all came out as they must
bool check_pages(const Course *course, const Lesson *l, bool quick);

// check_tasks.c: quick: only the starters and one good answer each. true: all came out as they must
bool check_tasks(const Tasks *all, bool (*wanted)(void *data, const Task *t), void *data, bool quick);

#endif
