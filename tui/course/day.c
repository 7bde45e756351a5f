// Days, by the C library's calendar (see day.h).
#include "day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DAY = 24 * 60 * 60 };

static int day_of(const struct tm *t) {
  struct tm date = {.tm_year = t->tm_year, .tm_mon = t->tm_mon, .tm_mday = t->tm_mday};
  return (int)(timegm(&date) / DAY);
}

const char *day_write(int day, char to[DAY_TEXT]) {
  time_t seconds = (time_t)day * DAY;
  struct tm t;
  if (!gmtime_r(&seconds, &t) || !strftime(to, DAY_TEXT, "%Y-%m-%d", &t)) *to = 0;
  return to;
}

// Only as it is written: no 30th of February.
bool day_read(const char *text, int *day) {
  char again[DAY_TEXT];
  struct tm t = {0};
  if (strlen(text) != DAY_TEXT - 1 || !strptime(text, "%Y-%m-%d", &t)) return false;
  int read = day_of(&t);
  if (read < 0 || strcmp(day_write(read, again), text) != 0) return false;
  *day = read;
  return true;
}

int day_today(void) {
  const char *given = getenv("MPLAB_TODAY");
  time_t now = time(NULL);
  struct tm t;
  int day = 0;
  if (given && day_read(given, &day)) return day;
  return localtime_r(&now, &t) ? day_of(&t) : 0;
}
