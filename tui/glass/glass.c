// The one file with curses. Styles become attributes here, for 256 colours, 8 or none; with fewer colours bold, dim or
// reverse stands for a colour.
#include "glass.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static SCREEN *terminal;
static Grid shown;
static bool unicode;
static int colours;  // 256, 8 or 0
static struct termios saved;
static char restore[512];  // restores the terminal; prepared, since a dying process only writes it
static volatile sig_atomic_t asked_to_end;

// ---- styles ----

typedef struct Look {
  short many, eight;
  attr_t mono;
} Look;  // foreground of 256 and of 8 colours (-1: the terminal's), and what stands for it without

static const Look looks[STYLE_NAMES] = {
    [STYLE_PLAIN] = {-1, -1, 0},
    [STYLE_FAINT] = {245, -1, A_DIM},
    [STYLE_FRAME] = {240, -1, A_DIM},
    [STYLE_TITLE] = {-1, -1, A_BOLD},
    [STYLE_KEY] = {38, COLOR_CYAN, A_BOLD},
    [STYLE_GOOD] = {71, COLOR_GREEN, 0},
    [STYLE_BAD] = {203, COLOR_RED, A_BOLD},
    [STYLE_WARN] = {178, COLOR_YELLOW, A_BOLD},
    [STYLE_KEYWORD] = {140, COLOR_MAGENTA, A_BOLD},
    [STYLE_STRING] = {107, COLOR_GREEN, 0},
    [STYLE_COMMENT] = {245, -1, A_DIM},
    [STYLE_NUMBER] = {173, COLOR_YELLOW, 0},
    [STYLE_CODE] = {173, COLOR_YELLOW, A_UNDERLINE},
    [STYLE_PROCESS] = {39, COLOR_BLUE, 0},
    [STYLE_PROCESS + 1] = {208, COLOR_YELLOW, 0},
    [STYLE_PROCESS + 2] = {77, COLOR_GREEN, 0},
    [STYLE_PROCESS + 3] = {170, COLOR_MAGENTA, 0},
    [STYLE_PROCESS + 4] = {44, COLOR_CYAN, 0},
    [STYLE_PROCESS + 5] = {203, COLOR_RED, 0},
    [STYLE_PROCESS + 6] = {142, COLOR_YELLOW, A_BOLD},
    [STYLE_PROCESS + 7] = {105, COLOR_BLUE, A_BOLD},
};

static void make_colours(void) {
  const char *no = getenv("NO_COLOR");
  colours = 0;
  if ((no && *no) || !has_colors() || start_color() == ERR || COLORS < 8) return;
  short back = use_default_colors() == OK ? -1 : COLOR_BLACK;
  colours = COLORS >= 256 && COLOR_PAIRS >= 2 * STYLE_NAMES + 1 ? 256 : 8;
  for (short i = 0; i < (short)STYLE_NAMES; i++) {
    short fore = colours == 256 ? looks[i].many : looks[i].eight;
    init_pair((short)(i + 1), fore < 0 && back >= 0 ? COLOR_WHITE : fore, back);
    if (colours == 256)
      // the chosen row: legible on light terminals too
      init_pair((short)(STYLE_NAMES + i + 1), fore < 0 ? 255 : fore, 238);
  }
}

static attr_t attributes(Style style, short *pair) {
  int name = style & STYLE_NAME;
  attr_t a = 0;
  *pair = colours ? (short)(name + 1) : 0;
  if (!colours) a |= looks[name].mono;
  if (colours == 8 && (name == STYLE_FAINT || name == STYLE_FRAME || name == STYLE_COMMENT)) a |= A_DIM;
  if (colours == 8 && (name == STYLE_PROCESS + 6 || name == STYLE_PROCESS + 7)) a |= A_BOLD;
  if (style & STYLE_BOLD) a = (a & ~A_DIM) | A_BOLD;
  if (style & STYLE_DIM) a |= A_DIM;
  if (style & STYLE_REVERSE) a |= A_REVERSE;
  if (style & STYLE_UNDERLINE) a |= A_UNDERLINE;
  if (style & STYLE_CHOSEN) {
    if (colours == 256) *pair = (short)(STYLE_NAMES + name + 1);
    else a = (a & ~A_DIM) | A_REVERSE;
  }
  return a;
}

// ---- beginning and end ----

static void add_restore(const char *capability) {
  const char *s = tigetstr(capability);
  if (s && s != (const char *)-1 && strlen(restore) + strlen(s) < sizeof restore) strcat(restore, s);
}

static void die(int number) {  // async-signal-safe: two system calls, then the signal itself
  if (terminal) {
    ssize_t n = write(STDOUT_FILENO, restore, strlen(restore));
    (void)n;
    tcsetattr(STDIN_FILENO, TCSANOW, &saved);
  }
  signal(number, SIG_DFL);
  raise(number);
}

static void end_asked(int number) { asked_to_end = number; }

static void catch (int number, void (*handler)(int)) {
  struct sigaction a = {.sa_handler = handler};
  sigemptyset(&a.sa_mask);
  sigaction(number, &a, NULL);
}

static void catch_signals(void) {
  static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGXCPU, SIGXFSZ};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) catch (fatal[i], die);
  catch (SIGTERM, end_asked);
  catch (SIGHUP, end_asked);
  catch (SIGINT, end_asked);
  catch (SIGQUIT, end_asked);
  signal(SIGPIPE, SIG_IGN);
}

static bool capable(char *why, size_t size) {
  int error;
  const char *name = getenv("TERM");
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    snprintf(why, size, "%s is not a terminal; use mplab run …",
             isatty(STDOUT_FILENO) ? "standard input" : "standard output");
    return false;
  }
  if (!name || !*name || setupterm(NULL, STDOUT_FILENO, &error) == ERR) {
    snprintf(why, size, "the terminal \"%s\" is not known here (TERM); use mplab run …", name ? name : "");
    return false;
  }
  const char *move = tigetstr("cup");
  bool moves = move && move != (const char *)-1;
  del_curterm(cur_term);  // newterm reads its own
  if (!moves) {
    snprintf(why, size, "the terminal \"%s\" cannot place text on a screen (TERM); use mplab run …", name);
    return false;
  }
  return true;
}

bool glass_start(char *why, size_t size) {
  setlocale(LC_CTYPE, "");
  const char *codeset = nl_langinfo(CODESET);
  unicode = !strcasecmp(codeset, "UTF-8") || !strcasecmp(codeset, "utf8");
  if (!capable(why, size)) return false;
  tcgetattr(STDIN_FILENO, &saved);
  set_escdelay(25);  // ms: a terminal sends a key's bytes at once, and Escape alone should not wait
  terminal = newterm(NULL, stdout, stdin);
  if (!terminal) {
    snprintf(why, size, "the terminal cannot be used; use mplab run …");
    return false;
  }
  atexit(glass_stop);
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  idcok(stdscr, FALSE);  // a row is rewritten, never shifted: no terminal shows it half way
  curs_set(0);
  mouseinterval(0);
  mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
  make_colours();
  strcpy(restore, "\033[?1000l\033[?1006l");
  add_restore("sgr0");
  add_restore("op");
  add_restore("rmcup");
  add_restore("cnorm");
  add_restore("rmkx");
  catch_signals();
  return true;
}

void glass_stop(void) {
  if (!terminal) return;
  mousemask(0, NULL);
  endwin();
  delscreen(terminal);
  terminal = NULL;
  grid_free(&shown);
}

void glass_suspend(void) {
  if (!terminal) return;
  def_prog_mode();
  endwin();
  raise(SIGSTOP);
  reset_prog_mode();
  glass_forget();
}

int glass_signal(void) { return asked_to_end; }
bool glass_unicode(void) { return unicode; }

void glass_size(int *rows, int *cols) { getmaxyx(stdscr, *rows, *cols); }

// ---- showing ----

void glass_forget(void) {
  grid_free(&shown);
  clearok(curscr, TRUE);
}

static bool same(const Cell *a, const Cell *b) {
  return a->rune == b->rune && a->mark == b->mark && a->style == b->style;
}

static void show_cell(int row, int col, const Cell *c) {
  wchar_t text[3] = {(wchar_t)c->rune, (wchar_t)c->mark, 0};
  cchar_t cell;
  short pair;
  attr_t a = attributes(c->style, &pair);
  setcchar(&cell, text, a, pair, NULL);
  mvadd_wch(row, col, &cell);
}

void glass_show(const Grid *g) {
  bool all = shown.rows != g->rows || shown.cols != g->cols, any = all;
  if (all) {
    grid_size(&shown, g->rows, g->cols);
    erase();
  }
  for (int row = 0; row < g->rows; row++) {
    const Cell *now = &g->cells[row * g->cols];
    Cell *then = &shown.cells[row * g->cols];
    if (!all && !memcmp(now, then, sizeof(Cell) * (size_t)g->cols)) continue;
    int first = 0, last = g->cols - 1;
    while (!all && first < last && same(&now[first], &then[first])) first++;
    while (!all && last > first && same(&now[last], &then[last])) last--;
    while (first > 0 && !now[first].rune) first--;  // whole wide characters
    for (int col = first; col <= last; col++)
      if (now[col].rune) show_cell(row, col, &now[col]);
    memcpy(then, now, sizeof(Cell) * (size_t)g->cols);
    any = true;
  }
  if (any) refresh();
}

// ---- keys ----

static Input mouse(void) {
  MEVENT e;
  if (getmouse(&e) != OK) return (Input){.key = K_NONE};
  uint32_t key = e.bstate & BUTTON4_PRESSED                       ? K_WHEEL_UP
                 : e.bstate & BUTTON5_PRESSED                     ? K_WHEEL_DOWN
                 : e.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED) ? K_CLICK
                                                                  : K_NONE;
  return (Input){key, e.y, e.x};
}

static uint32_t function_key(wint_t key) {
  static const struct {
    int code;
    uint32_t key;
  } keys[] = {
      {KEY_UP, K_UP},         {KEY_DOWN, K_DOWN},
      {KEY_LEFT, K_LEFT},     {KEY_RIGHT, K_RIGHT},
      {KEY_HOME, K_HOME},     {KEY_END, K_END},
      {KEY_PPAGE, K_PAGE_UP}, {KEY_NPAGE, K_PAGE_DOWN},
      {KEY_BTAB, K_BACK_TAB}, {KEY_BACKSPACE, K_BACKSPACE},
      {KEY_ENTER, K_ENTER},   {KEY_RESIZE, K_RESIZE},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if ((wint_t)keys[i].code == key) return keys[i].key;
  return K_NONE;
}

Input glass_read(void) {
  for (int i = 0; i < 64; i++) {  // keys that mean nothing are passed over
    wint_t key;
    int kind = get_wch(&key);
    if (kind == ERR) break;
    if (kind == KEY_CODE_YES && key == KEY_MOUSE) {
      Input in = mouse();
      if (in.key) return in;
    } else if (kind == KEY_CODE_YES) {
      uint32_t known = function_key(key);
      if (known) return (Input){.key = known};
    } else {
      return (Input){.key = key == '\n' ? K_ENTER : key == 127 || key == 8 ? K_BACKSPACE : (uint32_t)key};
    }
  }
  return (Input){.key = K_NONE};
}
