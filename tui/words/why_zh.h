// Why a step cannot go, in Chinese: a row for each of world/why.h. HELD, HELD_DEAD and NOT_ENDED name somebody: see
// NOTE_HELD_BY and its like in words.h.
#ifndef TUI_WORDS_WHY_ZH_H
#define TUI_WORDS_WHY_ZH_H

// clang-format off
#define WHYS_ZH(Z) \
  Z(HELD, "被拿着") \
  Z(HELD_DEAD, "被一个已结束的进程拿着") \
  Z(NO_PLACE, "没有空位了") \
  Z(NOT_RELEASED, "还没有人 release") \
  Z(NOT_ENDED, "它还没结束") \
  Z(EMPTY, "里面是空的") \
  Z(FULL, "没有空位了") \
  Z(PIPE_FULL, "它的管道满了") \
  Z(NOT_GOT, "还没有人取走它") \
  Z(NOT_NOTIFIED, "还没有人通知它") \
  Z(NOT_SET, "还没有人 set") \
  Z(NO_ROOM, "还放不下") \
  Z(NOT_RECEIVED, "还没有人收到它") \
  Z(NONE_READY, "没有一个就绪") \
  Z(NO_CHILD, "还没有子进程结束") \
  Z(NO_SIGNAL, "还没有收到这样的信号") \
  Z(NOT_ALL, "还没到齐") \
  Z(NOT_LEFT, "还有人没离开") \
  Z(ACTING, "它的动作正在运行") \
  Z(NOT_YET, "时候还没到")
// clang-format on

#endif
