"""How processes end: exit codes, kills, daemons, joins that give up."""
from .family import Family

FAMILIES = [
    Family("exit_codes", "code = RawArray('i', 2)", A="<end>",
           after="for i, p in enumerate(ps): code[i] = p.exitcode", cast=("A", "AA"),
           end=("pass", "sys.exit(3)", "sys.exit()", "os._exit(4)", "assert me, 'first'", "raise SystemExit(5)",
                "[][1]", "{}['key']", "os.kill(os.getpid(), signal.SIGKILL)",
                "os.kill(os.getpid(), signal.SIGTERM)")),
    Family("killed_on_the_way", "v = <cell>\ncode = RawValue('i', 0)", A="v.value += 1\nv.value += 10",
           main="ps[0].<end>()", after="code.value = ps[0].exitcode", cast=("A", "AA"),
           cell=("RawValue('i', 0)", "Value('i', 0)"), end=("terminate", "kill")),
    Family("killed_holding", "lock = <kind>()\nv = RawValue('i', 0)",
           A="with lock:\n    v.value = 1\n    v.value = 2", main="ps[0].<end>()\n<then>", cast=("A", "AA"),
           kind=("Lock", "RLock", "Semaphore"), end=("terminate", "kill"),
           then=("with lock: v.value += 10", "v.value += 10 * lock.acquire(timeout=0.1)",
                 "ps[0].join()\nv.value += 5")),
    Family("killed_with_a_value_locked", "v = Value('i', 0)\nn = RawValue('i', 0)",
           A="with v.get_lock():\n    n.value = 1", main="ps[0].kill()\nps[0].join()\n<then>", cast=("A",),
           then=("v.value = 5", "n.value += 10 * v.get_lock().acquire(False)")),
    Family("is_it_alive", "v = RawValue('i', 0)\nsaw = RawArray('i', 3)", A="v.value = 1",
           main="saw[0] = <ask>\nsaw[1] = v.value\n<more>", cast=("A",),
           ask=("ps[0].is_alive()", "ps[0].exitcode is None", "len(active_children())"),
           more=("pass", "saw[2] = 1 + ps[0].is_alive()", "ps[0].join()\nsaw[2] = 1 + ps[0].is_alive()")),
    Family("join_gives_up", "v = RawValue('i', 0)\nsaw = RawArray('i', 2)", A="v.value += 1\n<more>",
           main="ps[0].join(<how>)\nsaw[0] = v.value\nsaw[1] = ps[0].exitcode is None", cast=("A", "AA"),
           how=("0.1", "", "0"), more=("pass", "v.value += 1", "sys.exit(7)")),
    Family("daemon", "v = RawValue('i', 0)", A="v.value = 1\n<more>",
           begin="for p in ps:\n    p.daemon = True\n    p.start()", main="<do>", finish="<wait>", cast=("A", "AA"),
           more=("v.value = 2", "sys.exit(3)"), do=("pass", "v.value += 10"), wait=("pass", "ps[0].join()")),
    Family("not_joined", "v = RawValue('i', 0)", A="v.value += 1", main="<do>", finish="", cast=("A", "AA"),
           do=("pass", "v.value += 10", "sys.exit(2)", "assert v.value, 'too early'", "os._exit(3)")),
    Family("nested", "v = Value('i', 0)\ndef inner(): v.value += 1", A="""
        p = Process(target=inner)
        p.start()
        v.value += 10
        <more>""", cast=("A",),
           more=("p.join()", "pass", "p.terminate()", "p.join()\nassert p.exitcode == 0")),
    Family("parent_dies", "v = RawValue('i', 0)\ndef inner():\n    v.value += 1\n    v.value += 1", A="""
        p = Process(target=inner<daemon>)
        p.start()
        <end>""", main="<kill>", cast=("A",), daemon=("", ", daemon=True"),
           end=("os._exit(1)", "sys.exit(2)", "raise KeyError(1)", "p.join()"), kill=("pass", "ps[0].terminate()")),
    Family("kill_twice", "code = RawValue('i', 0)\nv = RawValue('i', 0)", A="v.value = 1\nsys.exit(6)",
           main="ps[0].<one>()\n<between>\nps[0].<two>()", after="code.value = ps[0].exitcode", cast=("A",),
           one=("terminate", "kill"), between=("pass", "ps[0].join()", "ps[0].join(0.1)"), two=("terminate", "kill")),
    Family("sibling_kills", "v = RawValue('i', 0)", A="v.value += 1\nv.value += 1", main="""
        def killer(): os.kill(ps[0].pid, signal.<how>)
        k = Process(target=killer)
        k.start()
        k.join()""", cast=("A",), how=("SIGKILL", "SIGTERM")),
    Family("start_in_turn", "v = RawValue('i', 0)", A="v.value = 2 * v.value + me",
           begin="for p in ps:\n    p.start()\n    <between>", cast=("AA", "AAA"),
           between=("p.join()", "pass", "v.value += 1", "p.join(0.1)")),
    Family("one_waits_for_all", "left = Value('i', 2)\ndone = Event()", A="""
        with left.get_lock():
            left.value -= 1
            if left.value == 0: done.set()""", B="done.wait()\nleft.value = 9", main="<kill>", cast=("AAB",),
           kill=("pass", "ps[0].terminate()")),
    Family("error_in_main", "v = RawValue('i', 0)", A="v.value += 1\n<more>", main="<error>", cast=("A",),
           more=("pass", "sys.exit(1)"),
           error=("assert v.value == 0, 'seen'", "sys.exit(v.value)", "1 // v.value", "ps[5]")),
    Family("class_of_process", "v = Value('i', 0)\nclass Work(Process):\n    def run(self):\n        <run>", A="pass",
           main="""
        w = Work()
        w.start()
        v.value += 1
        w.join()
        v.value += 10 * bool(w.exitcode)""", cast=("A",), run=("v.value += 1", "sys.exit(2)", "assert v.value == 1")),
]
