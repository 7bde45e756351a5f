"""Random programs: a seed makes the same small program each time.

One to three kinds of shared objects, one or two children, and for each process a few operations drawn from what can be
done with the objects. What a process sees it keeps in a number of its own, and stores that in a cell of its own at its
end: so what was seen is part of how the program ends. Main may besides kill, signal and ask about its children.
"""
import random

HEAD = "import os, queue, signal, sys, time\nfrom multiprocessing import *\n"

# kind of object: (how it is made, how large a share of the draws it gets, what can be done with it).
# K is a small number, see(x) keeps x, INNER is another operation, ELSE what is done when it was refused.
OBJECTS = {
    "raw": ("RawValue('i', 0)", ["raw.value += K", "raw.value = K", "see(raw.value)", "if raw.value == 0: INNER",
                                 "if raw.value > 1: INNER"]),
    "val": ("Value('i', 0)", ["val.value += K", "see(val.value)", "with val.get_lock(): val.value += 1",
                              "with val.get_lock():\n    INNER\n    see(val.value)", "val.value = K"]),
    "arr": ("Array('i', 2)", ["arr[0] += 1", "arr[1] = arr[0] + K", "see(sum(arr[:]))", "arr[:] = [K, K]"]),
    "rar": ("RawArray('i', 2)", ["rar[0] += 1", "rar[1] = K", "see(rar[0] - rar[1])"]),
    "lock": ("Lock()", ["with lock: INNER", "with lock:\n    INNER\n    INNER", "lock.acquire()", "lock.release()",
                        "if lock.acquire(False):\n    INNER\n    lock.release()\nelse: see(2)",
                        "if lock.acquire(timeout=0.1):\n    INNER\n    lock.release()\nelse: see(1)"]),
    "lock2": ("Lock()", ["with lock2: INNER", "lock2.acquire()", "see(lock2.acquire(timeout=0.1))"]),
    "rlock": ("RLock()", ["with rlock:\n    with rlock: INNER", "rlock.acquire()", "rlock.release()",
                          "with rlock: INNER", "see(rlock.acquire(False))", "see(rlock.acquire(timeout=0.1))"]),
    "sem": ("Semaphore(1)", ["with sem: INNER", "sem.acquire()", "sem.release()", "see(sem.acquire(False))",
                             "see(sem.acquire(timeout=0.1))"]),
    "bsem": ("BoundedSemaphore(1)", ["with bsem: INNER", "bsem.acquire()", "bsem.release()",
                                     "see(bsem.acquire(timeout=0.1))"]),
    "ev": ("Event()", ["ev.set()", "ev.set()", "ev.clear()", "ev.wait()", "see(ev.wait(0.1))", "see(ev.is_set())",
                       "if not ev.is_set(): INNER"]),
    "cond": ("Condition()", ["with cond: cond.wait()", "with cond: see(cond.wait(0.1))", "with cond: cond.notify()",
                             "with cond: cond.notify_all()", "with cond:\n    INNER\n    cond.notify()",
                             "cond.notify()"]),
    "q": ("Queue()", ["q.put(K)", "q.put(K)", "see(q.get())", "see(q.empty())", "see(q.qsize())",
                      "try: see(q.get(timeout=0.1))\nexcept queue.Empty: see(7)"]),
    "q1": ("Queue(1)", ["q1.put(K)", "see(q1.get())", "see(q1.full())",
                        "try: q1.put(K, timeout=0.1)\nexcept queue.Full: see(8)",
                        "try: q1.put_nowait(K)\nexcept queue.Full: see(9)"]),
    "jq": ("JoinableQueue()", ["jq.put(K)", "jq.put(K)", "see(jq.get())", "jq.task_done()", "jq.join()"]),
    "sq": ("SimpleQueue()", ["sq.put(K)", "sq.put(K)", "see(sq.get())", "see(sq.empty())"]),
    "two": ("Pipe()", ["two[0].send(K)", "see(two[1].recv())", "two[1].send(K)", "see(two[0].recv())",
                       "see(two[1].poll())", "see(two[0].poll(0.1))", "two[0].close()", "two[1].close()"]),
    "way": ("Pipe(False)", ["way[1].send(K)", "see(way[0].recv())", "see(way[0].poll())", "way[1].close()",
                            "way[0].close()", "try: see(way[0].recv())\nexcept EOFError: see(6)"]),
    "bar": ("Barrier(2)", ["see(bar.wait())", "bar.wait(0.1)", "bar.abort()", "bar.reset()", "see(bar.n_waiting)",
                           "try: see(bar.wait(0.1))\nexcept Exception: see(5)", "see(bar.broken)"]),
}
ANYWHERE = ["see(K)", "time.sleep(0.1)"]
OF_A_CHILD = ["sys.exit(K)", "os._exit(K)", "return", "assert seen[0] > K", "os.kill(os.getpid(), signal.SIGTERM)",
              "signal.signal(signal.SIGUSR1, signal.SIG_IGN)"]
OF_MAIN = ["ps[0].join()", "ps[0].join(0.1)", "ps[0].terminate()", "ps[-1].kill()", "see(ps[0].is_alive())",
           "see(ps[-1].exitcode or 0)", "os.kill(ps[-1].pid, signal.SIGUSR1)", "os.kill(ps[-1].pid, signal.SIGTERM)",
           "see(len(active_children()))", "ps[0].terminate(); ps[0].join()"]
HANDLERS = ["seen[0] += 100", "out[-1] += 1", "sys.exit(4)", "INNER"]


def indented(text, by):
    return "\n".join(" " * by + line for line in text.split("\n"))


class Maker:
    def __init__(self, seed):
        self.lot = random.Random(seed * 7919 + 11)
        self.kinds = self.lot.sample(sorted(OBJECTS), self.lot.choice((1, 2, 2, 3)))

    def operation(self, depth=0):
        lot = self.lot
        text = lot.choice(ANYWHERE) if lot.random() < 0.06 else lot.choice(OBJECTS[lot.choice(self.kinds)][1])
        return self.filled(text, depth)

    def filled(self, text, depth):
        """Draws K, and what stands for INNER: something of one line where it follows a colon."""
        lines = []
        for line in text.split("\n"):
            line = line.replace("K", str(self.lot.randint(1, 3)))
            if "INNER" in line:
                before = line[:line.index("INNER")]
                inner = self.operation(depth + 1) if depth < 2 else "see(3)"
                if before.strip():
                    inner = inner if "\n" not in inner and ":" not in inner.replace("[:]", "") else "see(4)"
                line = before + inner.replace("\n", "\n" + " " * len(before))
            lines.append(line)
        return "\n".join(lines)

    def body(self, most, own):
        lines = []
        for _ in range(self.lot.randint(1, most)):
            lines.append(self.filled(self.lot.choice(own), 1) if self.lot.random() < 0.1 else self.operation())
        return "\n".join(lines)

    def child(self, i, most):
        return (f"def work{i}(place):\n    seen = [0]\n    see = lambda x: seen.append(int(x))\n"
                f"{indented(self.body(most, OF_A_CHILD), 4)}\n    out[place] = code(seen)\n")

    def program(self):
        lot = self.lot
        children = lot.choice((1, 2, 2))
        text = HEAD
        for kind in self.kinds:
            text += f"{kind} = {OBJECTS[kind][0]}\n"
        text += f"out = RawArray('i', {children + 2})\nseen = [0]\nsee = lambda x: seen.append(int(x))\n"
        text += ("def code(numbers):\n    n = 0\n    for x in numbers: n = (11 * n + x + 1) % 9973\n    return n\n")
        kinds = lot.randint(1, children)
        for i in range(kinds):
            text += self.child(i, 4 if children == 1 else 3)
        handled = lot.random() < 0.3
        if handled:
            number = lot.choice(("SIGUSR1", "SIGTERM"))
            text += f"def handle(number, frame):\n{indented(self.filled(lot.choice(HANDLERS), 1), 4)}\n"
            text += f"signal.signal(signal.{number}, handle)\n"
        text += "if __name__ == '__main__':\n"
        made = [f"Process(target=work{min(i, kinds - 1)}, args=({i},))" for i in range(children)]
        text += f"    ps = [{', '.join(made)}]\n"
        if lot.random() < 0.1:
            text += "    for p in ps: p.daemon = True\n"
        text += "    for p in ps: p.start()\n"
        if handled or lot.random() < 0.7:
            own = [self.filled(lot.choice(OF_MAIN), 1)] if handled or lot.random() < 0.5 else []
            lines = own + self.body(2 if children == 1 else 1, OF_MAIN).split("\x00")
            lot.shuffle(lines)
            text += indented("\n".join(lines), 4) + "\n"
        if lot.random() < 0.93:
            text += "    for p in ps: p.join()\n"
        return text + "    out[-2] = code(seen)\n"


def program(seed):
    return Maker(seed).program()
