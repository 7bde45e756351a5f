// What the engine says, in Chinese: a row for each of its forms (lab_form), with the same {parts}, and one for each
// reason why a step cannot go. What stands in [brackets] is left out when a part in it is missing. Verbs keep their
// Python names where a learner types them.
#ifndef TUI_WORDS_SAID_ZH_H
#define TUI_WORDS_SAID_ZH_H

// One row each, not to be folded.
// clang-format off
#define SAID_ZH(S) \
  S("OWNED", "{owner} 的 {kind}") \
  S("THE_TASKS", "{owner} 的任务队列") \
  S("THE_RESULTS", "{owner} 的结果队列") \
  S("THE_WORK", "{owner} 的待办表") \
  S("THE_DOOR", "{owner} 的入口") \
  S("A_LINK", "{owner} 的连接") \
  S("A_SERVED", "{owner} 的 {type}") \
  S("LOCK_INSIDE", "{object} 的锁") \
  S("THE_TABLE", "{owner} 的对象表") \
  S("THE_THREAD", "第 {line} 行的线程") \
  S("THE_FUTURES", "future") \
  S("A_WAITER", "第 {line} 行的等待者") \
  S("THE_UNFINISHED", "{owner} 的未完成任务数") \
  S("BRING_RESULT", "给 {object} 送来一个结果") \
  S("LOOK_RESULT", "看 {object} 有没有结果") \
  S("AWAIT_RESULT", "等 {object} 的结果") \
  S("BRING_FUTURE", "通知一个 future 已完成") \
  S("LOOK_FUTURE", "看 future 完成没有") \
  S("AWAIT_FUTURE", "等 future 完成") \
  S("BRING_CALL", "通知一个调用开始") \
  S("LOOK_CALL", "看调用开始没有") \
  S("AWAIT_CALL", "等调用开始") \
  S("CHANGE_SERVED", "改动 {object}") \
  S("LOOK_SERVED", "查看 {object}") \
  S("AWAIT_SERVED", "等 {object}") \
  S("BRING_THREAD", "{object}结束") \
  S("LOOK_THREAD", "问{object}结束没有") \
  S("AWAIT_THREAD", "等{object}结束") \
  S("BEGIN_THREAD", "{object}开始") \
  S("LOOK_BEGUN", "问{object}开始没有") \
  S("AWAIT_BEGUN", "等{object}开始") \
  S("WAKE_WAITER", "叫醒{object}") \
  S("LOOK_WAITER", "问被通知没有") \
  S("AWAIT_WAITER", "等待被通知") \
  S("ADD_TASK", "把 {object} 加一") \
  S("TAKE_TASK", "把 {object} 减一") \
  S("LOOK_TASKS", "查看 {object}") \
  S("MADE_ON_LINE", "{kind}@{line}") \
  S("KIND_OF_LINE", "第 {line} 行的 {kind}") \
  S("FEEDER", "{process} 的后台线程") \
  S("THREAD", "{process} 的线程 {n}") \
  S("NAMED_THREAD", "{process} 的 {thread}") \
  S("LEFT_THREAD", "一个不在 {process} 里的线程：fork 按当时的样子复制了锁") \
  S("EVENT_SET", "已 set") \
  S("EVENT_CLEAR", "未 set") \
  S("BARRIER_FILLS", "已到 {n} / {all}") \
  S("BARRIER_DRAINS", "已到齐，还有 {n} 个没离开") \
  S("BARRIER_RESET", "已重置，还有 {n} 个没离开") \
  S("BARRIER_BROKEN", "已损坏") \
  S("BARRIER_ACTS", "已到齐，它的动作正在运行") \
  S("SIGNAL", "信号 {n}") \
  S("IGNORE_SIGNAL", "从现在起忽略 {signal}") \
  S("DEFAULT_SIGNAL", "恢复 {signal} 的默认动作") \
  S("PRINT", "输出 \"{text}\"") \
  S("AWAIT_CLOCK", "等时钟走{time}") \
  S("BEFORE_SIGNAL", "看有没有信号到来") \
  S("LATE", "问时间，这时已经过去很久") \
  S("UNTIL", "到 {seconds} 秒") \
  S("ALL", "全部") \
  S("A_CHILD", "一个子进程") \
  S("NEXT", "；") \
  S("NEXT_VALUE", "，") \
  S("STOP", "。") \
  S("SPACE", "") \
  S("RESULT", " → {value}") \
  S("REFUSED", "：被拒绝") \
  S("OUTSIDE", "等待外界：{call}[（文件描述符 {fd}）][（{what}）]") \
  S("TIMED_OUT", "：超时") \
  S("NOTHING_YET", "：里面还是空的") \
  S("WOKE", "：叫醒 {n} 个") \
  S("WOKE_NOBODY", "：没有谁在睡") \
  S("STARTED", "：{process}") \
  S("SWITCHED_ON", "启用 {name}") \
  S("SWITCHED_OFF", "停用 {name}") \
  S("DEADLOCK", "死锁：") \
  S("LIVELOCK", "活锁：") \
  S("WAITS_FOR", "{who} 等 {object}[（{holder} 拿着）]") \
  S("WAITS_FOR_SIGNAL", "{who} 等 {object}，没有谁来 release") \
  S("WAITS_FOR_END", "{who} 等 {process} 结束") \
  S("WAITS", "{who} 在等待") \
  S("WAITS_TO", "{who} 在等：{step}") \
  S("WAITS_FOR_ROOM", "{who} 的送货线程在等 {queue} 的管道里有地方") \
  S("WAITS_TO_SEND", "{who} 等 {object} 有空间") \
  S("WAITS_FOR_TASKS", "{who} 等 {object} 的任务全部完成") \
  S("AND_VALUE", "；{name} = {value}") \
  S("RAISED", "{who}：{exception}") \
  S("VALUE", "{name} = {value}") \
  S("ALL_END", "所有进程都结束") \
  S("EXIT_CODE", "；{who}：退出码 {n}") \
  S("PRINTS", "；打印 {text}") \
  S("ANOTHER_PRINTS", "；{who} 打印 {text}") \
  S("TWIN", "（另一种结局，{n}）") \
  S("MORE_VALUE", "还有 1 个值") \
  S("MORE_VALUES", "还有 {n} 个值") \
  S("MAIN", "主进程") \
  S("TEXT", "{text}") \
  S("QUOTED", "“{text}”") \
  S("OR", " 或 ") \
  S("OR_NOTHING", " 或什么也没有") \
  S("OR_MORE", " 或另外 {n} 种之一") \
  S("END_VALUE", "{what} 最后是 {texts}") \
  S("END_PRINTED", "{what} [第 {line} 行]打印 {texts}") \
  S("END_EXIT", "{what} 的退出码是 {texts}") \
  S("END_EXCEPTION", "{what} 因 {texts} 而结束") \
  S("NOBODY_GETS_FURTHER", "谁都没有进展：") \
  S("NOBODY_CAN_GO_ON", "谁也无法再前进：") \
  S("FACT_NEXT", "；") \
  S("FACT_WAITS_FOR_END", "{who} 等 {process} 结束[（第 {line} 行）]") \
  S("FACT_READS", "{who} 一遍又一遍地读 {object}[（第 {line} 行）]") \
  S("FACT_WAITS", "{who} 在等：{step}[（第 {line} 行）][，{holder} 拿着它]") \
  S("FACT_SIGNAL", "{who} 等 {object}[（第 {line} 行）]，再没有谁来 release（至今 release {given} 次，acquire {used} 次）") \
  S("FACT_NO_SIGNAL", "{who} 等 {object}[（第 {line} 行）]，没有谁 release 过它") \
  S("FACT_OTHER_END", "{who} 在等：{step}[（第 {line} 行）][，另一端在 {holder} 手里]") \
  S("FULL_PIPE", "向 {object} 发送：管道已满，另一端没人读") \
  S("AWAIT_TASKS", "等 {object} 的 {n} 次 task_done()") \
  S("FACT_MORE", "；还有 {n} 个。") \
  S("ENDED_BY", "{who} 因 {exception} 而结束") \
  S("THREAD_ENDED_BY", "{who} 的一个线程因 {exception} 结束") \
  S("STORE_FELL", "有 1 次写盖掉了写的进程没看到的值。") \
  S("STORES_FELL", "有 {n} 次写盖掉了写的进程没看到的值。") \
  S("PARTING", "第 {n} 步，{who}：{step}。最接近的、不出错的顺序在这里让 {other} 走：{good}。") \
  S("DIFFERENT_LOCKS", "{one} 拿着 {first} 访问 {cell}（第 {line} 行），{two} 拿着的却是 {second}（第 {other} 行）：两把不同的锁互相挡不住。") \
  S("OWN_LOCKS", "{one} 拿着 {first} 访问 {cell}（第 {line} 行），{two} 拿着 {second}（第 {other} 行）：两个进程各有一把自己的锁，挡不住别人。" \
      "要用 multiprocessing 的锁，在它们启动之前只做一把，交给两边。") \
  S("WITHOUT_LOCK", "{one} 拿着 {lock} 访问 {cell}（第 {line} 行），{two} 却没拿它就访问（第 {other} 行）：锁只挡得住也来拿它的进程。") \
  S("FELL_ON", "{loser} 写的 {value} 盖掉了 {other} 写的 {over}。") \
  S("LOST_UPDATE", "{other} 写下 {over} 之前，{loser} 已经读到 {cell} = {read}，所以 {loser} 写的 {value} 盖掉了 {other} 写的 {over}：") \
  S("UPDATES_LOST", "丢了 {n} 次更新[，合计 {sum}]。") \
  S("UPDATE_LOST", "丢了一次[ {sum} 的]更新。") \
  S("LOST_IN_ALL", "丢掉的更新合计 {sum}。") \
  S("OVERWRITTEN", "{other} 写下的被不知道它的写盖掉了。") \
  S("LOST_NOTHING", "它没有看到那个值，不过最后什么也没少。") \
  S("LINE_NOT_ONE_STEP", "第 {line} 行不是一步：它先读，再写。") \
  S("LINES_NOT_ONE_STEP", "第 {line} 行和第 {other} 行合起来不是一步。") \
  S("LET_GO_BETWEEN", "中间放开过 {lock}：从读到写必须一直拿着它。") \
  S("CHECKED_CELL", \
    "{who} 先看了 {cell}（第 {looked} 行：当时是 {saw}），然后 {other} 把它改成 {made}（第 {line} 行），{who} 却照着看到的去做了（第 {acted} 行：写了 " \
      "{stored}）。看和做是两步：必须在同一把锁里。") \
  S("SERVED_CHECKED", \
    "{who} 看了 {object}（第 {looked} 行），接着 {other} 改了它（第 {line} 行），{who} 却按看到的去做（第 {acted} 行）：用到时答案已经旧了。" \
    "看和做是两步：两步必须在同一把锁里。") \
  S("CHECKED_GET", "{who} 先问了行不行（{queue}.{question}()，第 {asked} 行），然后 {other} 拿走了那一项（第 {line} 行），所以 {who} get 时[（第 " \
      "{act} 行）]什么也没有：用的时候，答案已经过时了。") \
  S("CHECKED_PUT", "{who} 先问了行不行（{queue}.{question}()，第 {asked} 行），然后 {other} 占了那个位置（第 {line} 行），所以 {who} put 时[（第 " \
      "{act} 行）]已没有空位：用的时候，答案已经过时了。") \
  S("TWO_LOCKINGS", "{who} 持 {lock} 检查了 {cell}（第 {looked} 行：当时是 {saw}），随后放开 {lock}；{other} 把它改成 {made}（第 {line} 行）；" \
    "{who} 再次拿到 {lock}，仍照先前所见行事（第 {acted} 行[：写下 {stored}][：读到 {found}]）。检查与行动须在同一次持锁之内。") \
  S("SERVED_TWO_LOCKINGS", "{who} 持 {lock} 看了 {object}（第 {looked} 行），随后放开 {lock}；{other} 改了它（第 {line} 行）；{who} 再次拿到 {lock}，" \
    "照先前所见改了它（第 {acted} 行）。查看与改动须在同一次持锁之内。") \
  S("SERVED_LOST", "{who} 读了 {object}[（第 {looked} 行）][，那时 {other} 还没有改它（第 {line} 行）]，又把据此得出的写了进去（第 {acted} 行）：") \
  S("THAT_IS_LOST", "另一个写的丢了。") \
  S("CALLS_ARE_STEPS", "代理的每次调用自成一步：两次须在同一把锁之下。") \
  S("RING_WAITS", "{who} [拿着 {lock}（第 {since} 行），]等 {wanted}[（第 {line} 行）]") \
  S("RING_JOINS", "{who} [拿着 {lock}（第 {since} 行），]等 {process} 结束[（第 {line} 行）]") \
  S("RING_MORE", "；如此等等") \
  S("RING_OF_TWO", "：双方都在等对方不肯放开的东西。") \
  S("RING_OF_MANY", "：每一个都在等下一个不肯放开的东西，{n} 个连成一圈。") \
  S("TAKEN_TWICE", "{who} 已经拿着 {lock}（第 {since} 行拿到），又再等它[（第 {line} 行）]：{kind} 不会给两次，连拿着它的进程也不行。") \
  S("HOLDING", "拿着第 {line} 行拿到的 {lock}") \
  S("READING", "正在 {lock} 里等待，还占着第 {line} 行拿到的读锁") \
  S("HOLDER_KILLED", "{who} 被 {signal} 杀死[（{killer}，第 {killed} 行）]，当时它{holding}：死了的什么也不会还，{victim} 会永远等下去[（第 {line} 行）]。") \
  S("OWN_LOCK", "{object} 自己的锁") \
  S("READING_LOCK", "{object} 的读锁") \
  S("WRITING_LOCK", "{object} 的写锁") \
  S("KILLED_HOLDING", "{who} 被 {signal} 杀死[（{killer}，第 {killed} 行）]：死时正在调用里面，拿着 {lock}。" \
      "死了的什么也不会还，{victim} 会永远等[（第 {line} 行）]。") \
  S("KILLED_ASLEEP", "{who} 在 {object} 里睡着时被 {signal} 杀死[（{killer}，第 {killed} 行）]：{victim} 要叫醒它[（第 {line} 行）]，会永远等它说自己醒了。") \
  S("INSIDE_STEP", "，正在这一步里面（{step}[，第 {line} 行]）") \
  S("AFTER_STEP", "，正在这一步的末尾（{step}[，第 {line} 行]）") \
  S("HOLDER_RAISED", "{who} {holding}，却因 {exception} 结束了：没有谁来归还，{victim} 会永远等下去[（第 {line} 行）]。") \
  S("HOLDER_EXITED", "{who} {holding}，却以退出码 {n} 结束了：没有谁来归还，{victim} 会永远等下去[（第 {line} 行）]。") \
  S("NOT_GIVEN_BACK", "{who} 在第 {since} 行拿了 {lock}，到结束也没有归还：{victim} 会永远等下去[（第 {line} 行）]。") \
  S("JOIN_NO_PLACE", "{who} 放进 {queue} 的东西还没被取走，{joins} 就在等它结束[（第 {line} 行）]：{queue} 没有空位，{who} 结束不了。先 get，再 join。") \
  S("JOIN_NO_ROOM", "{who} 放进 {queue} 的东西还没被取走，{joins} 就在等它结束[（第 {line} 行）]：{queue} 的管道装不下了，{who} 结束不了。先 get，再 join。") \
  S("KEPT_ITSELF", "{who} 还在等 {object} 的数据[（第 {line} 行）]，可是 {who} 自己还开着 {object} 的另一端，所以文件结束永远不会来。") \
  S("KEPT_BY", "{who} 还在等 {object} 的数据[（第 {line} 行）]，可是 {holder} 还开着 {object} 的另一端，又在等 {who} 结束[（第 {joined} 行）]，所以文" \
      "件结束永远不会来。") \
  S("BOTH_FULL", "{who} 向 {object} 发送[（第 {line} 行）]，{other} 从另一端也在发送[（第 {second} 行）]：两个方向都满了，谁也不读。") \
  S("TASK_OPEN", "{queue}.join()[（第 {line} 行）]在等 1 次 task_done()，可是没有人会再调用：还有 1 项没有完成。") \
  S("TASKS_OPEN", "{queue}.join()[（第 {line} 行）]在等 {n} 次 task_done()，可是没有人会再调用：还有 {n} 项没有完成。") \
  S("NOTIFIED_ONE", "{who} 的 notify（第 {line} 行）只叫醒了 {woken}，而在 {condition} 上睡着 {n} 个：{sleeper} 还睡着[（第 {asleep} 行）]，再没有谁来" \
      "通知。notify_all 会叫醒所有的。") \
  S("NOTIFIED_SOME", "{who} 的 notify（第 {line} 行）只叫醒了 {woken} 个，而在 {condition} 上睡着 {n} 个：{sleeper} 还睡着[（第 {asleep} 行）]，再没有" \
      "谁来通知。notify_all 会叫醒所有的。") \
  S("NOTIFIED_EARLY", \
    "{who} 通知 {condition}（第 {line} 行）时，还没有谁睡在那里；{sleeper} 后来才睡下（第 {asleep} 行），再没有谁来通知。notify 不会留给后来的。") \
  S("SET_AND_CLEARED", \
    "{who} 把 {event} set 了（第 {line} 行），随后又 clear 了（第 {cleared} 行），那时 {waiter} 还没开始等[（第 {waits} 行）]：再没有谁来 set。") \
  S("SET_AND_CLEARED_BY", \
    "{who} 把 {event} set 了（第 {line} 行），{other} 又 clear 了（第 {cleared} 行），那时 {waiter} 还没开始等[（第 {waits} 行）]：再没有谁来 set。") \
  S("MISSED_KILL", "{who} 向 {waiter} 发了 {signal}（第 {line} 行），那时 {waiter} 还没开始等[（第 {waits} 行）]：没有屏蔽的信号不会留着。先屏蔽它，再用 " \
      "sigwait 取，或者用 Event。") \
  S("KEPT_ONCE", "{who} 又向 {waiter} 发了 {signal}（第 {line} 行），那时 {waiter} 还没取走前一个：等着被取的信号只留一个，发几次都一样；{waiter} 会永远" \
      "等下一个[（第 {waits} 行）]。要计数，请用 Semaphore。") \
  S("MISSED_FLAG", "{who} 把 {cell} 改成 {value}（第 {line} 行），{other} 又改回 {back}（第 {again} 行），那时 {waiter} 还没看[（第 {waits} 行）]：收回的标" \
      "志，后来的看不到。用 Event 或 Semaphore。") \
  S("MISSED_RELEASE", "{who} release 了 {lock}（第 {line} 行），那时还没有谁拿过它：{kind} 不会留住 release。要当信号用，请用 Semaphore(0)。") \
  S("LOST_TASK", "{worker} 手上有 {pool} 的一个任务（第 {step} 步取的）时就结束了[（{signal}）][（退出码 {n}）]：结果永远不会来，{who} 却一直在等[（第 " \
      "{line} 行）]。Pool 会补一个新的工作进程，但不会重做这个任务；ProcessPoolExecutor 会抛出 BrokenProcessPool。") \
  S("NOT_GOT", "{who} 不等待地要 {lock}（第 {tried} 行），没有拿到，却像拿到了一样继续：它 release 了自己没有拿着的锁（第 {line} 行）。" \
      "这时 acquire() 返回 False：要看它的返回值。") \
  S("NOT_GOT_IN_TIME", "{who} 等 {lock} 等到超时就放弃了（第 {tried} 行），却像拿到了一样继续：它 release 了自己没有拿着的锁（第 {line} 行）。" \
      "这时 acquire() 返回 False：要看它的返回值。") \
  S("NEVER_FED", "{who} 往 {queue} 里 put 了一项（第 {line} 行），在它的 feeder 写出去之前就结束了：这一项也就没了，{waiter} 永远等不到它[（第 {waits} " \
      "行）]。os._exit、kill 和 cancel_join_thread() 都不等 feeder。") \
  S("LAST_TAKEN", "{other} 拿走了 {queue} 的最后一项（第 {line} 行）；{waiter} 还在等下一项[（第 {waits} 行）]，却没有人再 put：叫停的标记，有几个在取，" \
      "就要 put 几次。") \
  S("NONE_PUT", "{waiter} 在等 {queue} 的一项[（第 {waits} 行）]，却没有人 put（已取走：{n}）。") \
  S("SIGNALS_OF_TWO", "：双方等的，都是对方等完之后才做的事。必须有一方先不等。") \
  S("SIGNALS_OF_MANY", "：每一个等的，都是下一个等完之后才做的事，{n} 个连成一圈。必须有一个先不等。") \
  S("READ_EARLY", "{who} 读到 {cell} = {value}（第 {line} 行），那时 {other} 还没把它改成 {made}（第 {stored} 行）：没有什么让 {who} 等它[；第 {sleep} 行的" \
      " sleep 保证不了先后]。先 join {other}，或者等一个 Event 或 Queue。") \
  S("LOOKED_EARLY", "{who} 看了 {object}（第 {line} 行），那时 {other} 还没改它（第 {stored} 行）：没有什么让 {who} 等它[；第 {sleep} 行的 sleep 保证不了先" \
      "后]。先 join {other}，或者等一个 Event 或 Queue。") \
  S("TWO_SENDERS", "{one}（第 {first} 行）和 {two}（第 {second} 行）往 {pipe} 的同一端发送，两者之间没有先后。{bytes} 字节的消息，CPython 不是一次写完的：两" \
      "条可能混在一起，这里的顺序不包括这种情况。在同一把锁里发送，或者用 Queue。") \
  S("TWO_RECEIVERS", "{one}（第 {first} 行）和 {two}（第 {second} 行）从 {pipe} 的同一端接收，两者之间没有先后。CPython 分两次读一条消息：各自可能读到对方的" \
      "一部分，这里的顺序不包括这种情况。在同一把锁里接收，或者用 Queue。") \
  S("TORN_PAIR", "{writer} 正在一起改两个值（第 {stored} 行和第 {then} 行[，拿着 {lock}]），{who} 读到 {first} = {one}（第 {line} 行）和 {second} = {two}（" \
      "第 {other} 行）：一个是改之前的，一个是改之后的。同属一处的两个值，改和读都必须在同一把锁里。") \
  S("CELL_WAS", "{cell} 是 {value}") \
  S("WHAT_IT_SAW", "它看到的 {object} 就是那样") \
  S("THIEF", "在它重新拿到锁之前，{other} 又改了 {object}（第 {line} 行）[，改成 {value}]") \
  S("STILL_WAS", "{cell} 还是 {value}") \
  S("IF_FOR_WHILE", "{who} 睡下（第 {asleep} 行），因为{because}（第 {looked} 行）。{other} 通知了它（第 {line} 行），但{but}，而它没有再看一眼就继续" \
      "做了：这个 `if` 必须是 `while`。") \
  S("SLICE_LOADS", "第 {line} 行在这里一两步读完 {object} 的切片，CPython 里是一个元素一个元素地读：第 {other} 行写的可能插在中间，两者没有先后。") \
  S("SLICE_STORES", "第 {line} 行在这里一两步写完 {object} 的切片，CPython 里是一个元素一个元素地写：第 {other} 行可能看到一半，两者没有先后。") \
  S("USED_INSIDE", "第 {line} 行：没有拿锁就用了单元（用 get_obj() 给出的对象，或用 repr）：CPython 在那里不等拿着锁的人，这些顺序里会等") \
  S("KILLED_ASKED", "[第 {at} 行：]{who} 被看作已经不在，[虽然它（第 {line} 行）被杀之后]还没有人 join 它：CPython 里它可能还会在一会儿") \
  S("HANDLED_LATE", "[第 {line} 行：]信号到来时 {who} 正要{step}[（第 {at} 行）]：这里在这一步之前运行处理函数；CPython 里可能先走这一步，" \
    "因为 Python 要等正在进行的调用返回后才运行处理函数") \
  S("HANDLED_INSIDE", "[第 {line} 行：]{who} 的信号处理函数在一步之中（{step}[，第 {at} 行]）运行，并访问同一个对象：不知道 CPython 在那里拿着什么") \
  S("GET_REFUSED", "第 {line} 行可能抛出 Empty，尽管队列里有东西：别的读者正在读[（第 {other} 行）]时，CPython 的 get_nowait 会放弃。") \
  S("REAPED_AT_START", "第 {line} 行可能发现 {who} 已经不在：在 CPython 里，第 {other} 行的 start 会回收已经结束的子进程。") \
  S("CHANGED_ITEM", "第 {line} 行 put 的、或交给池的东西后来又被改了：CPython 在调用返回之后才 pickle，收到的可能是改过的。") \
  S("RACE_LOADS", "{who} 在第 {line} 行读它[（拿着 {lock}）]") \
  S("RACE_STORES", "{who} 在第 {line} 行写它[（拿着 {lock}）]") \
  S("RACE", "{object}：{first}；{second}；两者之间没有先后") \
  S("RACE_NO_LOCK", "，也都没拿锁") \
  S("RACE_LACKS", "：第 {line} 行没有拿 {lock}") \
  S("RACE_DIFFERENT_LOCKS", "：拿的是不同的锁") \
  S("GUARDED", "{object} 在{lines}由 {lock} 保护") \
  S("GUARDED_BUT_NOT", "，但在{lines}没有") \
  S("GUARDED_IN_PIECES", "，但在本该连在一起的两次访问之间放开了") \
  S("GUARDED_BY_SOME", "，但并非每一个来访者都拿着它") \
  S("ON_LINE", "第 {n} 行") \
  S("ON_LINES", "第 {lines}, {n} 行") \
  S("LIVE_WAITS", "{who} 等[ {object}，拿着它的是] {holder}") \
  S("LIVE_WHO_WAITS", "，它在等[ {object}，拿着它的是] {holder}") \
  S("LIVE_BREAKERS", "；不在环里的：{who}[ 等（还有 {n} 个）]（Lock 谁有它，谁就能放开）") \
  S("LIVE_NO_BREAKER", "；再没有谁能解开") \
  S("AT_STEP", "第 {n} 步：") \
  S("HAS_NO_STEP", "{who} 本该 {step}（第 {line} 行），但它已经结束，或者没有步可走") \
  S("CAME_TO_ANOTHER", "{who} 本该 {step}（第 {line} 行），却走到了 {now}（第 {at} 行）{why}：它的走向取决于 PID 或时间，不然就是 mplab 自己的错误") \
  S("TOOK_NO_STEP", "放走了 {who}，它却没有走这一步") \
  S("ENDED_ONE_EARLY", "运行已经结束，但记录里还有 1 步") \
  S("ENDED_EARLY", "运行已经结束，可是记下的步骤还有 {n} 步") \
  S("WOULD_TIME_OUT", "，那里会超时") \
  S("CANNOT_GO_ON", "，那里走不了") \
  S("STOPPED_EARLY", "没试遍就停下了") \
  S("STOPPED_MEMORY", "内存用到了上限 {n} MB") \
  S("THE_CLOCK", "时钟") \
  S("A_PID", "PID") \
  S("AN_ADDRESS", "地址（id，或由它得出的哈希）") \
  S("LOTS", "随机数（random）") \
  S("A_HASH", "哈希种子（文本的 hash，或集合的顺序）") \
  S("OTHER_CLOCK", "换一个时钟") \
  S("OTHER_PIDS", "换成别的 PID") \
  S("OTHER_ADDRESSES", "换成别的地址") \
  S("OTHER_SEED", "换一个种子") \
  S("RESTS_STORED", "[第 {line} 行：]存进 {object} 的值取决于{what}[：这里是 {was}，{with}就会是 {now}]") \
  S("RESTS_SENT", "[第 {line} 行：]{who} 发给 {object} 的内容取决于{what}：{with}，发出的就会不同") \
  S("RESTS_PRINTED", "[第 {line} 行：]{who} 打印的内容取决于{what}：{with}，文字会不同，或者数字的先后会不同") \
  S("RESTS_EXIT", "[第 {line} 行：]{who} 以什么退出码结束取决于{what}：这里是 {was}，{with}就会是 {now}") \
  S("RESTS_STEP", "[第 {line} 行：]{who} 在这里做什么取决于{what}[：{with}，它的下一步就会是：{other}]") \
  S("THREADS_SHARE", "[第 {line} 行：]{who} 的两个线程共用私有数据[ {name}][（还有第 {other} 行）]，其中一个会写，而它们之间没有先后：CPython 在" \
    "任意两条指令之间都可能切换线程，这里只在步与步之间切换") \
  S("THREADS_UNBROKEN", "[第 {line} 行：]{who} 的两个线程读私有数据[ {name}]再写回去[（还有第 {other} 行）]，而它们之间没有先后：CPython 3.11 不会在" \
    "这中间切换线程，这里也不会；但语言本身没有保证，别的版本可能会切换。请拿一把锁") \
  S("THREADS_TOO_OFTEN", "[第 {line} 行：]{who} 的两个线程共用私有数据[ {name}][（还有第 {other} 行）]，其中一个会写，而它们之间没有先后：" \
    "这里像 CPython 3.11 一样在此切换线程，来得太多次之后就不再切换。请让循环少转几圈") \
  S("THREADS_ENTER", "[第 {line} 行：]{who} 的两个线程往同一个 dict 里放键[（还有第 {other} 行）]，而它们之间没有先后：dict 按键放进来的先后" \
    "显示，而程序取决于这个顺序") \
  S("THREADS_DRAW", "[第 {line} 行：]{who} 的两个线程从同一个设了种子的生成器里取随机数[（还有第 {other} 行）]，而它们之间没有先后：各自可能取到" \
    "对方的数，而程序取决于它") \
  S("KILLED_INSIDE", "[第 {line} 行：]{who} 被杀时可能正在一步之中（{step}[，第 {at} 行]）：不知道 CPython 会在那里留下什么，而 {object} 之后还有人用") \
  S("KILLED_AFTER", "[第 {line} 行：]{who} 被杀时刚写完一条消息[（第 {at} 行）]，可能还拿着 {object} 的写锁，而之后还有人往 {object} 里写") \
  S("STOPPED_SECONDS", "{n} 秒后停下") \
  S("STOPPED_ORDERS", "试了 {n} 种后停下") \
  S("STOPPED_STEPS", "走了 {n} 步后停下") \
  S("STOPPED_ORDER", "试了 1 种后停下") \
  S("RANDOM_PROVES_NOTHING", "随机的顺序不能作为证明") \
  S("GOES_ROUND", "{who} 在{lines}") \
  S("TOO_MANY_STEPS", "有的顺序超过 {n} 步[，最后几步属于 {who}]：让循环少转几圈（把 range 改小），或看看是否有循环停不下来") \
  S("RUN_WITHOUT_END", "有的顺序回到了到过的状态：它可以没完没了地进行下去[（{who}）]") \
  S("TOO_MANY_STRANDS", "一种顺序里的进程和线程超过 {n} 个") \
  S("TOO_MANY_STRANDS_AT_ONCE", "同时存在的进程和线程超过 {n} 个") \
  S("TOO_MANY_OUTCOMES", "不同的结局超过 {n} 种") \
  S("COMPUTES_FOR_EVER", "有进程一直计算，走不到下一步") \
  S("NO_MEMORY", "内存不足") \
  S("NO_IMAGE", "内存不足，无法再保存一个进程的样子") \
  S("NO_MARK", "内存不足，无法再记住一个位置") \
  S("ONLY_BY_LOT", "提前试到的一种结局，按顺序搜索时却没有出现：这是 mplab 自己的错误") \
  S("NOT_THE_SAME_AGAIN", "同一种顺序再走一遍，结果却不一样") \
  S("ON_WITHOUT_STEP", "第 {line} 行：有进程一直计算，走不到下一步") \
  S("NO_EXPLORING", "第 {line} 行：无法探索{what}") \
  S("AN_OUTSIDER", "等在 {address} 的程序之外的连接者") \
  S("NO_EXPLORE_MEMORY", "内存不足，无法探索") \
  S("NO_PROGRAM_MEMORY", "内存不足，装不下这个程序") \
  S("COMES_TO_NO_STEP", "{who} 走不到下一步[：它{what}]") \
  S("NO_RUN", "无法启动 python3") \
  S("LED_OTHERWISE", "重走一个顺序时，第 {n} 步与上次不同（{who}，{what}[，第 {line} 行]）：程序的走向取决于时间、地址、文件或随机") \
  S("MAY_GO_ROUND", "{who} [在第 {n} 行]绕圈只看不改：不知道它会不会自己结束，这里当作等待") \
  S("ALARM_MAY_COME", "大家都在等，但设了闹钟") \
  S("HANDLER_BETWEEN", "[{who} 里]信号处理函数运行[（第 {line} 行）]：这里它只在两步之间到来") \
  S("KILL_BETWEEN", "{who} 被杀死[（第 {line} 行）]：没有试它在调用中途会留下什么") \
  S("MINGLES", "[第 {line} 行：]进程共享、却不是对象的内存：看不见对它的读写，它们只在步与步之间发生") \
  S("STARTS_PROGRAM", "{who} 启动了别的程序[（第 {line} 行）]，那边的步骤不受控制") \
  S("HAS_SOCKET", "{who} 有套接字[（第 {line} 行）]：那里传的不算步骤") \
  S("NOT_SEEN_BETWEEN", "随机顺序到达了搜索没有到达的结局：进程之间有不算步骤的东西在传") \
  S("PRIVATE_IS_PYTHONS", "私有的计算由 python3 自己完成：它对时钟、文件、PID 和地址的读取没有跟踪，同一进程的线程只在步骤之间换人") \
  S("MAIN_COMPUTES", "主进程一直计算，走不到第一步，无法探索") \
  S("ONLY_FROM", "只试了以这 {n} 步开头的顺序") \
  S("BEGINS_OTHERWISE", "作为开头的顺序，第 {n} 步与程序在那里要做的不同") \
  S("NOT_EXPLORABLE", "这个程序无法探索") \
  S("NO_SEARCH_MEMORY", "内存不足，无法搜索") \
  S("UNREADABLE", "探索进程说的话读不懂：这是 mplab 自己的错误") \
  S("EXPLORER_KILLED", "探索进程被 {signal} 杀死：这是 mplab 自己的错误") \
  S("EXPLORER_NO_MEMORY", "探索进程被 {signal} 杀死（内存不足？）") \
  S("EXPLORER_ENDED", "探索进程过早结束：这是 mplab 自己的错误") \
  S("LIMIT_PROCESSES", "最多同时 {n} 个进程（用 --limit processes=N 提高）") \
  S("STOPPED_FORKING", "已停止：已有 {n} 个进程（上限）还在不断 fork（用 --limit processes=N 提高）") \
  S("STOPPED_PRINTING", "已停止：打印超过 {n} 字节（用 --limit output=N 提高：N 的 {times} 倍）") \
  S("STOPPED_TOTAL", "已停止：它的进程一共占用超过 {n} MB，到了上限（用 --limit total=N 提高）") \
  S("STOPPED_TIME", "已停止：运行了 {n} 秒，到了上限（用 --limit seconds=N 提高）") \
  S("REFUSED_CALL", "{who} 被围住它的墙终止了：它请求系统调用 {call}，任何程序都不需要它[（第 {line} 行）]") \
  S("NO_PROC", "这里没有 /proc：发现不了死锁，也不能单步执行（mplab --doctor）") \
  S("NURSERY_KILLED", "已停止：用来 fork 出程序的那个进程被杀死了") \
  S("CANNOT_START", "无法启动进程：{error}") \
  S("load", "读 {object}{index}") \
  S("store", "写 {object}{index} ← {value}") \
  S("load_all", "读 {object} 的 {count} 个") \
  S("store_all", "写 {object} 的 {count} 个") \
  S("acquire", "获得 {object}") \
  S("release", "释放 {object}") \
  S("holder", "看谁拿着 {object}") \
  S("sleep", "睡在 {object} 上") \
  S("woken", "等 {object} 的通知") \
  S("notify", "notify {object}：{n}") \
  S("put", "放进 {object}") \
  S("give_back", "归还 {object} 的一个位置") \
  S("pickle", "把放进 {object} 的东西 pickle") \
  S("feed", "写进 {object} 的管道") \
  S("drained", "等 {object} 的管道被取空") \
  S("get", "从 {object} 取") \
  S("recv", "从 {object} 取") \
  S("get_nowait", "有东西就从 {object} 取") \
  S("seize", "清空 {object} 并占住它的读锁") \
  S("qsize", "问 {object} 有多少项") \
  S("empty", "问 {object} 空不空") \
  S("full", "问 {object} 满不满") \
  S("is_set", "问 {object} 是否 set") \
  S("arrive", "到达 {object}") \
  S("leave", "在 {object} 等其他人到齐") \
  S("open", "打开 {object}") \
  S("break", "损坏 {object}") \
  S("reset", "重置 {object}") \
  S("parties", "看 {object} 有谁到了") \
  S("wait", "等 {object}") \
  S("set", "set {object}") \
  S("clear", "clear {object}") \
  S("stale", "把自己对 {object} 的改动与原处的比一比") \
  S("send", "发到 {object}") \
  S("sent", "等发到 {object} 的被收走") \
  S("receive", "从 {object} 接收") \
  S("poll", "问 {object} 有没有东西") \
  S("close", "关闭 {object} 的一端") \
  S("lend", "送出 {object} 的一端") \
  S("take", "接手 {object} 的一端") \
  S("wait_any", "等其中一个：{many}") \
  S("start", "启动一个进程") \
  S("exit", "结束") \
  S("join", "join {process}") \
  S("wait_child", "等一个子进程") \
  S("kill", "给 {process} 发 {signal}") \
  S("is_alive", "问 {process} 是否活着") \
  S("pause", "等信号") \
  S("handle", "为 {signal} 安装处理函数") \
  S("mask", "改变哪些信号被屏蔽") \
  S("sleep_until", "睡{time}") \
  S("resume", "继续：线程可能在这里切换") \
  S("clock", "问时间") \
  S("write", "输出 {count} 字节")

// Why it cannot go: a row for each of world/why.h. HELD, HELD_DEAD and NOT_ENDED name somebody: see NOTE_HELD_BY and its
// like in words.h.
#define WHYS_ZH(Z) \
  Z(HELD, "被拿着") \
  Z(HELD_DEAD, "被一个已结束的进程拿着") \
  Z(DIED_ASLEEP, "它在等一个在那里睡着时被杀的") \
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
