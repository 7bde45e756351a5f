"""Loops that poll: they come round until another process has done something, or for ever."""
from .family import Family

FAMILIES = [
    Family("spin_on_flag", "flag = <cell>\nn = RawValue('i', 0)", A="while flag.value != 1: <rest>\nn.value += 1",
           main="<do>", cast=("A", "AA"), cell=("RawValue('i', 0)", "Value('i', 0)"),
           rest=("pass", "time.sleep(0.01)"),
           do=("flag.value = 1", "flag.value = 2", "pass", "flag.value = 1; flag.value = 0")),
    Family("spin_on_each_other", "flag = RawArray('i', 2)", A="<first>\nwhile not flag[1 - me]: pass\n<then>",
           cast=("AA",), first=("flag[me] = 1", "pass"), then=("pass", "flag[me] = 1", "flag[me] = 0")),
    Family("try_until", "lock = Lock()\nn = Value('i', 0)",
           A="while not lock.acquire(<how>): pass\nn.value += 1\n<give>", cast=("A", "AA"),
           how=("False", "timeout=0.1"), give=("lock.release()", "pass")),
    Family("test_and_set", "flag = RawValue('i', 0)\nn = RawValue('i', 0)",
           A="while flag.value: pass\nflag.value = 1\nn.value += 1\nflag.value = 0", cast=("AA",)),
    Family("peterson", "want = RawArray('i', 2)\nturn = RawValue('i', 0)\nn = RawValue('i', 0)", A="""
        <one>
        <two>
        while want[1 - me] and turn.value == 1 - me: pass
        n.value += 1
        want[me] = 0""", cast=("AA",), one=("want[me] = 1", "turn.value = 1 - me"),
           two=("turn.value = 1 - me", "want[me] = 1")),
    Family("wait_till_ended", "n = RawValue('i', 0)", A="n.value += 1", main="while <ask>: <rest>\nn.value += 10",
           cast=("A",), ask=("ps[0].is_alive()", "ps[0].exitcode is None", "active_children()"),
           rest=("pass", "time.sleep(0.01)")),
    Family("poll_event", "e = Event()\nn = RawValue('i', 0)", A="while not e.<ask>: pass\nn.value += 1", main="<do>",
           cast=("A", "AA"), ask=("is_set()", "wait(0.1)"), do=("e.set()", "pass", "e.set(); e.clear()")),
    Family("poll_queue", "q = <kind>()\nn = RawValue('i', 0)", A="while q.empty(): pass\nn.value += q.get()",
           P="q.put(1)", cast=("AP", "A", "AAP"), kind=("Queue", "SimpleQueue")),
    Family("get_until", "q = Queue()\nn = RawValue('i', 0)", A="""
        got = 0
        while not got:
            try: got = q.<get>
            except queue.Empty: pass
        n.value += got""", P="q.put(1)", cast=("AP", "A", "AAP"), get=("get_nowait()", "get(timeout=0.1)")),
    Family("wait_in_a_loop", "c = Condition()\nflag = RawValue('i', 0)\nn = RawValue('i', 0)", A="""
        with c:
            while not flag.value: c.wait(0.1)
            n.value += 1""", B="<set>", cast=("AB", "A"),
           set=("flag.value = 1", "with c:\n    flag.value = 1\n    c.notify()")),
    Family("spinner_killed", "flag = RawValue('i', 0)\nn = RawValue('i', 0)",
           A="while not flag.value: pass\nn.value = 1", main="<do>", cast=("A",),
           do=("ps[0].terminate()", "flag.value = 1\nps[0].kill()")),
    Family("dekker", "want = RawArray('i', 2)\nturn = RawValue('i', 0)\nn = RawValue('i', 0)", A="""
        want[me] = 1
        while want[1 - me]:
            if turn.value != me:
                want[me] = 0
                while turn.value != me: pass
                want[me] = 1
        n.value += 1
        <turn>
        want[me] = 0""", cast=("AA",), turn=("turn.value = 1 - me", "pass")),
    Family("poll_pipe", "r, s = Pipe(False)\nn = RawValue('i', 0)",
           A="while not r.poll(<how>): pass\nn.value = r.recv()", B="<do>", cast=("AB",), how=("", "0.1"),
           do=("s.send(1)", "pass")),
    Family("spin_with_others", "flag = RawValue('i', 0)\nlock = Lock()", A="while not flag.value: pass",
           B="lock.acquire()\n<more>\nflag.value = 1", cast=("AB",), more=("pass", "lock.acquire()")),
    Family("count_to", "n = Value('i', 0)", A="with n.get_lock(): n.value += 1\nwhile n.value < <goal>: pass",
           cast=("A", "AA"), goal=(1, 2, 3)),
]
