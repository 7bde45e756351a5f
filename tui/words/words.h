// The screen's own words, in each language: WORD(name, English, Chinese). A lesson's words are in the lesson.
#ifndef TUI_WORDS_WORDS_H
#define TUI_WORDS_WORDS_H

typedef enum Language { ENGLISH, CHINESE, LANGUAGES } Language;

// One row each, not to be folded.
// clang-format off
#define WORDS(WORD) \
  WORD(COMPUTES, "… computes", "… 计算中") \
  WORD(STEP_OF, "step %d of %d", "第 %d / %d 步") \
  WORD(AT_START, "the start: nobody has taken a step", "起点：谁也没走一步") \
  WORD(YOU_DECIDE, "you decide", "由你调度") \
  WORD(LET_TIME_OUT, "let its time run out", "让它超时") \
  WORD(YOU_DO, "you %s", "你%s") \
  WORD(BY_YOU, "your doing", "你做的") \
  WORD(BY_CLOCK, "its time ran out", "超时了") \
  WORD(OVER_UNSEEN_SHORT, "over unseen", "盖掉没看到的") \
  WORD(OVER_UNSEEN, "over what it had not seen", "盖掉了没看到的写") \
  WORD(PATTERN_LOST_UPDATE, "a lost update", "丢失更新") \
  WORD(IN_LINE, " · line %u", " · 第 %u 行") \
  WORD(EVERY_STEP, "every step", "每一步") \
  WORD(BY_LINE, "line by line", "逐行") \
  WORD(AT_LOCKS, "only at locks", "只停在锁上") \
  WORD(INSIDE, "inside of calls", "连调用内部") \
  WORD(NEW_PIDS, "new PIDs", "新的 PID") \
  WORD(BROKEN_FILE, "Shown as it was saved last; it runs again when it is mended and saved.", \
       "这是刚保存的文件；改好并再次保存之前无法运行。") \
  WORD(SAVED_BROKEN, "The file was saved, but cannot be run as it is now.", "文件已保存，但现在这样无法运行。") \
  WORD(CANNOT_RUN, "It cannot be run: %s", "无法运行：%s") \
  WORD(PAGE_SETS, "This page sets %s to %s: press r. The run that you see goes on as it is.", \
       "本页把 %s 设为 %s：按 r 运行。眼前的运行照旧进行。") \
  WORD(TASKS_ARE, "This lesson has no task. In the shell mplab task lists all of them.", \
       "这一课没有任务。在终端里，mplab task 列出全部任务。") \
  WORD(SAVED_SINCE, "✗ saved since: cannot be run", "✗ 文件又存过：无法运行") \
  WORD(ACCESSES_SHORT, ", %s times", "，%s 次") \
  WORD(TEXT_IS_NEW, "The text is new: %c tries every order of it. What was found before was found of another text.", \
       "程序文本是新的：按 %c 探索它的每一种顺序。先前的结果属于另一份文本。") \
  WORD(EXPLORING, "exploring …", "探索中 …") \
  WORD(NOT_EXPLORED, "could not be explored", "无法探索") \
  WORD(COMPLETE, "complete: nothing was left out", "完整：没有遗漏") \
  WORD(INCOMPLETE, "incomplete: not every order was tried", "不完整：没有试遍所有顺序") \
  WORD(COMPLETE_FROM, "complete from there", "从那里起完整") \
  WORD(EVERY_ORDER, "every order", "所有的顺序") \
  WORD(THIS_STEP, "this step", "这一步") \
  WORD(THESE_STEPS, "these %d steps", "这 %d 步") \
  WORD(ORDERS_FROM, "every order that begins with %s", "以%s开头的所有顺序") \
  WORD(RANDOM_ORDERS, "orders at random", "随机的顺序") \
  WORD(EXPLORED_ONE, "explored %s order", "探索了 %s 种顺序") \
  WORD(EXPLORED, "explored %s different orders", "探索了 %s 种不同的顺序") \
  WORD(OF_ABOUT, " of about %s", " / 约 %s") \
  WORD(REDUNDANT, " (%s redundant)", "（重复 %s 次）") \
  WORD(COVERED, "every order covered: %s states, %d ends", "涵盖了所有顺序：%s 个状态，%d 种结局") \
  WORD(COVERED_ONE, "every order covered: %s states, one end", "涵盖了所有顺序：%s 个状态，一种结局") \
  WORD(STATES_SO_FAR, "%s states so far, %d ends", "至此 %s 个状态，%d 种结局") \
  WORD(MET_AGAIN, " (met again: %s)", "（再次遇到 %s 次）") \
  WORD(STEPS_RATE, " · %.3f s · %s steps/s", " · %.3f 秒 · 每秒 %s 步") \
  WORD(ORDERS_RATE, " · %.3f s · %s orders/s", " · %.3f 秒 · 每秒 %s 种") \
  WORD(NO_OUTCOME_YET, "no order has come to its end yet", "还没有一种顺序走到结束") \
  WORD(NO_OUTCOME, "no order came to its end", "没有一种顺序走到结束") \
  WORD(ORDERS_OF, "%s of %s", "%s / %s") \
  WORD(BEFORE_ITS_TURN, "before its turn", "提前试到") \
  WORD(REPLAYED, "same on real processes", "在真实进程上也一样") \
  WORD(REPLAY_DIFFERS, "differs on real processes: an error of mplab", "在真实进程上不一样：这是 mplab 的错误") \
  WORD(KIND_STALE, "an update is lost", "更新丢失") \
  WORD(KIND_EXCEPTION, "an exception", "异常") \
  WORD(KIND_DEADLOCK, "deadlock", "死锁") \
  WORD(KIND_LIVELOCK, "livelock", "活锁") \
  WORD(PATTERN_CHECK_THEN_ACT, "check then act", "先检查后执行") \
  WORD(PATTERN_LOST_WAKEUP, "a lost wake-up", "唤醒丢失") \
  WORD(PATTERN_CIRCULAR_WAIT, "deadlock: a circular wait", "死锁：循环等待") \
  WORD(PATTERN_WRONG_LOCK, "the wrong lock", "用错了锁") \
  WORD(PATTERN_JOIN_BEFORE_DRAIN, "join before the queue is drained", "队列没取空就 join") \
  WORD(PATTERN_FORGOTTEN_RELEASE, "a release is forgotten", "忘了释放") \
  WORD(VERDICT_BREAKS, "%s of %s orders break.", "%2$s 种顺序中有 %1$s 种会出错。") \
  WORD(VERDICT_BREAKS_ONE, "%s of %s orders breaks.", "%2$s 种顺序中有 %1$s 种会出错。") \
  WORD(VERDICT_ONLY, "The only order breaks.", "唯一的一种顺序会出错。") \
  WORD(VERDICT_ONLY_TRIED, "The one order that was tried breaks.", "试过的唯一一种顺序会出错。") \
  WORD(VERDICT_ONLY_FROM, "The one order tried that begins with %s breaks.", "以%s开头的顺序只试了一种，它会出错。") \
  WORD(VERDICT_BREAKS_STATES, "Orders break, in %d of %d outcomes.", "有会出错的顺序：%2$d 种结局中有 %1$d 种。") \
  WORD(VERDICT_BREAKS_AHEAD, "An order breaks that was tried before its turn; of the %s in turn none.", \
       "提前试到一种会出错的顺序；依次试过的 %s 种都没有出错。") \
  WORD(VERDICT_BREAKS_FROM, "%s of the %s orders that begin with %s break.", \
       "以%3$s开头的 %2$s 种顺序中有 %1$s 种会出错。") \
  WORD(VERDICT_BREAKS_FROM_ONE, "%s of the %s orders that begin with %s breaks.", \
       "以%3$s开头的 %2$s 种顺序中有 %1$s 种会出错。") \
  WORD(VERDICT_ALL_FROM, "Every order that begins with %s breaks.", "以%s开头的顺序每一种都会出错。") \
  WORD(SEARCHING_ON, " Searching on for the shortest.", "正在继续寻找最短的一种。") \
  WORD(VERDICT_FROM, "Of the orders that begin with %s none breaks. No others were tried.", \
       "以%s开头的顺序没有一种会出错。其他的没有试。") \
  WORD(VERDICT_FROM_ENDS, "Of the orders that begin with %s none breaks, but there are %d ends: ", \
       "以%s开头的顺序没有一种会出错，但结局有 %d 种：") \
  WORD(VERDICT_SO_FAR, "No order has broken so far.", "到目前为止没有一种出错。") \
  WORD(VERDICT_PROVED, "Proved: no order breaks, and all come to one end.", "已证明：没有一种顺序会出错，结局只有一种。") \
  WORD(VERDICT_ENDS, "No order breaks, but there are %d ends: ", "没有一种顺序会出错，但结局有 %d 种：") \
  WORD(VERDICT_CAVEAT, "No order breaks, and all come to one end, but: ", "没有一种顺序会出错，结局只有一种，但是：") \
  WORD(VERDICT_MORE, "; and %d more", "；还有 %d 处") \
  WORD(CAVEAT, "caveat:", "保留：") \
  WORD(VERDICT_NOT_PROVED, "No order that was tried breaks. Not all were tried: this proves nothing.", \
       "试过的顺序都没有出错，但没有试遍：这不能作为证明。") \
  WORD(SHORTEST_BAD, "the shortest order that breaks", "会出错的最短顺序") \
  WORD(BAD_SO_FAR, "the first order that breaks", "第一种会出错的顺序") \
  WORD(NO_RETURN, "After step %d every order ends so.", "第 %d 步之后，每一种顺序都这样结束。") \
  WORD(NO_RETURN_BREAKS, "After step %d every order breaks.", "第 %d 步之后，每一种顺序都会出错。") \
  WORD(NEAREST_GOOD, "the nearest order that does not", "最接近的、不出错的顺序") \
  WORD(ONE_SUCH, "one order that ends so", "这样结束的一种顺序") \
  WORD(RACE, "data race:", "数据竞争：") \
  WORD(RACE_LINES, "%s, lines %u and %u", "%s，第 %u 行和第 %u 行") \
  WORD(PART_HERE, "here they part: ✓ %s %s", "在这里分开：✓ %s %s") \
  WORD(AT_STEP, "at step %d", "第 %d 步") \
  WORD(AT_STEP_SHORT, "step %d", "第 %d 步") \
  WORD(BREAKS, "breaks", "出错") \
  WORD(DOES_NOT, "does not", "不出错") \
  WORD(WHO_IS_HERE, "who is here", "谁在这里") \
  WORD(NOT_STARTED, "not yet", "还没有") \
  WORD(STUCK_THEN, "stuck", "卡住") \
  WORD(HAS_ENDED, "has ended", "已结束") \
  WORD(MORE_ENDS, " and %d more ends", " 还有 %d 种结局") \
  WORD(MORE_END, " and %d more end", " 还有 %d 种结局") \
  WORD(IN_ORDERS, ", %s orders", "，%s 种顺序") \
  WORD(IN_ORDER, ", %s order", "，%s 种顺序") \
  WORD(MEMORY_MODEL, "Orders are sequentially consistent: no weak-memory effects are shown.", "顺序是顺序一致的：不显示弱内存的效应。") \
  WORD(NOT_STEPPING, "Nobody is held; s starts the program step by step.", "没有进程被拦住；按 s 逐步运行程序。") \
  WORD(CANNOT_GO, "%s cannot go: %s.", "%s 走不了：%s。") \
  WORD(NOT_HELD, "%s is not held at a step now.", "%s 现在没有停在某一步前。") \
  WORD(NOTHING_AFTER, "This is the last step so far; a letter lets that process go.", "这是目前的最后一步；按字母放一个进程走。") \
  WORD(NOTHING_BEFORE, "This is the start.", "这就是起点。") \
  WORD(WENT_BACK, "Back at step %d, in fresh processes: the same steps, new PIDs.", "回到第 %d 步。这是新的进程：步骤相同，PID 是新的。") \
  WORD(TAKEN_OVER, "You decide from here, step %d. Space goes on by lot.", "从这里起由你调度（第 %d 步）。空格：继续随机走。") \
  WORD(TAKEN_BACK, "You decide from step %d, in fresh processes; what came after is kept ([ ]).", \
       "从第 %d 步起由你调度，这是新的进程；之后走过的仍保留（[ ]）。") \
  WORD(GRAIN_STEP, "It stops before every step; a call of a pool, an executor or a manager is one step.", \
       "每一步之前都停下；对 Pool、Executor、Manager 的一次调用算一步。") \
  WORD(GRAIN_LINE, "Who is let go goes on until it comes to another line.", "放走的进程走到下一行才停。") \
  WORD(GRAIN_LOCKS, "Who is let go goes on until a lock, a condition, a queue, a process.", \
       "放走的进程走到锁、条件、队列或进程操作才停。") \
  WORD(GRAIN_INSIDE, "It stops inside of such calls, too: messages to the server, results on their way.", \
       "也停在这些调用的内部：发给服务进程的消息、途中的结果。") \
  WORD(SAVED_ORDER, "Saved in %s; mplab replay %s runs it again.", "已保存为 %s；用 mplab replay %s 重放。") \
  WORD(NOT_SAVED, "Not saved: %s", "没有保存：%s") \
  WORD(SAVE_AS, "save the order as: ", "把顺序保存为：") \
  WORD(NO_STEP_YET, "Orders from the step where you are: there is none yet.", "从你所在的那一步开始探索：现在还没有走过一步。") \
  WORD(FROM_YOURS, "Step %d is a signal or a switch, and explore takes none of those: go back to before it.", \
       "第 %d 步是信号或开关，探索不走这样的步：请退回到它之前。") \
  WORD(NO_ORDER_YET, "There is no order to watch yet.", "还没有可以观看的顺序。") \
  WORD(WATCH_AT, "Real processes, led to step %d of this order: → goes on along it, ← back.", \
       "真实的进程，带到这个顺序的第 %d 步：→ 沿着它前进，← 后退。") \
  WORD(WATCH, "Real processes, held at the start: → goes on along this order, ← back.", \
       "真实的进程，停在起点：→ 沿着这个顺序前进，← 后退。") \
  WORD(NOTE_READ, "read %s at step %d", "它在第 %2$d 步读到 %1$s") \
  WORD(NOTE_STORED, ", %s stored since", "，此后 %s 写过") \
  WORD(NOTE_HELD_BY, "held by %s", "被 %s 拿着") \
  WORD(NOTE_HELD_LEFT, "held, when it was forked, by a thread that is not in %s", "fork 时被一个不在 %s 里的线程拿着") \
  WORD(NOTE_SINCE, " since step %d", "（从第 %d 步起）") \
  WORD(NOTE_DEAD, ", which has ended", "，而它已经结束") \
  WORD(NOTE_NOT_ENDED, "%s has not ended", "%s 还没结束") \
  WORD(NOTE_WILL_WAIT, "nothing is in it yet: it will wait", "里面还是空的：它会等待") \
  WORD(SIGNAL_WHICH, "signal:", "信号：") \
  WORD(NO_SUCH_SIGNAL, "no such signal: %s. A name (TERM, CONT, USR1 …) or a number", "没有这个信号：%s。写名字（TERM、CONT、USR1……）或数字") \
  WORD(SIGNALLED, "SIG%s sent to %s, PID %d", "已向 %2$s（PID %3$d）发送 SIG%1$s") \
  WORD(NOTE_SERVES, "in a call of %s, line %s", "在 %s 的调用中，第 %s 行") \
  WORD(NOTE_STOPPED, "stopped by a signal", "被信号停住了") \
  WORD(NOTE_OTHER, "it waits", "它在等待") \
  WORD(SMALL_VALUES, "Small values, for stepping: %s.", "逐步运行时用小的值：%s。") \
  WORD(ALL_END, "every process ends", "所有进程都结束") \
  WORD(PATTERN_IF_FOR_WHILE, "if where while is needed", "该用 while 却用了 if") \
  WORD(PATTERN_BOTH_FULL, "both pipes are full", "两边的管道都满了") \
  WORD(PATTERN_KEPT_END, "kept end of a pipe", "管道的一端没关") \
  WORD(PATTERN_OPEN_TASKS, "forgotten task_done", "忘了 task_done") \
  WORD(PATTERN_HOLDER_KILLED, "the holder was killed", "持有者被杀死") \
  WORD(PATTERN_HOLDER_ENDED, "the holder ended", "持有者结束了") \
  WORD(PATTERN_NOBODY_PUTS, "nobody puts", "没有人再 put") \
  WORD(PATTERN_LOST_TASK, "lost task", "任务丢了") \
  WORD(PATTERN_NOT_GOT, "went on without the lock", "没拿到锁就继续") \
  WORD(PATTERN_NOTIFY_TOO_FEW, "notify too few", "notify 得太少") \
  WORD(PATTERN_MISSED_SIGNAL, "missed signal", "错过的信号") \
  WORD(PATTERN_EACH_SIGNALS, "each waits for the other's signal", "互相等对方的信号") \
  WORD(PATTERN_ORDER_VIOLATION, "order violation", "没准备好就用了") \
  WORD(PATTERN_TORN_PAIR, "torn pair", "两个值没有一起读") \
  WORD(PATTERN_TWO_SENDERS, "two senders at one end", "两个进程往同一端发送") \
  WORD(PATTERN_TWO_RECEIVERS, "two receivers at one end", "两个进程从同一端接收") \
  WORD(LEFT_BEHIND, "left behind in some order: %s", "有的顺序会把它留在后面：%s") \
  WORD(NOW_EXPLORE, "Now press x and see.", "现在按 x 探索，看看结果。") \
  WORD(STOPPED_TO_EXPLORE, "The run was stopped, to explore.", "为了探索，运行已停止。") \
  WORD(IS_HELD, "It is held already; Space lets it run on.", "它已经被拦住了；按空格放开。") \
  WORD(COURSE_DONE, "%d of %d done", "已完成 %d / %d") \
  WORD(SEE, "see", "看什么") \
  WORD(DO, "do", "做什么") \
  WORD(NEEDS, "needs", "先修") \
  WORD(FROM, "from", "来源") \
  WORD(YOU, "you", "你") \
  WORD(YOU_PAGES, "pages %d of %d", "看过 %d / %d 页") \
  WORD(YOU_RIGHT, " · predicted right %d of %d", " · 猜对 %d / %d") \
  WORD(YOU_GOALS, " · goals %d of %d", " · 目标 %d / %d") \
  WORD(ROUND_DONE_NEXT, "Round done: %d of %d right. Next on %s.", "这一轮做完了：%d / %d 对。下次：%s。") \
  WORD(ROUND_DONE, "Round done: %d of %d right.", "这一轮做完了：%d / %d 对。") \
  WORD(REVIEW_IS_DUE, "due", "该复习") \
  WORD(REVIEW_DUE_NOW, "due today", "今天该复习") \
  WORD(REVIEW_DUE_ON, "again on %s", "下次 %s") \
  WORD(REVIEW_EARLY, "due when part %d is done; it opens at any time", "学完第 %d 部分就该复习；随时可以打开") \
  WORD(REVIEW_OVER, "all rounds are done; it opens at any time", "各轮都做完了；随时可以打开") \
  WORD(REVIEW_WHEN, "when", "何时") \
  WORD(REVIEWS_DUE, "%d review due", "%d 个该复习") \
  WORD(REVIEWS_DUE_MORE, "%d reviews due", "%d 个该复习") \
  WORD(YOU_ROUNDS, "rounds done %d", "做完 %d 轮") \
  WORD(YOU_LAST_ROUND, " · last: %d of %d right", " · 最近一轮：%d / %d 对") \
  WORD(YOUR_PROGRAMS, "Your programs", "你自己的程序") \
  WORD(YOUR_PROGRAMS_ABOUT, \
       "Any Python file in mplab's subset opens on the same bench: press o and type its path. It is read again whenever you save it.", \
       "任何符合 mplab 子集的 Python 文件都能在同一个工作台上打开：按 o，输入路径。文件一保存，这里就会重新读取。") \
  WORD(NOTHING_FOUND, "no lesson has \"%s\" in its name or title", "没有名称或标题含“%s”的课") \
  WORD(READY, "ready", "就绪") \
  WORD(LIVE, "live", "实时") \
  WORD(PACED, "%g steps/s", "每秒 %g 步") \
  WORD(PAUSED, "paused", "已暂停") \
  WORD(ENDED, "ended, exit %d", "已结束，退出码 %d") \
  WORD(ENDED_BY, "ended by %s", "被 %s 终止") \
  WORD(DEADLOCK, "DEADLOCK", "死锁") \
  WORD(STOPPED, "stopped", "已停止") \
  WORD(AWAITS, "waiting for %s to come to its next step", "等 %s 走到它的下一步") \
  WORD(AWAITS_SHORT, "waiting for %s", "等 %s") \
  WORD(ONE_INSTANT, "held: all of this is one instant", "停住：全是同一时刻") \
  WORD(SEED, "seed", "种子") \
  WORD(LOST_SHORT, "lost %s of %s", "%2$s 次丢 %1$s") \
  WORD(LOST_OF, "lost %s of %s updates", "%2$s 次更新中丢失 %1$s") \
  WORD(LOST, "lost", "丢失") \
  WORD(FREE, "free", "空闲") \
  WORD(WAITING, "waiting", "等待") \
  WORD(ASLEEP, "asleep", "休眠") \
  WORD(WOKEN, "woken", "被唤醒") \
  WORD(EMPTY, "empty", "空") \
  WORD(OF, "%lld of %lld", "%lld / %lld") \
  WORD(ITEMS, "%lld items", "%lld 项") \
  WORD(PIPE_BYTES, "%s bytes", "%s 字节") \
  WORD(PIPE_FULL, "full: %s bytes", "已满：%s 字节") \
  WORD(UNFED, "%lld on the way", "%lld 项在途") \
  WORD(PLACES_FREE, "%lld of %lld free", "空位 %lld / %lld") \
  WORD(NO_SIGNAL, "not released", "还没有人 release") \
  WORD(SIGNAL_THERE, "released", "已 release") \
  WORD(SIGNALS, "released %lld times", "已 release %lld 次") \
  WORD(PLACES_MORE, "%lld free, made with %lld", "空位 %lld，建立时 %lld") \
  WORD(UNFINISHED, "%lld not yet done", "%lld 项未完成") \
  WORD(BOARD_WAITING, "%lld waiting", "%lld 个等待") \
  WORD(BOARD_RUNNING, "%lld running", "%lld 个运行") \
  WORD(BOARD_DONE, "%lld done", "%lld 个完成") \
  WORD(BOARD_FAILED, "%lld failed", "%lld 个失败") \
  WORD(BOARD_CANCELLED, "%lld cancelled", "%lld 个取消") \
  WORD(BOARD_LOST, "✗ %lld lost", "✗ %lld 个丢失") \
  WORD(BOARD_DROPPED, "%lld thrown away", "%lld 个被丢弃") \
  WORD(BOARD_NO_TASKS, "no task yet", "还没有任务") \
  WORD(BOARD_CLOSED, "closed", "已关闭") \
  WORD(BOARD_TERMINATED, "terminated", "已终止") \
  WORD(BOARD_BROKEN, "broken", "已损坏") \
  WORD(BOARD_NOT_STARTED, "not started", "未启动") \
  WORD(BOARD_ENDED, "its server has ended", "服务进程已结束") \
  WORD(BOARD_SERVER, "server", "服务进程") \
  WORD(BOARD_CALLS, "%s calls", "%s 次调用") \
  WORD(BOARD_TASKS, "tasks", "任务") \
  WORD(BOARD_RESULTS, "results", "结果") \
  WORD(BOARD_IDLE, "idle", "空闲") \
  WORD(BOARD_IS_LOST, "%s is lost", "%s 丢失了") \
  WORD(HOLDER_GONE, "held by the dead", "持有者已死") \
  WORD(LAST_LOST, "line %u: ", "第 %u 行：") \
  WORD(WROTE_OVER, " wrote %s over ", " 写的 %s 盖掉了 ") \
  WORD(WROTE_WAS, "'s %s, unseen", " 的 %s，没看到它") \
  WORD(WROTE_WAS_SHORT, "'s %s", " 的 %s") \
  WORD(WROTE_OVER_SHORT, " wrote over ", " 盖掉 ") \
  WORD(WROTE_UNSEEN, "'s, unseen", " 的，未见") \
  WORD(GUARDED_BY, "guarded by %s", "由 %s 保护") \
  WORD(LOCK_OF, "%s's lock", "%s 的锁") \
  WORD(OWN_LOCK, "its own lock", "自带的锁") \
  WORD(WITHOUT_LOCK, "without %s: line %u ", "没拿 %s：第 %u 行 ") \
  WORD(ACCESSES, " (all %s accesses)", "（全部 %s 次访问）") \
  WORD(ONE_ACCESS, " (its one access)", "（唯一的一次访问）") \
  WORD(ONE_ACCESS_SEEN, " (the one access seen)", "（看到的唯一一次访问）") \
  WORD(ACCESSES_SEEN, " (all %s accesses seen)", "（看到的 %s 次访问都拿了）") \
  WORD(SOME_TIMES, "%s", "%s 次") \
  WORD(SOME_OF, "%s of %s", "%s 次（共 %s 次）") \
  WORD(SOME_OF_SEEN, "%s of %s seen", "%s 次（共看到 %s 次）") \
  WORD(SOME_WITHOUT, "%s touched it without %s, the last on line %u: ", "%s没拿 %s，最近在第 %u 行：") \
  WORD(SOME_WITHOUT_SHORT, "%s without %s: line %u ", "%s没拿 %s：第 %u 行 ") \
  WORD(NOTHING_SHARED, "Nothing is shared yet.", "还没有共享对象。") \
  WORD(NO_PROCESSES, "No process yet: press r.", "还没有进程：按 r 运行。") \
  WORD(NO_OUTPUT, "Nothing printed yet.", "还没有输出。") \
  WORD(STARTS, "starts", "启动中") \
  WORD(RUNS, "runs", "运行") \
  WORD(SLEEPS, "sleeps", "睡眠") \
  WORD(ENDING, "is ending", "正在结束") \
  WORD(ZOMBIE, "ended (%s), not waited for", "已结束（%s），无人等待回收") \
  WORD(EXIT, "exit %d", "退出码 %d") \
  WORD(KILLED_BY, "killed by %s", "被 %s 杀死") \
  WORD(LINE, "line %u", "第 %u 行") \
  WORD(CHILD_OF, "child of %d", "父进程 %d") \
  WORD(CORE, "core %d", "核 %d") \
  WORD(STEPS, "%s steps", "%s 步") \
  WORD(DAEMON, "daemon", "守护进程") \
  WORD(MORE_LEFT, "%d more", "还有 %d 个") \
  WORD(ONE_STEP, "each column is one step", "每一列是一步") \
  WORD(LEGEND_LOADS, "loads", "读") \
  WORD(LEGEND_STORES, "stores", "写") \
  WORD(LEGEND_OVERWRITES, "stores over what it has not seen", "盖掉了没看到的写") \
  WORD(LEGEND_RUNS, "runs", "运行") \
  WORD(LEGEND_WAITS, "waits", "等待") \
  WORD(LEGEND_SLEEPS, "sleeps", "睡眠") \
  WORD(LEGEND_ACQUIRE, "acquire", "获得") \
  WORD(LEGEND_RELEASE, "release", "释放") \
  WORD(LEGEND_LOST, "lost", "丢失") \
  WORD(LEGEND_FAST, "not listed", "未逐一列出") \
  WORD(BANNER_DEADLOCK, "deadlock: nobody in it can ever go on", "死锁：其中谁也无法再前进") \
  WORD(BANNER_OUTSIDE, "everybody waits; only a signal from outside could wake them", "所有进程都在等待；只有外部信号能唤醒它们") \
  WORD(PREDICT_FIRST, "First say what you expect: press 1 to %d. %c again goes on without.", "先预测结果：按 1 到 %d。再按 %c 则直接继续。") \
  WORD(PREDICT_OF_TWO, "First say what you expect: press 1 or %d. %c again goes on without.", "先预测结果：按 1 或 %d。再按 %c 则直接继续。") \
  WORD(NEXT_LESSON, "That was the last page; > again goes on to %s, %s.", "已经是最后一页；再按 > 进入 %s：%s。") \
  WORD(KILL_MAIN, "1 again kills %s (%d), the program itself; its children are left without it.", "再按 1 杀死 %s（%d），即程序本身；子进程会失去它。") \
  WORD(PACED_SLEEP, "Paced: time stands still between steps, so a sleep puts nobody in order; who sleeps is let go in its turn.", \
       "按步速运行：两步之间时间不走，睡眠不能排出先后；睡眠的进程轮到就走。") \
  WORD(SEARCH_LONGER, "The search stopped after %g s: not every order was tried. x again searches four times as long.", \
       "探索在 %g 秒后停止：没有试遍所有顺序。再按 x 会探索四倍的时间。") \
  WORD(NO_ORDER, "There is no order to watch: none came to its end.", "没有可以观看的顺序：没有一种走到结束。") \
  WORD(WAKES_UP, "wake up", "醒来") \
  WORD(NOTE_NOTIFIED, "was notified", "已被通知") \
  WORD(NOTE_NOTIFIED_AT, "was notified at step %d", "在第 %d 步被通知") \
  WORD(SAVED_ORDER_FILE, "%s is a saved order, not a program: mplab replay %s runs it.", "%s 是保存的顺序，不是程序：用 mplab replay %s 重放。") \
  WORD(JUDGING, "Every order is being tried to judge it …", "正在尝试每一种顺序来判断 …") \
  WORD(NOW_RUN, "Now press r and see.", "现在按 r 运行，看看结果。") \
  WORD(WAS_RIGHT, "As you expected.", "和你预想的一样。") \
  WORD(WAS_WRONG, "You expected something else: the page says what it is.", "和你预想的不同：本页写着实际是什么。") \
  WORD(WAS_ANSWERED, "This page's question is answered.", "本页的问题已经回答过了。") \
  WORD(NOTHING_MARKED, "Nothing is marked. Enter again says that none of them can be.", \
       "一个也没选。再按一次 Enter 表示都不可能。") \
  WORD(KEY_MARK, "mark", "选") \
  WORD(KEY_POINT, "point at a line", "选一行") \
  WORD(KEY_ANSWER, "answer", "回答") \
  WORD(KEY_TO_END, "to the end", "走到最后") \
  WORD(KEY_TO_START, "to the start", "回到起点") \
  WORD(WAS_NEITHER, "This run came out in none of these ways.", "这次运行的结果不在选项之中。") \
  WORD(GOAL, "To do: ", "任务：") \
  WORD(HINT, "Hint %d of %d: ", "提示 %d / %d：") \
  WORD(HINT_KEYS, "The keys: %s", "按键：%s") \
  WORD(NO_HINTS, "This page has no hints.", "本页没有提示。") \
  WORD(NOT_FOUND_OUT, "The search did not come to its end: what is right is not known here.", \
       "搜索没有做完：这里还不知道哪个对。") \
  WORD(NOBODY_YET, "Nobody does that at the moment: run it first.", "此刻谁也没有这样：先运行。") \
  WORD(POINT_AT_LINE, "Go to a line with the arrows; Enter answers.", "用上下键选一行，按 Enter 回答。") \
  WORD(ORDER_ALL, "Press the digits in the order in which they belong, all of them; then Enter.", \
       "按先后顺序按数字，全部选完再按 Enter。") \
  WORD(MARK_ALL, "Digits mark, Enter answers.", "按数字选择，按 Enter 回答。") \
  WORD(TYPE_NUMBER, "Type it with digits; Enter answers.", "输入数字，按 Enter 回答。") \
  WORD(YOUR_NUMBER, "Your number: ", "你的答案：") \
  WORD(ANSWER_FIRST, "First answer the question. %c again goes on without.", "先回答问题。再按 %c 则直接继续。") \
  WORD(FROZEN, "The question is open: the settings stand still until it is answered.", "先回答问题：在此之前设置不能改。") \
  WORD(TASK_TITLE, "%s · task %d of %d: %s", "%s · 任务 %d / %d：%s") \
  WORD(TASK_YOURS, "yours", "你的程序") \
  WORD(TASK_CHECKS, "what must hold", "要做到的") \
  WORD(TASK_BAD, "the shortest order that breaks yours", "让你的程序出错的最短顺序") \
  WORD(TASK_JUDGING, "checking every order …", "正在检查每一种顺序 …") \
  WORD(TASK_IS_PASSED, "passed", "已通过") \
  WORD(TASK_PASSED, "It holds in every order.", "每一种顺序都做到了。") \
  WORD(TASK_HOLDS, "holds", "做到了") \
  WORD(TASK_HOLDS_ONE, "holds in the one order there is", "只有一种顺序，做到了") \
  WORD(TASK_HOLDS_IN, "holds in all %d orders tried", "试过的 %d 种顺序都做到了") \
  WORD(TASK_BREAKS, "does not hold", "没做到") \
  WORD(TASK_BREAKS_ONE, "does not hold, one order tried", "没做到（试了 1 种顺序）") \
  WORD(TASK_BREAKS_IN, "does not hold, %d orders tried", "没做到（试了 %d 种顺序）") \
  WORD(TASK_OPEN, "not proved", "没有证明") \
  WORD(TASK_NOT_PROVED, "Not broken, and not proved.", "没有出错，但也没有证明。") \
  WORD(TASK_OTHERS, "It holds here, but not with other names and numbers.", "在这里做到了，换了名字和数目就不行。") \
  WORD(TASK_SEE, "Lesson %02d is about this: %s.", "第 %02d 课讲的就是这个：%s。") \
  WORD(TASK_NOT_JUDGED, "It could not be judged: the judge did not come to its end.", "没能判定：检查没有做完。") \
  WORD(TASK_LATE, "The text has changed since it was checked.", "检查之后，文件又改过了。") \
  WORD(TASK_NO_TEXT, "Your answer's file is gone. \"begin anew\" among all commands writes the starter.", \
       "你的答案文件不在了。在全部命令里选「重做」可以恢复初始程序。") \
  WORD(TASK_ANEW, "The starter stands there again. What you had written is kept beside it.", \
       "初始程序恢复了。你写的内容存放在旁边。") \
  WORD(NO_EDITOR, "No editor was found: set $EDITOR, or edit %s in another window.", \
       "没有找到编辑器：设置 $EDITOR，或者在另一个窗口编辑 %s。") \
  WORD(NO_SOLUTION_YET, "A solution is shown after three different texts or ten minutes.", \
       "写过三份不同的答案或过了十分钟，才显示参考答案。") \
  WORD(SOLUTION_IS, "A solution: %s", "参考答案：%s") \
  WORD(LINE_IS, "line %s", "第 %s 行") \
  WORD(NONE_OF_THEM, "none of them", "都不是") \
  WORD(YOU_EXPECTED, "You expected: ", "你的预想：") \
  WORD(IT_IS, "It is: ", "实际是：") \
  WORD(NO_MORE_HINTS, "That was the last hint.", "提示已经全部给出。") \
  WORD(NO_LESSON, "This program is not part of a lesson. Save the file and it is read again here.", \
       "这个程序不属于任何课。保存文件后这里会重新读取。") \
  WORD(NO_SWITCH_HERE, "No switch on this line; lines with ● or ○ have one.", "这一行没有开关；带 ● 或 ○ 的行才有。") \
  WORD(NO_SWITCHES, "This program has no switches.", "这个程序没有开关。") \
  WORD(NO_KNOBS, "This program has no values to set.", "这个程序没有可以设定的数值。") \
  WORD(SWITCHED_ON, "%s is on.", "%s 已启用。") \
  WORD(SWITCHED_OFF, "%s is off.", "%s 已停用。") \
  WORD(FROM_NEXT_RUN, " It acts from the next run.", " 从下次运行起生效。") \
  WORD(KILLED, "Killed %s (%d) with SIGKILL.", "已用 SIGKILL 杀死 %s（%d）。") \
  WORD(ALREADY_ENDED, "%s has ended already.", "%s 已经结束。") \
  WORD(NOBODY_TO_KILL, "No process is running.", "没有正在运行的进程。") \
  WORD(PACE_IS, "pace: %g steps a second", "步速：每秒 %g 步") \
  WORD(PACE_FLAT, "pace: flat out", "步速：全速") \
  WORD(NOT_RUNNING, "Nothing is running; r runs the program.", "没有程序在运行；按 r 运行。") \
  WORD(READ_AGAIN, "The file was saved: read again.", "文件已保存：已重新读取。") \
  WORD(NO_CHINESE, "This terminal shows ASCII only: Chinese needs a UTF-8 locale (LANG=C.UTF-8). Other characters are shown as ?.", \
       "This terminal shows ASCII only: Chinese needs a UTF-8 locale (LANG=C.UTF-8). Other characters are shown as ?.") \
  WORD(FOLDED, "… %u lines", "… %u 行") \
  WORD(FOLDED_ONE, "… %u line", "… %u 行") \
  WORD(STRIP_ENDED, "%d: all ended, exit 0", "%d 个：都已结束，退出码 0") \
  WORD(STRIP_WHO, "%d: %d running, %d waiting", "%d 个：%d 个运行，%d 个等待") \
  WORD(CELL_STEPS, "in this cell: %s steps", "这一格：%s 步") \
  WORD(CELL_STEP, "in this cell: %s step", "这一格：%s 步") \
  WORD(CELL_LOST, ", ✗ lost %s", "，✗ 丢失 %s") \
  WORD(GOAL_DONE, "Done: ", "已做到：") \
  WORD(CELL_IS, "a cell is %s", "1 格是 %s") \
  WORD(DEPTH_IS, "depth: %s (d)", "粒度：%s（d）") \
  WORD(WAITS_SHARE, "%d %% waits", "%d %% 在等") \
  WORD(NO_STRAND, "%s has no second strand held at a step.", "%s 没有停在某一步前的第二个线程。") \
  WORD(NOBODY_CALLED, "Nobody is called %c. (Capital letters are processes; is Caps Lock on?)", "没有叫 %c 的进程。（大写字母代表进程；是否开着大写锁定？）") \
  WORD(IS_SHIFT, "%c is Shift-%c.", "%c 是 Shift-%c。") \
  WORD(LOCK_IS_T, "%s is switched by t; l is the other language, on the course's screen.", "切换 %s 用 t；l 是切换语言，只在课程页。") \
  WORD(NO_RUN_STANDS, "No run stands here now: r runs it, s lets you decide, = has those that were.", \
       "现在没有运行：按 r 运行，按 s 由你调度，按 = 看以前的运行。") \
  WORD(NOTHING_HAS_RUN, "Nothing has run yet: r runs it, s lets you decide.", "还没有运行过：按 r 运行，按 s 由你调度。") \
  WORD(TIME_BY_STEPS, "Steps can be walked when you decide: s.", "由你调度时才能逐步前后走：按 s。") \
  WORD(NOTHING_NUMBERED, "No numbered list is in sight.", "眼前没有带编号的列表。") \
  WORD(NOT_HERE, "%s (%s) does nothing here.", "%s（%s）在这里不起作用。") \
  WORD(NOTHING_SOUGHT, "Nothing is sought: / asks for words.", "还没有查找什么：按 / 输入文字。") \
  WORD(NO_OFFER, "This row offers nothing; a line with ● or ○ turns its switch.", "这一行没有可做的；带 ● 或 ○ 的行可以切换开关。") \
  WORD(Q_LEAVES, "q leaves.", "按 q 离开。") \
  WORD(GO_ON, "go on", "继续") \
  WORD(LEAVE_ENDS, "leave, ends 1 run", "离开，结束 1 个运行") \
  WORD(RUN_KEPT, "The run is held; it stands here again when you come back.", "运行已停住；回来时它还在。") \
  WORD(RUN_ENDED_BY, "The run of %s was ended.", "%s 的运行已结束。") \
  WORD(START_HERE, "start here", "从这里开始") \
  WORD(LOOKS_STEP, "step %s, now %s", "第 %s 步，现在 %s") \
  WORD(LOOKS_TIME, "%.3f s, now %.3f s", "%.3f 秒，现在 %.3f 秒") \
  WORD(LOOKS_STEP_OF, "step %s of %s", "第 %s / %s 步") \
  WORD(LOOKS_TIME_OF, "%.3f s of %.3f s", "%.3f / %.3f 秒") \
  WORD(NO_WAYS, "No way was left yet: go back, and let somebody else go.", "还没有留下别的路：先后退，再放另一个进程走。") \
  WORD(WAY_FROM, "Another way: the same up to step %d. [ and ] turn through them all.", \
       "另一条路：到第 %d 步为止相同。[ 和 ] 依次换路。") \
  WORD(WAYS_KEPT, "kept  from step %d: ", "保留  从第 %d 步起：") \
  WORD(WAYS_MORE, "  ] goes there, %d more", "  ] 前往，另有 %d 条") \
  WORD(WAYS_ONE, "  ] goes there", "  ] 前往") \
  WORD(RUN_NUMBER, "◎ run %d", "◎ 第 %d 次") \
  WORD(SEARCH_IS_GONE, "What was found is not kept: x tries every order again.", "探索的结果没有保留：按 x 再探索一次。") \
  WORD(RECORD_IS_GONE, "Its moments are no longer kept: there were too many since.", "它的记录已不再保留：之后的太多了。") \
  WORD(RUNS_OF, "runs", "历次运行") \
  WORD(RUNS_HEAD, "how", "方式") \
  WORD(RUNS_SETTINGS, "settings", "设置") \
  WORD(RUNS_ENDED, "ended as", "结果") \
  WORD(RUNS_STEPS, "steps", "步数") \
  WORD(RUNS_PRINTED, "printed", "输出") \
  WORD(RUNS_BESIDE, "run %d beside run %d: what differs is bold", "第 %d 次与第 %d 次并排：不同之处为粗体") \
  WORD(RUNS_MARK, "Press = on one run, then choose another: the two stand beside each other here.", \
       "在一次运行上按 =，再选另一次：两次在这里并排。") \
  WORD(RUNS_NONE, "No run is kept yet: press r.", "还没有保留的运行：按 r。") \
  WORD(RUNS_OPEN, "open", "进行中") \
  WORD(RUNS_FLAT, "flat out", "全速") \
  WORD(RUNS_STUCK, "✗ stuck", "✗ 卡住") \
  WORD(SEEK_AT, "seek %s: %d of %d", "查找 %s：%d / %d") \
  WORD(SEEK_KEYS, "n and p go on through them, Esc ends it.", "n、p 逐个前往，Esc 结束。") \
  WORD(NONE_BEFORE, "There is none before.", "前面没有了。") \
  WORD(NONE_AFTER, "There is none after.", "后面没有了。") \
  WORD(NEVER_TOUCHED, "No step on record touches %s.", "记录里没有哪一步碰到 %s。") \
  WORD(IS_NOW, "This is now.", "这就是现在。") \
  WORD(ALL_PANELS, "all panels", "所有面板") \
  WORD(NEXT_RUN, "next run", "下次运行") \
  WORD(VALUE_RUNS, "%s %s (runs: %s)", "%s %s（运行：%s）") \
  WORD(NO_SETTINGS, "no switches, no values", "没有开关和数值") \
  WORD(PACE_STANDS, "pace %g steps/s", "每秒 %g 步") \
  WORD(PACE_STANDS_FLAT, "pace flat out", "全速") \
  WORD(VALUE_IS, "%s is %s from the next run.", "从下次运行起 %s 为 %s。") \
  WORD(VALUE_OF, "value (↑ ↓ change it): ", "数值（↑ ↓ 改变）：") \
  WORD(MENU_SWITCH, "switch:", "开关：") \
  WORD(MENU_VALUE, "value:", "数值：") \
  WORD(MENU_WHOM, "signal to whom?", "信号发给谁？") \
  WORD(MENU_SIGNAL, "signal to %s:", "发给 %s 的信号：") \
  WORD(MENU_GO, "go to:", "前往：") \
  WORD(MENU_TAKE, "take:", "带走：") \
  WORD(TAKE_THING, "chosen", "选中的") \
  WORD(TAKE_SCREEN, "screen", "屏幕") \
  WORD(TAKE_ORDER, "order", "顺序") \
  WORD(TAKE_COMMAND, "command", "命令") \
  WORD(TAKE_REPLAY, "replay", "重放") \
  WORD(TAKE_PAGE, "page", "网页") \
  WORD(TAKE_PICTURE, "SVG", "SVG") \
  WORD(TAKE_AS, "write to: ", "写到：") \
  WORD(TAKEN_CLIP, "Taken to the clipboard of your terminal (if it allows that), and to %s", \
       "已送到终端的剪贴板（若终端允许），并存入 %s") \
  WORD(TAKEN_FILE, "Taken to %s", "已存入 %s") \
  WORD(TAKE_NO_ORDER, "There is no order here: step through one (s), or let every order be tried (x).", \
       "这里还没有顺序：逐步走一遍（s），或探索（x）。") \
  WORD(TAKE_NOTHING, "Nothing is chosen here.", "这里没有选中什么。") \
  WORD(GO_LINE, "line %d", "第 %d 行") \
  WORD(GO_STEP, "step %d", "第 %d 步") \
  WORD(MENU_NUMBER, "or a number", "或数字") \
  WORD(MENU_NAME, "or its name", "或信号名") \
  WORD(MENU_PAGES, "t the page's", "t 本页的") \
  WORD(MENU_ESC, "Esc", "Esc") \
  WORD(ALL_COMMANDS, "all commands", "所有命令") \
  WORD(PALETTE_KEYS, "↑↓ Enter · Tab completes · Esc", "↑↓ Enter · Tab 补全 · Esc") \
  WORD(NO_COMMAND, "no command has these words", "没有这样的命令") \
  WORD(NOT_NOW, "not now", "现在不行") \
  WORD(TO_STEP, "go to step %d", "前往第 %d 步") \
  WORD(TO_LINE, "go to line %d", "前往第 %d 行") \
  WORD(PASTED, "%s characters pasted: o opens them as a program, / seeks them.", "粘贴了 %s 个字符：按 o 作为程序打开，按 / 查找。") \
  WORD(NOT_WRITTEN, "%s could not be written: %s", "无法写入 %s：%s") \
  WORD(FIND, "find: ", "查找：") \
  WORD(OPEN_FILE, "open a file: ", "打开文件：") \
  WORD(TYPE_LINE, "a line for it (^D: the end): ", "给它一行（^D 表示结束）：") \
  WORD(WANTS_LINE, "The program waits for a line: %s.", "程序在等待输入一行：%s。") \
  WORD(FOUND_NOT, "\"%s\" is not in this program.", "程序中没有“%s”。") \
  WORD(LAST_PAGE, "That was the last page.", "已经是最后一页。") \
  WORD(FIRST_PAGE, "This is the first page.", "已经是第一页。") \
  WORD(PROGRESS_BAD, "The progress file was damaged; it was set aside as %s.", "进度文件已损坏，已另存为 %s。") \
  WORD(PROGRESS_FAILED, "Progress could not be saved: %s", "无法保存进度：%s") \
  WORD(TOO_SMALL, "The window is %d×%d; mplab wants 80×24.", "窗口为 %d×%d；mplab 需要 80×24。") \
  WORD(REFUSED, "mplab cannot run this file", "mplab 无法运行这个文件") \
  WORD(REFUSED_MORE, "It is read again when you save it.", "保存之后会重新读取。") \
  WORD(REFUSED_GUEST, "Enter lets python3 itself run it: it may then do whatever you may do.", \
       "按 Enter 由 python3 本身来运行：它就能做你能做的一切。") \
  WORD(GUEST, "python3 itself runs this program: it may do whatever you may do. Its orders can be tried, never proved.", \
       "由 python3 本身运行：它能做你能做的一切。可以探索它的各种顺序，但不能证明。") \
  WORD(LANE_SHARED, "a lane of many: how many run, ▁ few … ▇ all", "许多进程一道：运行的多少，▁ 少 … ▇ 全部") \
  WORD(DETAIL_VALUE, "its value: %s characters", "它的值：%s 个字符") \
  WORD(DETAIL_SHORT, "its value", "它的值") \
  WORD(DETAIL_RECORDED, "its value then: a record keeps its beginning", "那时的值：记录只留开头") \
  WORD(DETAIL_MADE, "made on line %u", "在第 %u 行创建") \
  WORD(DETAIL_PART_OF, "part of %s", "属于 %s") \
  WORD(DETAIL_STORES, "%s stores", "写了 %s 次") \
  WORD(DETAIL_STORES_STALE, "%s stores, %s of them over what they had not seen", "写了 %s 次，其中 %s 次盖掉了没看到的写") \
  WORD(DETAIL_WAITERS, "waiting for it: %d", "在等它：%d 个") \
  WORD(DETAIL_HOLDER, "held by", "持有者") \
  WORD(DETAIL_HOLDS, "holds", "拿着") \
  WORD(DETAIL_WAITS_FOR, "waits for", "在等") \
  WORD(DETAIL_HERE, "who is here", "谁在这里") \
  WORD(DETAIL_SINCE, "waits since %s", "已等 %s") \
  WORD(DETAIL_ITEMS, "in it, the next first: %lld", "里面有 %lld 项，先取的在前") \
  WORD(DETAIL_ITEM, "%s, item %d", "%s，第 %d 项") \
  WORD(DETAIL_SENT, "sent by end %d, not yet received: %lld", "端 %d 发出、尚未收到：%lld") \
  WORD(DETAIL_OPEN_IN, "end %d is open in %s", "端 %d 开着的进程：%s") \
  WORD(DETAIL_BYTES, "  · %s bytes", "  · %s 字节") \
  WORD(DETAIL_GONE, "It is not there any more.", "已经不在了。") \
  WORD(DETAIL_CUT, "%s bytes before this are not kept", "在此之前的 %s 字节没有保留") \
  WORD(DETAIL_NOT_THERE, "At this moment it is not there.", "这一刻它不存在。") \
  WORD(DETAIL_STEP, "step %d", "第 %d 步") \
  WORD(DETAIL_TOUCHES, "steps that touch it: %d", "触及它的步：%d") \
  WORD(DETAIL_MOMENTS, "moments in which it is touched: %d", "触及它的时刻：%d") \
  WORD(DETAIL_NOT_HERE, "\"%s\" is not here.", "这里没有“%s”。") \
  WORD(DETAIL_LOADS, " · %d loads, %d stores", " · 读 %d 次，写 %d 次") \
  WORD(DETAIL_STALE, ", %d of them ✗", "，其中 %d 次 ✗") \
  WORD(DETAIL_NO_MORE, "No further one.", "没有更多了。") \
  WORD(DETAIL_GO, "go there", "前往") \
  WORD(DETAIL_OPEN, "open", "打开") \
  WORD(HELP_TITLE, "keys that work here", "此处可用的按键") \
  WORD(HELP_FOOT, "Esc closes · : finds by name", "Esc 关闭 · : 按名称查找") \
  WORD(HELP_WHO, "who and what", "谁和什么") \
  WORD(HELP_TIME, "time", "时间") \
  WORD(HELP_RUN, "runs and settings", "运行和设置") \
  WORD(HELP_AND, "and", "其他") \
  WORD(HELP_SIGNS, "signs here", "这里的符号") \
  WORD(HELP_TRUTH, \
       "The code on the screen is the code that runs. Every PID is in /proc. Every value is read from the memory that those processes " \
       "share. Orders are sequentially consistent: a weak memory's surprises are not shown.", \
       "屏幕上的代码就是正在运行的代码。每个 PID 都在 /proc " \
       "中。每个值都读自这些进程共享的内存。顺序是顺序一致的：弱内存的怪现象不在此列。")
// clang-format on

typedef enum Word {
#define WORD(name, en, zh) WORD_##name,
  WORDS(WORD)
#undef WORD
      WORD_COUNT
} Word;

const char *word(Language language, Word w);
Language words_language(void);  // what the environment asks for (LC_ALL, LC_MESSAGES, LANG)

#endif
