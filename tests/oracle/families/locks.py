"""Locks and semaphores: held by one, in which order, given back by whom, and for how long one tries."""
from .family import Family

FAMILIES = [
    Family("two_locks", "a, b = <kind>(), <kind>()\nn = RawValue('i', 0)", A="with a:\n    with b: n.value += 1",
           B="with <first>:\n    with <second>: n.value += 1", cast=("AB",),
           kind=("Lock", "RLock", "Semaphore"), first=("a", "b"), second=("a", "b")),
    Family("ring_of_three", "locks = [Lock() for _ in range(3)]\nn = RawArray('i', 3)",
           A="with locks[<low>]:\n    with locks[<high>]: n[me] = 1", cast=("AAA",),
           low=("me", "min(me, (me + 1) % 3)"), high=("(me + 1) % 3", "max(me, (me + 1) % 3)")),
    Family("try_second", "a, b = Lock(), Lock()\nn = Value('i', 0)\nmissed = RawArray('i', 2)",
           A="with a:\n    if b.acquire(<how>):\n        n.value += 1\n        b.release()\n    else: missed[0] = 1",
           B="with b:\n    if a.acquire(<how>):\n        n.value += 1\n        a.release()\n    else: missed[1] = 1",
           cast=("AB",), how=("False", "timeout=0.1", "True, 0", "True", "True, None")),
    Family("try_once", "lock = <kind>()\ngot = RawArray('i', 3)",
           A="if lock.acquire(<how>):\n    got[me] = 1\n    <give>", cast=("AA", "AAA"),
           kind=("Lock", "RLock", "Semaphore", "BoundedSemaphore"), how=("False", "timeout=0.1"),
           give=("pass", "lock.release()")),
    Family("release_too_often", "lock = <kind>()", A="<body>", cast=("A", "AA"),
           kind=("Lock", "RLock", "Semaphore", "BoundedSemaphore"),
           body=("lock.release()", "lock.acquire()\nlock.release()\nlock.release()")),
    Family("release_of_another", "lock = <kind>()\nn = RawValue('i', 0)", A="<take>lock.acquire()\nn.value += 1",
           B="lock.release()\nn.value += 10", cast=("AB", "AAB"), kind=("Lock", "RLock", "BoundedSemaphore"),
           take=("",)),
    Family("again_and_again", "lock = <kind>()\nn = RawValue('i', 0)", A="with lock:\n    with lock: n.value += 1",
           cast=("A", "AA"), kind=("Lock", "RLock", "Semaphore")),
    Family("half_released", "lock = RLock()\nn = RawValue('i', 0)",
           A="lock.acquire(); lock.acquire()\nlock.release()\n<more>", B="with lock: n.value += 1", cast=("AB",),
           more=("pass", "lock.release()", "n.value += 5\nlock.release()")),
    Family("never_released", "lock = <kind>()\nn = RawValue('i', 0)", A="lock.acquire()\n<end>", B="<take>",
           cast=("AB",), kind=("Lock", "Semaphore"), end=("pass", "sys.exit(3)", "assert n.value, 'none'"),
           take=("with lock: n.value = 1", "n.value = 1 + lock.acquire(timeout=0.1)")),
    Family("places", "sem = <kind>(<places>)\ninside = Value('i', 0)\nmost = Value('i', 0)", A="""
        with sem:
            with inside.get_lock(): inside.value += 1
            assert inside.value <= <limit>
            with inside.get_lock(): inside.value -= 1""", cast=("AA",), kind=("Semaphore", "BoundedSemaphore"),
           places=(1, 2), limit=(1, 2)),
    Family("handover", "ready, done = Semaphore(0), Semaphore(0)\nv = RawValue('i', 0)",
           A="v.value = 7\n<tell>\n<listen>v.value += 1", B="ready.acquire()\nv.value *= 2\ndone.release()",
           cast=("AB",), tell=("ready.release()", "pass", "ready.release(); ready.release()"),
           listen=("done.acquire()\n", "")),
    Family("handover_to_two", "ready = Semaphore(0)\nn = Value('i', 0)", A="for _ in range(<times>): ready.release()",
           B="ready.acquire()\nn.value += 1", cast=("ABB",), times=(1, 2, 3)),
    Family("turns", "mine = [Semaphore(1), Semaphore(0)]\nlog = RawArray('i', 4)\nat = RawValue('i', 0)", A="""
        for _ in range(2):
            mine[me].acquire()
            log[at.value] = me + 1
            at.value += 1
            <pass_on>""", cast=("AA",),
           pass_on=("mine[1 - me].release()", "mine[me].release()", "if at.value < 3: mine[1 - me].release()",
                    "for s in mine: s.release()")),
    Family("readers_writers", "lock, room = Lock(), Lock()\nreaders = RawValue('i', 0)\nv = RawValue('i', 0)\n"
           "saw = RawArray('i', 2)", R="""
        <lock>
            readers.value += 1
            if readers.value == 1: room.acquire()
        saw[me] = v.value
        <lock>
            readers.value -= 1
            if readers.value == 0: room.release()""", W="with room:\n    v.value = 1\n    v.value = 2",
           cast=("RW", "RRW"), lock=("with lock:", "if True:")),
    Family("rendezvous", "here = [Semaphore(0), Semaphore(0)]\nv = RawArray('i', 2)\nsaw = RawArray('i', 2)",
           A="v[me] = 1\n<one>\n<two>\nsaw[me] = v[1 - me]", cast=("AA",),
           one=("here[me].release()", "here[1 - me].acquire()"),
           two=("here[1 - me].acquire()", "here[me].release()")),
    Family("held_by_main", "lock = Lock()\nn = RawValue('i', 0)", A="<take>",
           begin="lock.acquire()\nfor p in ps: p.start()", main="n.value += 1\n<give>", cast=("A", "AA"),
           give=("lock.release()", "pass"),
           take=("with lock: n.value += 1", "if lock.acquire(timeout=0.1): n.value += 1")),
    Family("value_of_semaphore", "sem = Semaphore(2)\nsaw = RawArray('i', 2)",
           A="sem.acquire()\nsaw[me] = sem.get_value()", cast=("AA",)),
    Family("philosophers", "forks = [Lock() for _ in range(<n>)]\nate = RawArray('i', <n>)",
           A="a, b = me, (me + 1) % <n>\n<order>\nwith forks[a]:\n    with forks[b]: ate[me] += 1", cast=("AAA",),
           n=(3,), order=("pass", "if a > b: a, b = b, a", "if me == 0: a, b = b, a")),
    Family("timeouts_in_a_ring", "a, b = Lock(), Lock()\nv = RawArray('i', 2)", A="""
        with (a, b)[me]:
            v[me] = 1
            if (b, a)[me].acquire(timeout=0.1):
                v[me] = 2
                <give>""", cast=("AA",), give=("(b, a)[me].release()", "pass")),
]
