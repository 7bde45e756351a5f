// The one table of keys: which key, what it means, and the name by which texts, the palette and the help know it.
//
//   KEY(id, key, other key, as it is shown, name, other's name, name zh, other's name zh, meaning, meaning zh)
//
// One key, one meaning: a key does this kind of thing everywhere, or nothing. What it does in each mode of the screen
// stands in tui/screens/commands.c. A row with key 0 has no key: it is found by its name alone.
// Texts never say a key, but name what it does: {key:run}, {key:switch lock}, {key:process A}. keys_text puts the keys
// in when a text is drawn, so that no text changes when a key does.
#ifndef TUI_WORDS_KEYS_H
#define TUI_WORDS_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "tui/glass/keys.h"
#include "words.h"

// One row each, not to be folded. In the help's order.
// clang-format off
#define KEY_ROWS(KEY) \
  KEY(PROCESS,  K_LETTER,    0,            "A…Z",   "process", "",            "进程", "", \
      "its step: you decide, also in a slow run; else chosen", "由你调度或慢速运行时它走下一步，否则选中它") \
  KEY(STRAND,   '\'',        0,            "'",     "strand", "",             "线程", "", \
      "the chosen process's next strand", "选中进程的下一个线程") \
  KEY(ENTER,    K_ENTER,     0,            "Enter", "enter", "",              "确定", "", \
      "what the chosen row offers first", "选中那一行首先能做的事") \
  KEY(SPACE,    K_SPACE,     0,            "Space", "hold", "",               "停住", "", \
      "time goes, time stands", "时间走，时间停") \
  KEY(DEPTH,    'd',         0,            "d",     "depth", "",              "粒度", "", \
      "how far a step goes: every step, a line, to the next lock", "一步走多远：每一步、逐行、到下一把锁") \
  KEY(SIGNAL,   '!',         0,            "!",     "signal", "",             "信号", "", \
      "send a process a signal: its letter, then which", "向进程发送信号：先字母，再选信号") \
  KEY(TIME,     K_LEFT,      K_RIGHT,      "←→",    "back", "on",             "后退", "前进", \
      "a moment back, a moment on", "后退一步，前进一步") \
  KEY(ENDS,     K_HOME,      K_END,        "Home End", "start", "now",        "起点", "现在", \
      "the first moment, the last", "最初的时刻，最后的时刻") \
  KEY(WAYS,     ']',         '[',          "[ ]",   "other end", "end before", "另一结局", "上一结局", \
      "another way, another end", "另一条路，另一种结局") \
  KEY(REAL,     'w',         0,            "w",     "real", "",               "真实重放", "", \
      "real processes stand here", "让真实的进程站到这里") \
  KEY(RUN,      'r',         0,            "r",     "run", "",                "运行", "", \
      "run, anew", "运行，重新开始") \
  KEY(STEP,     's',         0,            "s",     "step", "",               "逐步", "", \
      "step by step: you decide who goes", "逐步运行：由你决定谁走") \
  KEY(EXPLORE,  'x',         0,            "x",     "explore", "",            "探索", "", \
      "every order that the processes could take", "进程可能走的每一种顺序") \
  KEY(SWITCH,   't',         0,            "t",     "switch", "",             "开关", "", \
      "turn a switch: of several its digit, tt the page's", "切换开关：有几个时按数字，tt 是本页的") \
  KEY(VALUES,   'v',         0,            "v",     "values", "",             "数值", "", \
      "set a value for the next run", "为下一次运行设定数值") \
  KEY(PACE,     '-',         '+',          "- +",   "slower", "faster",       "慢些", "快些", \
      "slower, faster", "减速、加速") \
  KEY(STOP,     K_CONTROL_C, 0,            "Ctrl-C", "stop", "",              "停止", "", \
      "stop the run", "停止运行") \
  KEY(PICK,     K_DIGIT,     0,            "1-9",   "answer", "",             "回答", "", \
      "the numbered thing in sight", "眼前带编号的那一项") \
  KEY(PAGE,     '>',         '<',          "> <",   "next page", "page before", "下一页", "上一页", \
      "the next page, the page before", "下一页、上一页") \
  KEY(HINT,     'h',         0,            "h",     "hint", "",               "提示", "", \
      "a hint, the next hint", "提示，再给一个提示") \
  KEY(ROWS,     K_UP,        K_DOWN,       "↑↓",    "up", "down",             "上一行", "下一行", \
      "rows", "逐行选择") \
  KEY(SCREENS,  K_PAGE_UP,   K_PAGE_DOWN,  "PgUp PgDn", "page up", "page down", "向上翻", "向下翻", \
      "many rows at once", "一次许多行") \
  KEY(PANEL,    K_TAB,       K_BACK_TAB,   "Tab",   "panel", "panel before",  "面板", "上一个面板", \
      "the next panel, the one before", "下一个面板、上一个面板") \
  KEY(GO,       'g',         0,            "g",     "go to", "",              "前往", "", \
      "a panel by its letter, a step or a line by its number", "按字母前往面板，按数字前往某步或某行") \
  KEY(ZOOM,     'z',         0,            "z",     "zoom", "",               "放大", "", \
      "the panel alone, and back", "只看这个面板，再按还原") \
  KEY(FAR,      'f',         0,            "f",     "far", "",                "远看", "", \
      "large, for a room; digits count votes, Enter takes most", "放大给全班看；数字计票，Enter 取票最多的") \
  KEY(SIDEWAYS, K_SHIFT_LEFT, K_SHIFT_RIGHT, "Shift-←→", "left", "right",     "左移", "右移", \
      "long lines sideways", "长行左右移动") \
  KEY(WRAP,     '\\',        0,            "\\",    "wrap", "",               "折行", "", \
      "long lines folded, or whole", "长行折行，或整行显示") \
  KEY(SEEK,     '/',         0,            "/",     "find", "",               "查找", "", \
      "seek words", "查找文字") \
  KEY(HIT,      'n',         'p',          "n p",   "next", "previous",       "下一处", "上一处", \
      "the next, the previous of note, or of what is sought", "值得注意的或所找的下一处、上一处") \
  KEY(TOUCHES,  '*',         0,            "*",     "touches", "",            "触及", "", \
      "seek the steps that touch what is chosen", "查找触及选中之物的步") \
  KEY(TAKE,     'y',         0,            "y",     "take", "",               "带走", "", \
      "take away: the chosen thing, the screen, the order, a page", "带走：选中的、屏幕、顺序、网页") \
  KEY(BESIDE,   '=',         0,            "=",     "beside", "",             "并排", "", \
      "the runs that were; there: this one beside another", "历次运行；在那里：把两次并排") \
  KEY(TYPE,     'i',         0,            "i",     "type", "",               "输入", "", \
      "a line for the program that waits for one", "给等待输入的程序输入一行") \
  KEY(EDIT,     'e',         0,            "e",     "edit", "",              "编辑", "", \
      "edit your answer in $VISUAL or $EDITOR", "用 $VISUAL 或 $EDITOR 编辑你的答案") \
  KEY(CHECK,    'c',         0,            "c",     "check", "",             "检查", "", \
      "check your answer by every order", "用每一种顺序检查你的答案") \
  KEY(OPEN,     'o',         0,            "o",     "open", "",               "打开", "", \
      "open a Python file of your own", "打开你自己的 Python 文件") \
  KEY(LANGUAGE, 'l',         0,            "l",     "language", "",           "语言", "", \
      "the other language", "切换语言") \
  KEY(HELP,     '?',         0,            "?",     "keys", "",               "按键", "", \
      "the keys that work here, the signs in sight", "此处可用的按键和眼前的符号") \
  KEY(ALL,      ':',         0,            ":",     "all", "",                "全部", "", \
      "all commands by name", "按名称找所有命令") \
  KEY(ESCAPE,   K_ESCAPE,    0,            "Esc",   "close", "",              "关闭", "", \
      "close what lies on top", "关闭最上面的东西") \
  KEY(BACK,     'q',         0,            "q",     "leave", "",              "返回", "", \
      "one place up", "向上一级") \
  KEY(REDRAW,   K_CONTROL_L, 0,            "Ctrl-L", "draw anew", "",         "重画", "", \
      "draw the screen anew", "重画屏幕") \
  KEY(SHELL,    K_CONTROL_Z, 0,            "Ctrl-Z", "shell", "",             "回到终端", "", \
      "to the shell; time stands", "回到终端；时间停住") \
  KEY(FROM_HERE, 0,          0,            "",      "every order from here", "", "从这里探索", "", \
      "every order that begins with these steps", "以这些步开头的每一种顺序") \
  KEY(TASKS,    0,           0,            "",      "task", "",               "练习", "", \
      "programs to write or mend, and checks that judge them", "要写或要改的程序，以及评判它们的检查") \
  KEY(SOLUTION, 0,           0,            "",      "solution", "",          "参考答案", "", \
      "a solution: after three texts or ten minutes", "参考答案：三份不同的答案或十分钟之后") \
  KEY(ANEW,     0,           0,            "",      "begin anew", "",        "重做", "", \
      "the task's starter again; your text is kept", "恢复任务的初始程序；你写的会留着") \
  KEY(DETAIL,   0,           0,            "",      "detail", "",             "详情", "", \
      "the whole of what is chosen", "选中之物的全部") \
  KEY(LIGHT,    0,           0,            "",      "light", "",              "浅色背景", "", \
      "colours for a light ground", "浅色背景的配色") \
  KEY(DARK,     0,           0,            "",      "dark", "",               "深色背景", "", \
      "colours for a dark ground", "深色背景的配色") \
  KEY(ASCII,    0,           0,            "",      "ascii", "",              "ascii 符号", "", \
      "signs of ASCII alone, and back", "只用 ASCII 符号，再选还原")
// clang-format on

// The signals in the menu of that key, in its order: the first has the digit 1.
#define MENU_SIGNALS(S) S(KILL) S(TERM) S(STOP) S(CONT)

typedef enum KeyId {
#define KEY(id, key, other, shown, name, name2, zh, zh2, means, means_zh) KEY_##id,
  KEY_ROWS(KEY)
#undef KEY
      KEYS
} KeyId;

typedef struct KeyRow {
  uint32_t key, other;  // 0: none
  const char *shown, *name[2][LANGUAGES], *means[LANGUAGES];
} KeyRow;

extern const KeyRow key_rows[KEYS];

// The row of a key as it is typed, aliases and full-width twins too (j k u m, ？ ：); *by: -1 for the first of a pair,
// 1 for the other or a single key. -1: no row has it.
int key_row_of(uint32_t *key, int *by);

// The key that does what `name` says ("run", "switch lock", "process A"), as a text shows it. Of several switches or
// values the named one's digit is added. "signal CONT A": all three keys. false: nothing has that name.
struct LabProgram;
int key_named(const char *name, const struct LabProgram *p, char *to, size_t size);

KeyId key_id(const char *name);  // its row; KEYS: nothing has that name

// `text` with each {key:…} replaced; `to` holds the result if there was one.
const char *keys_text(const char *text, const struct LabProgram *p, char *to, size_t size);

#endif
