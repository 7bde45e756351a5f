"""Families of programs whose size grows: how far `mplab explore` reaches. A family has two numbers; program(name, a, b)
is its text."""
HEAD = "from multiprocessing import {names}\n\n\n{work}\n\nif __name__ == \"__main__\":\n{main}"
START = """    for p in ps:
        p.start()
    for p in ps:
        p.join()
"""


def made(names, work, main, start=START):
    return HEAD.format(names=names, work=work, main="".join(f"    {line}\n" for line in main) + start)


def increments(processes, times):
    """A counter without a lock."""
    return made("Process, Value", f"""def work(counter):
    for _ in range({times}):
        counter.value += 1
""", ["counter = Value(\"i\", 0, lock=False)",
      f"ps = [Process(target=work, args=(counter,)) for _ in range({processes})]"])


def locked(processes, times):
    return made("Lock, Process, Value", f"""def work(counter, lock):
    for _ in range({times}):
        with lock:
            counter.value += 1
""", ["counter, lock = Value(\"i\", 0, lock=False), Lock()",
      f"ps = [Process(target=work, args=(counter, lock)) for _ in range({processes})]"])


EAT = """def eat(first, second):
    with first:
        with second:
            pass
"""


def ring(philosophers, _):
    """Each takes the fork on his left first."""
    n = philosophers
    return made("Lock, Process", EAT, [f"forks = [Lock() for _ in range({n})]",
                                       f"ps = [Process(target=eat, args=(forks[i], forks[(i + 1) % {n}]))"
                                       f" for i in range({n})]"])


def ordered(philosophers, _):
    """Each takes the fork of the smaller number first."""
    n = philosophers
    return made("Lock, Process", EAT, [f"forks = [Lock() for _ in range({n})]",
                                       f"pairs = [sorted((i, (i + 1) % {n})) for i in range({n})]",
                                       "ps = [Process(target=eat, args=(forks[a], forks[b])) for a, b in pairs]"])


def buffer(sides, items):
    """So many producers and so many consumers around one place."""
    return made("Condition, Process, Value", f"""def move(turn, there, to):
    for _ in range({items}):
        with turn:
            while there.value == to:
                turn.wait()
            there.value = to
            turn.notify_all()
""", ["turn, there = Condition(), Value(\"i\", 0, lock=False)",
      f"ps = [Process(target=move, args=(turn, there, to)) for to in (1, 0) for _ in range({sides})]"])


def barrier(processes, rounds):
    return made("Barrier, Process", f"""def work(meet):
    for _ in range({rounds}):
        meet.wait()
""", [f"meet = Barrier({processes})", f"ps = [Process(target=work, args=(meet,)) for _ in range({processes})]"])


def pool(workers, tasks):
    return made("Pool", "def same(x):\n    return x\n",
                [f"with Pool({workers}) as p:",
                 f"    assert p.map(same, range({tasks}), 1) == list(range({tasks}))"], "")


def manager(clients, changes):
    return made("Manager, Process", f"""def work(shared, i):
    for k in range({changes}):
        shared[i, k] = k
""", ["with Manager() as m:", "    shared = m.dict()",
      f"    ps = [Process(target=work, args=(shared, i)) for i in range({clients})]"],
                "".join("    " + line + "\n" for line in START.splitlines()))


def pipeline(hops, items):
    return made("Process, Queue", f"""def hop(source, target):
    for _ in range({items}):
        target.put(source.get() + 1)
""", [f"queues = [Queue() for _ in range({hops + 1})]",
      f"ps = [Process(target=hop, args=(queues[i], queues[i + 1])) for i in range({hops})]",
      "for p in ps:", "    p.start()", f"for i in range({items}):", "    queues[0].put(i)",
      f"assert [queues[-1].get() for _ in range({items})] == [i + {hops} for i in range({items})]",
      "for p in ps:", "    p.join()"], "")


def readers(reading, writing):
    """The first reader locks writers out, the last lets them in."""
    return made("Lock, Process, Semaphore, Value", """def read(count, door, room, data):
    with door:
        count.value += 1
        if count.value == 1:
            room.acquire()
    data.value
    with door:
        count.value -= 1
        if count.value == 0:
            room.release()


def write(room, data):
    with room:
        data.value += 1
""", ["count, data = Value(\"i\", 0, lock=False), Value(\"i\", 0, lock=False)", "door, room = Lock(), Semaphore(1)",
      f"ps = [Process(target=read, args=(count, door, room, data)) for _ in range({reading})]",
      f"ps += [Process(target=write, args=(room, data)) for _ in range({writing})]"])


FAMILIES = {f.__name__: f for f in (increments, locked, ring, ordered, buffer, barrier, pool, manager, pipeline,
                                    readers)}

# To be proved complete within half a minute of one core each.
SIZES = [("increments", 2, 8), ("increments", 3, 4), ("increments", 6, 1), ("locked", 3, 6), ("locked", 4, 4),
         ("locked", 10, 1), ("ring", 18, 0), ("ordered", 18, 0), ("buffer", 1, 10), ("buffer", 2, 2), ("buffer", 3, 1),
         ("barrier", 8, 1), ("barrier", 3, 4), ("pool", 3, 3), ("pool", 2, 6), ("manager", 3, 1), ("manager", 2, 3),
         ("pipeline", 2, 8), ("pipeline", 4, 3), ("readers", 7, 1)]

# The same problems for both: those of SIZES that have a model, and smaller ones.
BESIDE_SPIN = [("increments", 2, 4), ("increments", 2, 8), ("increments", 3, 4), ("locked", 3, 6), ("locked", 10, 1),
               ("ring", 10, 0), ("ring", 18, 0), ("ordered", 10, 0), ("ordered", 18, 0), ("buffer", 1, 6),
               ("buffer", 2, 2), ("barrier", 5, 1), ("barrier", 3, 4), ("pipeline", 2, 8), ("readers", 5, 1),
               ("readers", 7, 1)]


def program(name, a, b):
    return FAMILIES[name](a, b)
