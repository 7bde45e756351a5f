// Where the panels stand, as numbers: one row a screen.
#include "screen_help.h"

#include "tui/panels/layout.h"

typedef enum Doing { BEFORE, RUNS, OVER, STEPS } Doing;

// The size; processes, and strands besides; what goes on; lines of the lesson's page (0: no lesson), of the program's
// longest line (0: as it is); where the keys go and which tab is shown. Then: of each panel (p program, x processes,
// l lesson, s shared, t timeline, o output) row, column, columns and rows, its title's included; the line between left
// and right above, and below; the tabs and the one shown.
typedef struct Row {
  int cols, rows, processes, strands;
  Doing doing;
  int lesson, wide;
  PanelId focus, tab;
  const char *places;
} Row;

// clang-format off
static const Row rows[] = {
#define R(cols, rows, processes, strands, doing, lesson, wide, focus, tab, places) \
  {cols, rows, processes, strands, doing, lesson, wide, PANEL_##focus, PANEL_##tab, places},
  R(120,40, 3,1, BEFORE, 0,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, BEFORE, 6,  0, PROGRAM,  LESSON,   "p0,0:55x28 x0,56:64x14 l28,0:69x12 s14,56:64x14 o28,70:50x12 | 55 0 28 | 69 28 12")
  R(120,40, 3,1, BEFORE,30,  0, PROGRAM,  LESSON,   "p0,0:55x18 x0,56:64x9 l18,0:69x22 s9,56:64x9 o18,70:50x22 | 55 0 18 | 69 18 22")
  R(120,40, 3,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, RUNS,   6,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, RUNS,  30,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, OVER,   0,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, OVER,   6,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, OVER,  30,  0, PROGRAM,  LESSON,   "p0,0:55x17 x0,56:64x8 l23,0:69x17 s8,56:64x9 t17,0:120x6 o23,70:50x17 | 55 0 17 | 69 23 17")
  R(120,40, 3,1, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:55x30 x0,56:64x15 l36,0:69x4 s15,56:64x15 t30,0:120x6 o36,70:50x4 | 55 0 30 | 69 36 4")
  R(120,40, 3,1, STEPS,  6,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(120,40, 3,1, STEPS, 30,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x11 l28,0:69x12 s11,56:64x11 t22,0:120x6 o28,70:50x12 | 55 0 22 | 69 28 12")
  R(100,32, 3,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:48x16 x0,49:51x8 l22,0:58x10 s8,49:51x8 t16,0:100x6 o22,59:41x10 | 48 0 16 | 58 22 10")
  R(100,31, 3,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:48x19 x0,49:51x5 l19,0:100x12 s5,49:51x14 | 48 0 19 | 34l")
  R( 99,32, 3,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x19 x0,56:43x19 l19,0:99x13 | 55 0 19 | 3cl")
  R(100,32, 3,1, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:48x22 x0,49:51x11 l28,0:58x4 s11,49:51x11 t22,0:100x6 o28,59:41x4 | 48 0 22 | 58 28 4")
  R( 99,32, 3,1, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:53x18 x18,0:99x5 l23,0:99x9 s0,54:45x18 | 53 0 18 | 34l")
  R(120,44, 9,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x12 l30,0:69x14 s12,56:64x10 t22,0:120x8 o30,70:50x14 | 55 0 22 | 69 30 14")
  R(120,45, 9,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x19 x0,56:64x11 l31,0:69x14 s11,56:64x8 t19,0:120x12 o31,70:50x14 | 55 0 19 | 69 31 14")
  R(120,45,16,1, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x18 x0,56:64x10 l31,0:69x14 s10,56:64x8 t18,0:120x13 o31,70:50x14 | 55 0 18 | 69 31 14")
  R(120,45,12,8, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:55x28 x0,56:64x16 l41,0:69x4 s16,56:64x12 t28,0:120x13 o41,70:50x4 | 55 0 28 | 69 41 4")
  R(120,60, 1,0, RUNS,  40,  0, PROGRAM,  LESSON,   "p0,0:55x36 x0,56:64x18 l41,0:69x19 s18,56:64x18 t36,0:120x5 o41,70:50x19 | 55 0 36 | 69 41 19")
  R(120,90, 2,0, STEPS,  0,  0, OUTPUT,   LESSON,   "p0,0:55x65 x0,56:64x32 l70,0:69x20 s32,56:64x33 t65,0:120x5 o70,70:50x20 | 55 0 65 | 69 70 20")
  R(120,34, 0,0, BEFORE,12,  0, PROGRAM,  LESSON,   "p0,0:55x19 x0,56:64x9 l19,0:69x15 s9,56:64x10 o19,70:50x15 | 55 0 19 | 69 19 15")
  R(120,34, 0,0, BEFORE, 0,  0, PROGRAM,  LESSON,   "p0,0:55x19 x0,56:64x9 l24,0:69x10 s9,56:64x10 t19,0:120x5 o24,70:50x10 | 55 0 19 | 69 24 10")
  R(120,34,16,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x16 x0,56:64x9 l24,0:69x10 s9,56:64x7 t16,0:120x8 o24,70:50x10 | 55 0 16 | 69 24 10")
  R(120,34,16,0, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:55x22 x0,56:64x13 l30,0:69x4 s13,56:64x9 t22,0:120x8 o30,70:50x4 | 55 0 22 | 69 30 4")
  R(120,34, 1,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x19 x0,56:64x9 l24,0:69x10 s9,56:64x10 t19,0:120x5 o24,70:50x10 | 55 0 19 | 69 24 10")
  R(120,34, 2,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x19 x0,56:64x9 l24,0:69x10 s9,56:64x10 t19,0:120x5 o24,70:50x10 | 55 0 19 | 69 24 10")
  R(120,40, 2,3, STEPS,  0,  0, OUTPUT,   LESSON,   "p0,0:55x23 x0,56:64x11 l28,0:69x12 s11,56:64x12 t23,0:120x5 o28,70:50x12 | 55 0 23 | 69 28 12")
  R(120,40, 2,3, STEPS, 20,  0, OUTPUT,   LESSON,   "p0,0:55x23 x0,56:64x11 l28,0:69x12 s11,56:64x12 t23,0:120x5 o28,70:50x12 | 55 0 23 | 69 28 12")
  R(120,40, 2,0, RUNS,   0,  0, OUTPUT,   LESSON,   "p0,0:55x23 x0,56:64x11 l28,0:69x12 s11,56:64x12 t23,0:120x5 o28,70:50x12 | 55 0 23 | 69 28 12")
  R(139,40, 2,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:63x23 x0,64:75x11 l28,0:80x12 s11,64:75x12 t23,0:139x5 o28,81:58x12 | 63 0 23 | 80 28 12")
  R(139,40, 2,0, RUNS,   0, 60, PROGRAM,  LESSON,   "p0,0:63x23 x0,64:75x11 l28,0:80x12 s11,64:75x12 t23,0:139x5 o28,81:58x12 | 63 0 23 | 80 28 12")
  R(139,40, 2,0, RUNS,   0,200, PROGRAM,  LESSON,   "p0,0:63x23 x0,64:75x11 l28,0:80x12 s11,64:75x12 t23,0:139x5 o28,81:58x12 | 63 0 23 | 80 28 12")
  R(140,40, 2,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:65x23 x0,66:74x11 l28,0:81x12 s11,66:74x12 t23,0:140x5 o28,82:58x12 | 65 0 23 | 81 28 12")
  R(140,40, 2,0, RUNS,   0, 60, PROGRAM,  LESSON,   "p0,0:77x23 x0,78:62x11 l28,0:81x12 s11,78:62x12 t23,0:140x5 o28,82:58x12 | 77 0 23 | 81 28 12")
  R(140,40, 2,0, RUNS,   0,200, PROGRAM,  LESSON,   "p0,0:78x23 x0,79:61x11 l28,0:81x12 s11,79:61x12 t23,0:140x5 o28,82:58x12 | 78 0 23 | 81 28 12")
  R(180,40, 2,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:65x23 x0,66:114x11 l28,0:104x12 s11,66:114x12 t23,0:180x5 o28,105:75x12 | 65 0 23 | 104 28 12")
  R(180,40, 2,0, RUNS,   0, 60, PROGRAM,  LESSON,   "p0,0:77x23 x0,78:102x11 l28,0:104x12 s11,78:102x12 t23,0:180x5 o28,105:75x12 | 77 0 23 | 104 28 12")
  R(180,40, 2,0, RUNS,   0,200, PROGRAM,  LESSON,   "p0,0:100x23 x0,101:79x11 l28,0:104x12 s11,101:79x12 t23,0:180x5 o28,105:75x12 | 100 0 23 | 104 28 12")
  R(240,40, 2,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:86x23 x0,87:153x11 l28,0:139x12 s11,87:153x12 t23,0:240x5 o28,140:100x12 | 86 0 23 | 139 28 12")
  R(240,40, 2,0, RUNS,   0, 60, PROGRAM,  LESSON,   "p0,0:86x23 x0,87:153x11 l28,0:139x12 s11,87:153x12 t23,0:240x5 o28,140:100x12 | 86 0 23 | 139 28 12")
  R(240,40, 2,0, RUNS,   0,200, PROGRAM,  LESSON,   "p0,0:134x23 x0,135:105x11 l28,0:139x12 s11,135:105x12 t23,0:240x5 o28,140:100x12 | 134 0 23 | 139 28 12")
  R( 80,24, 3,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:44x14 x0,45:35x14 l14,0:80x10 | 44 0 14 | 3cl")
  R(110,24, 3,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 3,0, RUNS,   0,  0, LESSON,   LESSON,   "p0,0:44x14 x0,45:35x14 l14,0:80x10 | 44 0 14 | 3cl")
  R(110,24, 3,0, RUNS,   0,  0, LESSON,   LESSON,   "p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 3,0, RUNS,   0,  0, OUTPUT,   OUTPUT,   "p0,0:44x14 x0,45:35x14 o14,0:80x10 | 44 0 14 | 3co")
  R(110,24, 3,0, RUNS,   0,  0, OUTPUT,   OUTPUT,   "p0,0:52x14 x0,53:57x5 s5,53:57x9 o14,0:110x10 | 52 0 14 | 34o")
  R( 80,24, 3,0, RUNS,   0,  0, SHARED,   SHARED,   "p0,0:44x14 x0,45:35x14 s14,0:80x10 | 44 0 14 | 3cs")
  R(110,24, 3,0, RUNS,   0,  0, SHARED,   SHARED,   "p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 3,0, RUNS,   0,  0, PROCESSES,PROCESSES,"p0,0:44x14 x0,45:35x14 l14,0:80x10 | 44 0 14 | 3cl")
  R(110,24, 3,0, RUNS,   0,  0, PROCESSES,PROCESSES,"p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 3,0, OVER,   0,  0, PROGRAM,  LESSON,   "p0,0:44x14 x0,45:35x14 l14,0:80x10 | 44 0 14 | 3cl")
  R(110,24, 3,0, OVER,   0,  0, PROGRAM,  LESSON,   "p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 3,0, OVER,   0,  0, LESSON,   LESSON,   "p0,0:44x10 x0,45:35x10 l10,0:80x14 | 44 0 10 | 3cl")
  R(110,24, 3,0, OVER,   0,  0, LESSON,   LESSON,   "p0,0:52x13 x0,53:57x5 l13,0:110x11 s5,53:57x8 | 52 0 13 | 34l")
  R( 80,24, 3,0, OVER,   0,  0, OUTPUT,   OUTPUT,   "p0,0:44x10 x0,45:35x10 o10,0:80x14 | 44 0 10 | 3co")
  R(110,24, 3,0, OVER,   0,  0, OUTPUT,   OUTPUT,   "p0,0:52x13 x0,53:57x5 s5,53:57x8 o13,0:110x11 | 52 0 13 | 34o")
  R( 80,24, 3,0, OVER,   0,  0, SHARED,   SHARED,   "p0,0:44x10 x0,45:35x10 s10,0:80x14 | 44 0 10 | 3cs")
  R(110,24, 3,0, OVER,   0,  0, SHARED,   SHARED,   "p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 3,0, OVER,   0,  0, PROCESSES,PROCESSES,"p0,0:44x14 x0,45:35x14 l14,0:80x10 | 44 0 14 | 3cl")
  R(110,24, 3,0, OVER,   0,  0, PROCESSES,PROCESSES,"p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R( 80,24, 0,0, BEFORE, 0,  0, PROGRAM,  LESSON,   "p0,0:54x14 x0,55:25x14 l14,0:80x10 | 54 0 14 | 3cl")
  R(110,24, 0,0, BEFORE, 0,  0, PROGRAM,  LESSON,   "p0,0:52x14 x0,53:57x5 l14,0:110x10 s5,53:57x9 | 52 0 14 | 34l")
  R(110,18, 9,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:52x13 x0,53:57x8 l13,0:110x5 s8,53:57x5 | 52 0 13 | 34l")
  R(110,22, 9,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:52x13 x0,53:57x8 l13,0:110x9 s8,53:57x5 | 52 0 13 | 34l")
  R(110,30,16,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:52x18 x0,53:57x13 l18,0:110x12 s13,53:57x5 | 52 0 18 | 34l")
  R( 99,24, 2,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:55x14 x0,56:43x14 l14,0:99x10 | 55 0 14 | 3cl")
  R(110,30, 4,0, RUNS,   0,  0, PROGRAM,  LESSON,   "p0,0:52x18 x0,53:57x5 l18,0:110x12 s5,53:57x13 | 52 0 18 | 34l")
  R( 80,24, 3,1, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:43x12 x12,0:80x5 l17,0:80x7 s0,44:36x12 | 43 0 12 | 34l")
  R( 80,24, 3,1, STEPS,  0,  0, LESSON,   LESSON,   "p0,0:43x9 x9,0:80x5 l14,0:80x10 s0,44:36x9 | 43 0 9 | 34l")
  R( 80,24, 3,1, STEPS,  0,  0, LESSON,   TIMELINE, "p0,0:43x12 x12,0:80x5 s0,44:36x12 t17,0:80x7 | 43 0 12 | 34t")
  R( 80,24, 3,1, STEPS,  0,  0, PROGRAM,  OUTPUT,   "p0,0:43x12 x12,0:80x5 s0,44:36x12 o17,0:80x7 | 43 0 12 | 34o")
  R( 80,24, 3,1, STEPS,  0,  0, PROGRAM,  SHARED,   "p0,0:43x12 x12,0:80x5 s0,44:36x12 t17,0:80x7 | 43 0 12 | 34t")
  R( 80,24, 1,0, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:43x14 x14,0:80x3 l17,0:80x7 s0,44:36x14 | 43 0 14 | 34l")
  R( 80,24, 2,0, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:43x14 x14,0:80x3 l17,0:80x7 s0,44:36x14 | 43 0 14 | 34l")
  R( 80,24,16,3, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:43x9 x9,0:80x8 l17,0:80x7 s0,44:36x9 | 43 0 9 | 34l")
  R( 80,50, 4,2, STEPS,  0,  0, LESSON,   LESSON,   "p0,0:43x29 x29,0:80x7 l36,0:80x14 s0,44:36x29 | 43 0 29 | 34l")
  R( 80,60, 4,2, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:43x39 x39,0:80x7 l46,0:80x14 s0,44:36x39 | 43 0 39 | 34l")
  R(110,20, 4,2, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:59x7 x7,0:110x7 l14,0:110x6 s0,60:50x7 | 59 0 7 | 34l")
  R( 80,12, 4,2, STEPS,  0,  0, PROGRAM,  LESSON,   "p0,0:43x4 x4,0:80x4 l8,0:80x4 s0,44:36x4 | 43 0 4 | 34l")
#undef R
};
// clang-format on

static Scene scene;
static LabChoice choices[16];
static LabGate gate;
static LessonPage page;
static Lesson lesson = {.pages = &page, .npages = 1};

static void give_lesson(View *v, int lines) {
  static char text[200];
  text[0] = '\0';
  for (int i = 0; i < lines; i++) strcat(text, "x\n");
  page.words[ENGLISH].text = text;
  page.words[ENGLISH].title = "A title";
  v->lesson = lines ? &lesson : NULL;
}

static void make(const Row *r) {
  static const char *long_line[1];
  static char text[256];
  View *v = &scene.view;
  help_scene(&scene);
  for (int i = 0; i < r->processes; i++) help_process(&scene, LAB_RUNS, 1, "");
  scene.snap.state = r->doing == BEFORE ? LAB_NONE : r->doing == OVER ? LAB_ENDED : LAB_RUNNING;
  gate = (LabGate){.on = r->doing == STEPS, .choices = choices, .nchoices = r->strands + 1};
  for (int i = 0; i < gate.nchoices; i++) choices[i] = (LabChoice){.slot = 0, .strand = i};
  v->gate = &gate;
  give_lesson(v, r->lesson);
  v->focus = r->focus;
  v->tab = r->tab;
  if (r->wide) {
    memset(text, 'x', (size_t)r->wide);
    text[r->wide] = '\0';
    long_line[0] = text;
    scene.program.lines = long_line;
    scene.program.nlines = 1;
  }
}

static const char *places(const Layout *l) {
  static const char names[] = "pxlsto";
  static char text[400];
  size_t n = 0;
  for (int i = 0; i < PANELS; i++) {
    const Place *p = &l->places[i];
    if (!p->shown) continue;
    assert_int_equal(p->title.rows, 1);
    assert_int_equal(p->title.cols, p->body.cols);
    assert_int_equal(p->title.col, p->body.col);
    assert_int_equal(p->title.row + 1, p->body.row);
    n += (size_t)snprintf(text + n, sizeof text - n, "%c%d,%d:%dx%d ", names[i], p->title.row, p->title.col,
                          p->body.cols, p->body.rows + 1);
  }
  n += (size_t)snprintf(text + n, sizeof text - n, "| %d %d %d", l->divider_col, l->divider_row, l->divider_rows);
  if (l->low_rows) n += (size_t)snprintf(text + n, sizeof text - n, " | %d %d %d", l->low_col, l->low_row, l->low_rows);
  if (l->tabs) {
    assert_int_equal(l->tab_bar.row, l->places[l->tab].title.row);
    assert_int_equal(l->tab_bar.rows, 1);
    snprintf(text + n, sizeof text - n, " | %x%c", l->tabs, names[l->tab]);
  }
  return text;
}

static void test_places(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    make(&rows[i]);
    grid_size(&scene.grid, rows[i].rows, rows[i].cols);
    Layout l = layout_of(&scene.view, grid_area(&scene.grid));
    if (strcmp(places(&l), rows[i].places)) fail_msg("row %zu: \"%s\"", i, places(&l));
    help_free(&scene);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_places)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
