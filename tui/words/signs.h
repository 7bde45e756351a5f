// What the signs of the screen mean: SIGN(sign, English, Chinese). One sign, one meaning; its ASCII twin stands in
// tui/glass/symbols.h.
#ifndef TUI_WORDS_SIGNS_H
#define TUI_WORDS_SIGNS_H

// One row each, not to be folded.
// clang-format off
#define SIGNS(SIGN) \
  SIGN("▸", "chosen, may go", "选中，可以走") \
  SIGN("┃", "a line the page speaks of", "本页讲到的行") \
  SIGN("●", "on", "开") \
  SIGN("○", "off; not reached", "关；未达到") \
  SIGN("◐", "begun", "已开始") \
  SIGN("✓", "right: holds, passed, reached", "对：成立、通过、达到") \
  SIGN("✗", "wrong: lost, broken, failed", "错：丢失、出错、失败") \
  SIGN("◂", "from here on the orders differ; sent this way", "从这里起两种顺序不同；往这边发") \
  SIGN("◎", "a moment of the record, not now", "记录中的一刻，不是现在") \
  SIGN("▾", "the step at the cursor", "光标所在的步") \
  SIGN("╵", "the two orders part here", "两种顺序在这里分开") \
  SIGN("▶", "time goes", "时间在走") \
  SIGN("‖", "time stands", "时间停着") \
  SIGN("■", "over", "结束了") \
  SIGN("▬", "runs", "运行") \
  SIGN("┄", "waits", "等待") \
  SIGN("┈", "sleeps", "睡眠") \
  SIGN("≈", "more steps than can be listed", "步子太多，未逐一列出") \
  SIGN("◆", "takes, holds", "获得，拿着") \
  SIGN("!", "before a guard: let go between two accesses that belong together", "在保护之前：在本该连在一起的两次访问之间放开了") \
  SIGN("◇", "lets go, free", "释放，空闲") \
  SIGN("→", "loads", "读") \
  SIGN("←", "stores", "写") \
  SIGN("…", "cut here", "此处截断")
// clang-format on

#endif
