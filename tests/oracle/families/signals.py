"""Signals with handlers: they run between two steps of whoever is told."""
from .family import Family

HANDLER = "def handle(number, frame):\n    <handle>\n"
SET = "signal.signal(signal.SIG<which>, handle)\n"

FAMILIES = [
    Family("told_by_main", "v = RawValue('i', 0)\nw = RawValue('i', 0)\n" + HANDLER + SET,
           A="v.value += 1\nv.value += 1", main="os.kill(ps[0].pid, signal.SIG<which>)", cast=("A",),
           which=("USR1", "TERM"),
           handle=("v.value += 10", "w.value = v.value", "sys.exit(3)", "raise KeyError('told')")),
    Family("terminated_politely", "v = RawValue('i', 0)\ncode = RawValue('i', 0)\n" + HANDLER,
           A="signal.signal(signal.SIGTERM, <what>)\nv.value = 1\nv.value = 2", main="ps[0].terminate()",
           after="code.value = ps[0].exitcode", cast=("A",), what=("handle", "signal.SIG_IGN", "signal.SIG_DFL"),
           handle=("v.value = 7", "sys.exit(5)", "os._exit(6)")),
    Family("told_while_waiting", "lock = Lock()\nv = RawValue('i', 0)\n" + HANDLER + SET, A="<wait>\nv.value += 1",
           begin="lock.acquire()\nps[0].start()", main="os.kill(ps[0].pid, signal.SIGUSR1)\n<more>", cast=("A",),
           which=("USR1",), wait=("lock.acquire()", "v.value = 3 * lock.acquire(timeout=0.1)"),
           handle=("v.value += 10", "sys.exit(3)", "lock.release()"), more=("lock.release()", "pass")),
    Family("told_asleep", "e = Event()\nc = Condition()\nv = RawValue('i', 0)\n" + HANDLER + SET,
           A="<wait>\nv.value += 1", main="os.kill(ps[0].pid, signal.SIGUSR1)\n<more>", cast=("A",), which=("USR1",),
           wait=("e.wait()", "with c: c.wait(0.1)", "time.sleep(0.1)"), handle=("v.value += 10", "e.set()"),
           more=("e.set()", "pass")),
    Family("told_by_itself", "v = RawValue('i', 0)\n" + HANDLER + SET,
           A="v.value += 1\nos.kill(os.getpid(), signal.SIG<which>)\nv.value += 1", cast=("A", "AA"),
           which=("USR1", "TERM"), handle=("v.value += 10", "sys.exit(3)", "assert v.value == 1")),
    Family("told_and_raced", "v = RawValue('i', 0)\nw = RawValue('i', 0)\n" + HANDLER + SET, A="v.value = 1",
           main="os.kill(ps[0].pid, signal.SIGUSR1)\nv.value = 5", cast=("A",), which=("USR1",),
           handle=("w.value = v.value + 10",)),
    Family("told_to_leave_a_queue", "q = <kind>()\nn = RawValue('i', 0)\n" + HANDLER + SET, A="n.value += q.get()",
           main="os.kill(ps[0].pid, signal.SIGUSR1)\nq.put(1)\nn.value += 100 * q.get()", cast=("A",),
           which=("USR1",), kind=("Queue", "SimpleQueue"), handle=("sys.exit(3)", "n.value += 10")),
    Family("told_to_leave_a_condition", "c = Condition()\nn = RawValue('i', 0)\n" + HANDLER + SET,
           A="with c:\n    n.value += 1\n    c.wait()", main="os.kill(ps[-1].pid, signal.SIGUSR1)\nwith c: <tell>",
           cast=("A", "AA"), which=("USR1",), handle=("sys.exit(3)", "n.value += 10"), tell=("c.notify()", "pass")),
    Family("told_to_leave_a_barrier", "b = Barrier(2)\nn = RawArray('i', 2)\n" + HANDLER + SET,
           A="n[me] = 1 + b.wait(<how>)", main="os.kill(ps[-1].pid, signal.SIGUSR1)", cast=("A", "AA"),
           which=("USR1",), handle=("sys.exit(3)", "n[0] += 10"), how=("", "0.1")),
    Family("told_at_a_barrier", "b = Barrier(2)\nn = RawValue('i', 0)\n" + HANDLER + SET, A="b.wait()", main="""
        os.kill(ps[0].pid, signal.SIGUSR1)
        ps[0].join()
        try: n.value = 1 + b.wait(0.1)
        except Exception: n.value = 9""", cast=("A",), which=("USR1",), handle=("sys.exit(3)", "pass")),
    Family("gets_in_its_handler", "q = Queue()\nn = RawArray('i', 2)\n" + HANDLER + SET, A="n[0] = q.get()",
           main="os.kill(ps[0].pid, signal.SIGUSR1)\nq.put(1)\nq.put(2)", cast=("A",), which=("USR1",),
           handle=("n[1] = q.get()", "q.put(3)")),
    Family("told_twice", "v = RawValue('i', 0)\n" + HANDLER + SET, A="v.value += 1", main="""
        os.kill(ps[0].pid, signal.SIGUSR1)
        os.kill(ps[0].pid, signal.SIGUSR1)""", cast=("A",), which=("USR1",), handle=("v.value += 10",)),
    Family("main_is_told", "v = RawValue('i', 0)\n" + HANDLER, A="os.kill(boss, signal.SIGUSR1)\nv.value += 1",
           begin="boss = os.getpid()\nsignal.signal(signal.SIGUSR1, handle)\nps[0].start()", main="v.value += 2",
           cast=("A",), handle=("v.value += 10", "v.value = 0", "sys.exit(4)")),
    Family("handler_and_lock", "lock = <kind>()\nv = RawValue('i', 0)\n" + HANDLER + SET, A="with lock: v.value += 1",
           main="os.kill(ps[0].pid, signal.SIGUSR1)", cast=("A",), which=("USR1",), kind=("Lock", "RLock"),
           handle=("with lock: v.value += 10", "if lock.acquire(False):\n    v.value += 10\n    lock.release()")),
    Family("told_in_the_middle_of_a_get", "q = Queue()\nv = RawValue('i', 0)\n" + HANDLER + SET,
           A="v.value += q.get()", main="os.kill(ps[0].pid, signal.SIGUSR1)\nq.put(1)", cast=("A",), which=("USR1",),
           handle=("v.value += 10", "sys.exit(3)")),
]
