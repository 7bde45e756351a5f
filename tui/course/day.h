// A day of the calendar where the learner is, as the count of days since 1970-01-01.
#ifndef TUI_COURSE_DAY_H
#define TUI_COURSE_DAY_H

#include <stdbool.h>

enum { DAY_TEXT = 11 };  // bytes of "2026-11-30"

// $MPLAB_TODAY, if it is a day ("2026-11-30"), else what the clock says.
int day_today(void);
bool day_read(const char *text, int *day);
const char *day_write(int day, char to[DAY_TEXT]);

#endif
