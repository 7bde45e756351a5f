// The one file with curses. Styles become attributes here, for 256 colours, 8 or none; with fewer colours bold, dim or
// reverse stands for a colour.
#include "glass.h"

#include "looks.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/grow.h"
#include "utf8.h"

#include "base/out_of_memory.h"

static SCREEN *terminal;
static Grid shown;
static bool unicode;
static int colours;  // 256, 8 or 0
static Ground ground;
static bool asked;    // for the ground, and no answer has come
static bool pasting;  // between a paste's beginning and its end
static char *pasted;
static size_t npasted, room;
static struct termios saved;
static char restore[512];  // restores the terminal; prepared, since a dying process only writes it
static volatile sig_atomic_t asked_to_end;

// ---- styles ----

static void make_colours(void) {
  const char *no = getenv("NO_COLOR");
  colours = 0;
  if ((no && *no) || !has_colors() || start_color() == ERR || COLORS < 8) return;
  short back = use_default_colors() == OK ? -1 : COLOR_BLACK;
  colours = COLORS >= 256 && COLOR_PAIRS >= 2 * STYLE_NAMES + 1 ? 256 : 8;
  for (short i = 0; i < (short)STYLE_NAMES; i++) {
    short fore = colours == 8 ? looks[i].eight : ground == GROUND_LIGHT ? looks[i].light : looks[i].dark;
    init_pair((short)(i + 1), fore < 0 && back >= 0 ? COLOR_WHITE : fore, back);
    if (colours < 256) continue;
    bool light = ground == GROUND_LIGHT;  // the chosen row has a ground of its own
    init_pair((short)(STYLE_NAMES + i + 1), fore < 0 ? light ? 16 : 255 : fore,
              light ? LOOK_CHOSEN_LIGHT : LOOK_CHOSEN);
  }
}

static attr_t attributes(Style style, short *pair) {
  int name = style & STYLE_NAME;
  attr_t a = 0;
  *pair = colours ? (short)(name + 1) : 0;
  if (!colours && looks[name].mono & STYLE_DIM) a |= A_DIM;
  if (!colours && looks[name].mono & STYLE_BOLD) a |= A_BOLD;
  if (!colours && looks[name].mono & STYLE_UNDERLINE) a |= A_UNDERLINE;
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

static void give_back(void) {  // async-signal-safe: two system calls
  if (!terminal) return;
  ssize_t n = write(STDOUT_FILENO, restore, strlen(restore));
  (void)n;
  tcsetattr(STDIN_FILENO, TCSANOW, &saved);
}

static void die(int number) {
  give_back();
  signal(number, SIG_DFL);
  raise(number);
}

static void end_asked(int number) { asked_to_end = number; }

static void catch (int number, void (*handler)(int)) {
  struct sigaction a = {.sa_handler = handler};
  sigemptyset(&a.sa_mask);
  sigaction(number, &a, NULL);
}

// All that would end the process. One that says that it cannot go on ends it at once, any other is a wish.
static void catch_signals(void) {
  static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGXCPU, SIGXFSZ, SIGTRAP, SIGSTKFLT};
  static const int wishes[] = {SIGTERM, SIGHUP,    SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2,
                               SIGALRM, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) catch (fatal[i], die);
  for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) catch (wishes[i], end_asked);
  for (int sig = SIGRTMIN; sig <= SIGRTMAX; sig++) catch (sig, end_asked);
  signal(SIGPIPE, SIG_IGN);
  out_of_memory_before(give_back);
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

// A locale that is named but not installed is taken at its word: LANG=xx_YY.UTF-8 means that the terminal shows UTF-8.
static void take_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  if (setlocale(LC_CTYPE, "")) return;
  for (int i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (!value || !*value) continue;
    if (strcasestr(value, "UTF-8") || strcasestr(value, "UTF8")) setlocale(LC_CTYPE, "C.UTF-8");
    return;
  }
}

// ---- the ground ----

// What the terminal answers to OSC 11, "rgb:RRRR/GGGG/BBBB": a ground on which black is easier to read than white.
static bool answer_is_light(const char *answer) {
  unsigned part[3];
  char hex[3][5];
  const char *rgb = strstr(answer, "rgb:");
  if (!rgb || sscanf(rgb, "rgb:%4[0-9a-fA-F]/%4[0-9a-fA-F]/%4[0-9a-fA-F]", hex[0], hex[1], hex[2]) != 3) return false;
  for (int i = 0; i < 3; i++) part[i] = (unsigned)strtoul(hex[i], NULL, 16) * 255 / ((1u << 4 * strlen(hex[i])) - 1);
  return 299 * part[0] + 587 * part[1] + 114 * part[2] > 128 * 1000;
}

// COLORFGBG, as some terminals set it: "0;15", the ground last.
static bool variable_says(bool *light) {
  const char *value = getenv("COLORFGBG"), *last = value ? strrchr(value, ';') : NULL;
  if (!last) return false;
  long colour = strtol(last + 1, NULL, 10);
  *light = colour == 7 || colour > 8;
  return true;
}

static bool answers_osc(void) {
  static const char *const no[] = {"linux", "vt", "ansi", "dumb", "cons", "sun"};
  const char *name = getenv("TERM");
  for (size_t i = 0; name && i < sizeof no / sizeof *no; i++)
    if (!strncmp(name, no[i], strlen(no[i]))) return false;
  return name != NULL;
}

// Asks the terminal for its ground and waits 50 ms at most. What was typed meanwhile is put back; an answer that comes
// later is taken by glass_read.
static void ask_ground(void) {
  bool light = false;
  char in[512];
  size_t n = 0, kept = 0;
  if (variable_says(&light)) {
    ground = light ? GROUND_LIGHT : GROUND_DARK;
    return;
  }
  if (!colours || !answers_osc() || write(STDOUT_FILENO, "\033]11;?\033\\", 8) != 8) return;
  char *from = NULL, *to = NULL;
  for (struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN}; !to && n + 1 < sizeof in && poll(&p, 1, 50) > 0;) {
    ssize_t got = read(STDIN_FILENO, in + n, sizeof in - 1 - n);
    if (got <= 0) break;
    n += (size_t)got;
    in[n] = 0;
    from = strstr(in, "\033]11;");
    if (from && (to = strpbrk(from + 2, "\a\033"))) to += *to == '\a' ? 1 : 2;
  }
  asked = !to;
  if (to && answer_is_light(from)) ground = GROUND_LIGHT;
  for (size_t i = 0; i < n; i++)
    if (!to || in + i < from || in + i >= to) in[kept++] = in[i];
  while (kept) ungetch((unsigned char)in[--kept]);
}

void glass_ground(Ground g) {
  ground = g;
  if (!terminal) return;
  make_colours();
  glass_forget();
}

// ---- paste ----

enum { PASTE_BEGINS = KEY_MAX + 1, PASTE_ENDS, PASTE_MOST = 1 << 20 };

static void accept_paste(void) {
  define_key("\033[200~", PASTE_BEGINS);
  define_key("\033[201~", PASTE_ENDS);
  if (write(STDOUT_FILENO, "\033[?2004h", 8) < 0) return;
}

static void refuse_paste(void) {
  if (write(STDOUT_FILENO, "\033[?2004l", 8) < 0) return;
}

bool glass_start(char *why, size_t size) {
  take_locale();
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
  ask_ground();
  make_colours();
  accept_paste();
  strcpy(restore, "\033[?1000l\033[?1006l\033[?2004l");
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
  refuse_paste();
  endwin();
  delscreen(terminal);
  terminal = NULL;
  free(pasted);
  pasted = NULL;
  npasted = room = 0;
  grid_free(&shown);
}

void glass_lend(void) {
  if (!terminal) return;
  def_prog_mode();
  refuse_paste();
  endwin();
}

void glass_take_back(void) {
  if (!terminal) return;
  reset_prog_mode();
  accept_paste();
  glass_forget();
}

void glass_suspend(void) {
  if (!terminal) return;
  glass_lend();
  raise(SIGSTOP);
  glass_take_back();
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
      {KEY_UP, K_UP},
      {KEY_DOWN, K_DOWN},
      {KEY_LEFT, K_LEFT},
      {KEY_RIGHT, K_RIGHT},
      {KEY_HOME, K_HOME},
      {KEY_END, K_END},
      {KEY_PPAGE, K_PAGE_UP},
      {KEY_NPAGE, K_PAGE_DOWN},
      {KEY_BTAB, K_BACK_TAB},
      {KEY_BACKSPACE, K_BACKSPACE},
      {KEY_ENTER, K_ENTER},
      {KEY_SLEFT, K_SHIFT_LEFT},
      {KEY_SRIGHT, K_SHIFT_RIGHT},
      {KEY_RESIZE, K_RESIZE},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if ((wint_t)keys[i].code == key) return keys[i].key;
  return K_NONE;
}

static void keep_pasted(wint_t key) {
  char bytes[8];
  size_t n = utf8_put(bytes, key == '\r' ? '\n' : (uint32_t)key);
  if (npasted + n + 1 > PASTE_MOST || (npasted + n + 1 > room && !GROW(pasted, room, npasted + n + 1, 256))) return;
  memcpy(pasted + npasted, bytes, n);
  npasted += n;
  pasted[npasted] = 0;
}

// One key of a paste, or its end. No key of it acts; Control-C ends one whose end never came.
static Input read_pasted(int kind, wint_t key) {
  bool ends = kind == KEY_CODE_YES ? key == PASTE_ENDS : key == K_CONTROL_C;
  if (kind != KEY_CODE_YES && !ends) keep_pasted(key);
  if (!ends) return (Input){.key = K_NONE};
  pasting = false;
  return (Input){.key = K_PASTE};
}

const char *glass_pasted(void) { return pasted ? pasted : ""; }

// After Escape: a late answer to OSC 11, whose characters are no keys. Takes it whole.
static bool late_answer(void) {
  wint_t key;
  char answer[64];
  size_t n = 0;
  int kind = asked ? get_wch(&key) : ERR;
  if (kind == ERR) return false;
  if (kind == KEY_CODE_YES || key != ']') {
    if (kind == KEY_CODE_YES) ungetch((int)key);
    else unget_wch((wchar_t)key);
    return false;
  }
  while (get_wch(&key) != ERR && key != '\a' && key != '\\')
    if (n + 1 < sizeof answer && key < 128) answer[n++] = (char)key;
  answer[n] = 0;
  asked = false;
  if (answer_is_light(answer) && ground != GROUND_LIGHT) glass_ground(GROUND_LIGHT);
  return true;
}

Input glass_read(void) {
  for (int i = 0; i < 64 || pasting; i++) {  // keys that mean nothing are passed over
    wint_t key;
    int kind = get_wch(&key);
    if (kind == ERR) break;
    if (pasting) {
      Input in = read_pasted(kind, key);
      if (in.key) return in;
      continue;
    }
    if (kind == KEY_CODE_YES && key == PASTE_BEGINS) {
      pasting = true;
      npasted = 0;
      if (pasted) *pasted = 0;
      continue;
    }
    if (kind != KEY_CODE_YES && key == K_ESCAPE && late_answer()) return (Input){.key = K_RESIZE};
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

// ---- the clipboard ----

// Base64, three bytes at a time.
static size_t put_base64(char *to, const unsigned char *from, size_t n) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  size_t out = 0;
  for (size_t i = 0; i < n; i += 3) {
    unsigned left = (unsigned)(n - i), word = (unsigned)from[i] << 16;
    if (left > 1) word |= (unsigned)from[i + 1] << 8;
    if (left > 2) word |= from[i + 2];
    to[out++] = digits[word >> 18];
    to[out++] = digits[word >> 12 & 63];
    to[out++] = left > 1 ? digits[word >> 6 & 63] : '=';
    to[out++] = left > 2 ? digits[word & 63] : '=';
  }
  return out;
}

bool glass_clip(const char *text, size_t n) {
  if (!terminal || !answers_osc() || n > GLASS_CLIP_MOST) return false;
  char *out = malloc(n / 3 * 4 + 32);
  if (!out) return false;
  size_t at = (size_t)sprintf(out, "\033]52;c;");
  at += put_base64(out + at, (const unsigned char *)text, n);
  out[at++] = '\a';
  for (size_t sent = 0; sent < at;) {
    ssize_t now = write(STDOUT_FILENO, out + sent, at - sent);
    if (now < 0 && errno != EINTR && errno != EAGAIN) break;
    sent += now > 0 ? (size_t)now : 0;
  }
  free(out);
  return true;
}

#define TEXT_OF(x) #x
#define VERSION_TEXT(major, minor, patch) "ncurses " TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)
const char *glass_built_with(void) {
  return VERSION_TEXT(NCURSES_VERSION_MAJOR, NCURSES_VERSION_MINOR, NCURSES_VERSION_PATCH);
}
