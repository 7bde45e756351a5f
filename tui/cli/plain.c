// mplab LESSON --plain (see plain.h): reading what is said, and doing it.
#include "plain.h"

#include <ctype.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/visible.h"
#include "tui/screens/commands.h"
#include "tui/words/keys.h"

enum { GIVEN = 1500, LINE = 1024, FRAME = 33 };  // ms: a run is given before it is told how it stands; a picture

// ---- reading ----

// The next line without its end; meanwhile a run goes on. false: the end of what is said.
static bool read_line(Plain *p, char *to, size_t size) {
  size_t n = 0;
  for (;;) {
    struct pollfd fds[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = lab_fd(p->hand.app.lab), .events = POLLIN}};
    bool goes = hand_goes_on(&p->hand);
    if (poll(fds, 2, goes ? FRAME : 500) < 0 && errno != EINTR) return false;
    if (goes || fds[1].revents) hand_look(&p->hand);
    if (!fds[0].revents) continue;
    char c;
    ssize_t got = read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return to[n] = 0, n > 0;
    if (c == '\n') return to[n] = 0, true;
    if (n + 1 < size && c != '\r') to[n++] = c;
  }
}

// ---- doing ----

static View *view_of(Plain *p) { return &p->hand.app.bench.view; }

// The command whose name, in either language, the words begin with, in English and with what follows it: "开关 lock"
// is "switch lock". false: there is none
static bool named(const char *words, char *command, size_t size) {
  static const char *const short_names[][2] = {
      {"next", "next page"}, {"previous page", "page before"}, {"forward", "on"}};
  size_t longest = 0;
  for (int i = 0; i < KEYS; i++)
    for (int k = 0; k < 2; k++)
      for (int language = 0; language < LANGUAGES; language++) {
        const char *name = key_rows[i].name[k][language];
        size_t n = strlen(name);
        if (n <= longest || strncmp(words, name, n) || (words[n] && words[n] != ' ')) continue;
        longest = n;
        snprintf(command, size, "%s%s", key_rows[i].name[k][ENGLISH], words + n);
      }
  for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++)
    if (!strcmp(words, short_names[i][0])) return snprintf(command, size, "%s", short_names[i][1]), true;
  return longest > 0;
}

// Of "back 3" the number; 1 without one.
static int times_of(const char *command, const char *name) {
  size_t n = strlen(name);
  int times = !strncmp(command, name, n) && command[n] == ' ' ? atoi(command + n + 1) : 1;
  return times < 1 ? 1 : times > 10000 ? 10000 : times;
}

// Numbers as they are shown become the options' names, or stay what they are.
static bool answer(Plain *p, const char *words) {
  View *v = view_of(p);
  const Ask *ask = view_ask(v);
  char command[LINE] = "answer ";
  if (!ask) return plain_say(p, "%s", PLAIN(p, "Nothing is asked here.", "这里没有提问。")), true;
  const char *line = words + (strncmp(words, "line ", 5) ? 0 : 5);
  if (ask->kind == ASK_LINE && isdigit((unsigned char)*line)) {
    bench_answer(&p->hand.app.bench, line);
    return true;
  }
  if (ask->kind == ASK_NUMBER || ask->kind == ASK_LINE) {
    snprintf(command, sizeof command, "answer %s", words);
  } else if (ask->kind == ASK_WHO) {
    snprintf(command, sizeof command, "answer %s%s", strncmp(words, "who ", 4) ? "who " : "", words);
  } else if (ask_option(ask, words, strcspn(words, " ")) >= 0) {  // by their own names
    snprintf(command, sizeof command, "answer %s", words);
  } else {
    for (const char *s = words; *s; s += strcspn(s, " "), s += *s == ' ') {
      int option = isdigit((unsigned char)*s) ? view_option_of(v, atoi(s)) : -1;
      if (option >= ask->noptions || (option < 0 && strcmp(words, "none") != 0)) return false;
      if (option < 0) break;
      snprintf(command + strlen(command), sizeof command - strlen(command), "%s%s",
               command[strlen(command) - 1] == ' ' ? "" : " ", ask->options[view_option_at(v, option)].id);
    }
  }
  return hand_give(&p->hand, command);
}

static void wait_a_moment(Plain *p) { hand_wait(&p->hand, GIVEN, false); }

// Letters and keys one after the other: "M M A B".
static bool press(Plain *p, const char *words) {
  for (const char *s = words; *s; s++)
    if (*s != ' ' && s[1] && s[1] != ' ') return false;
  for (const char *s = words; *s; s++) {
    if (*s == ' ') continue;
    hand_key(&p->hand, (uint32_t)(unsigned char)*s);
    wait_a_moment(p);
  }
  return true;
}

// A command by its name. What opens a line to type into has no use here.
static bool give(Plain *p, const char *words) {
  char command[LINE];
  if (!named(words, command, sizeof command)) return false;
  KeyId id = key_id(command);
  int times = times_of(command, "back");
  if (times == 1) times = times_of(command, "on");
  if ((id == KEY_VALUES && !strchr(command, ' ')) || id == KEY_ALL || id == KEY_OPEN || id == KEY_SEEK) return false;
  if (id == KEY_VALUES) {  // "values WORKERS 3"
    const char *rest = strchr(command, ' ');
    char set[LINE];
    snprintf(set, sizeof set, "value%s", rest);
    return hand_give(&p->hand, set);
  }
  for (int i = 0; i < times; i++) {
    if (!hand_give(&p->hand, command)) return false;
    if (times > 1) wait_a_moment(p);
  }
  return true;
}

// What the dialogue has beside the workbench's commands. true: it was one, and it has been told
static bool ask_dialogue(Plain *p, const char *words) {
  static const struct {
    const char *name;
    void (*tell)(Plain *p);
  } rows[] = {{"page", plain_page},   {"program", plain_program}, {"where", plain_where},
              {"order", plain_order}, {"?", plain_help},          {"help", plain_help}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (!strcmp(words, rows[i].name)) return rows[i].tell(p), true;
  if (!strncmp(words, "lane ", 5) && words[5]) return plain_lane(p, (char)toupper((unsigned char)words[5])), true;
  return false;
}

static void obey(Plain *p, const char *words) {
  Hand *h = &p->hand;
  *h->why = 0;
  *h->app.bench.tell = 0;
  if (ask_dialogue(p, words)) return;
  bool wait = !strcmp(words, "wait"), good;
  if (wait) good = true, hand_wait(h, HAND_LONGEST, false);
  else if (!strncmp(words, "answer ", 7)) good = answer(p, words + 7);
  else if (!strncmp(words, "value ", 6)) good = hand_give(h, words);
  else if (isdigit((unsigned char)*words)) good = answer(p, words);
  else good = give(p, words) || press(p, words);
  // A prompt or a menu that a key has opened waits for keys: nobody would give them.
  h->app.prompt.open = h->app.palette.open = false;
  h->app.menu = MENU_NONE;
  if (h->app.screen == &screen_help) app_back(&h->app);
  if (!good && *h->why) plain_say(p, "%s.", h->why);
  else if (!good)
    plain_say(p, PLAIN(p, "I do not know \"%s\". Say ? for what works here.", "不认识“%s”。说 ? 看这里能做什么。"),
              words);
  wait_a_moment(p);
  hand_wait(h, 1, true);
  plain_news(p);
}

static bool leaves(const Plain *p, const char *words) {
  const App *a = &p->hand.app;
  bool asks = !strcmp(words, "q") || !strcmp(words, "leave") || !strcmp(words, "quit") || !strcmp(words, "返回");
  return a->quit || (asks && a->screen == &screen_bench);
}

static void converse(Plain *p) {
  char line[LINE], why[600];
  bool echo = !isatty(STDIN_FILENO);  // a log has both sides
  for (;;) {
    plain_more(p);
    fputs("> ", stdout);
    fflush(stdout);
    if (!read_line(p, line, sizeof line)) break;
    char *words = line + strspn(line, " \t"), *end = words + strlen(words);
    while (end > words && (end[-1] == ' ' || end[-1] == '.')) *--end = 0;
    if (echo) visible_line(stdout, "%s", words);
    if (leaves(p, words)) return;
    if (!strcmp(words, "more") || !*words) continue;
    p->nwaits = 0;  // what was not asked for is not told
    obey(p, words);
    if (!progress_save(p->hand.app.progress, why, sizeof why)) plain_say(p, "%s", why);
  }
  putchar('\n');
}

static bool begin(Plain *p, Lab *lab, const Target *t) {
  enum { ROWS = 50, COLS = 120 };  // what is evidence of a goal is drawn there, unseen
  Hand *h = &p->hand;
  if (!hand_begin(h, lab, t->course, progress_load(NULL, h->why, sizeof h->why), ROWS, COLS)) return false;
  int language = progress_language(h->app.progress);
  h->app.language = language >= 0 ? (Language)language : words_language();
  if (!cli_utf8()) h->app.language = ENGLISH;
  h->app.bench.view.language = h->app.language;
  if (t->lesson) return hand_open(h, t->lesson, -1);
  bool good = bench_open(&h->app.bench, t->path, NULL, &h->app.refusal);
  if (!good) snprintf(h->why, sizeof h->why, "%.*s", (int)sizeof h->why - 1, h->app.refusal.headline);
  return good;
}

static void say_title(Plain *p, const Lesson *l) {
  const char *title = l->words[p->hand.app.language].title;
  if (l->review) plain_say(p, "%s.", title);
  else plain_say(p, PLAIN(p, "Lesson %d. %s.", "第 %d 课。%s。"), l->number, title);
}

int cli_plain(Lab *lab, const Target *t) {
  static Plain p;
  bool good = begin(&p, lab, t);
  if (!good) cli_bad("%s", p.hand.why);
  if (good) {
    if (t->lesson) say_title(&p, t->lesson);
    hand_wait(&p.hand, GIVEN, false);
    plain_page(&p);
    plain_note(&p);
    converse(&p);
  }
  hand_end(&p.hand);
  free(p.waits);
  return good ? 0 : EXIT_BAD;
}
