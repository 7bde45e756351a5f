// Programs that are run at a pace: one of each kind of step.
#ifndef TESTS_LAB_PACED_PROGRAMS_H
#define TESTS_LAB_PACED_PROGRAMS_H

static const char *const programs[] = {
    // a lock and a race
    "from multiprocessing import Process, Value, Lock\n"
    "def work(v, lock):\n"
    "    for _ in range(3):\n"
    "        with lock: v.value += 1\n"
    "        v.value += 1\n"
    "if __name__ == '__main__':\n"
    "    v, lock = Value('i', 0), Lock()\n"
    "    ps = [Process(target=work, args=(v, lock)) for _ in range(3)]\n"
    "    for p in ps: p.start()\n"
    "    for p in ps: p.join()\n"
    "    print(v.value)\n",

    // queues and their feeders
    "from multiprocessing import Process, Queue\n"
    "def make(q, n):\n"
    "    for i in range(3): q.put((n, i))\n"
    "if __name__ == '__main__':\n"
    "    q = Queue(2)\n"
    "    ps = [Process(target=make, args=(q, n)) for n in range(2)]\n"
    "    for p in ps: p.start()\n"
    "    print([q.get() for _ in range(6)])\n"
    "    for p in ps: p.join()\n",

    // a pool: its processes, its threads
    "from multiprocessing import Pool\n"
    "def square(x): return x * x\n"
    "if __name__ == '__main__':\n"
    "    with Pool(2) as pool: print(pool.map(square, range(4)))\n",

    // a manager
    "from multiprocessing import Process, Manager\n"
    "def add(d, k): d[k] = len(d)\n"
    "if __name__ == '__main__':\n"
    "    with Manager() as m:\n"
    "        d = m.dict()\n"
    "        ps = [Process(target=add, args=(d, k)) for k in range(2)]\n"
    "        for p in ps: p.start()\n"
    "        for p in ps: p.join()\n"
    "        print(sorted(d.items()))\n",

    // signals: handlers, SIGCHLD, a child that is terminated, a signal that is no step
    "import os, signal, time\n"
    "from multiprocessing import Process, Event, Value\n"
    "def on(sig, frame): print('signal', sig)\n"
    "def wait(ready, v):\n"
    "    signal.signal(signal.SIGUSR1, on)\n"
    "    ready.set()\n"
    "    signal.pause()\n"
    "    for _ in range(3): v.value += 1\n"
    "    time.sleep(10)\n"
    "    signal.pause()\n"
    "if __name__ == '__main__':\n"
    "    ready, v = Event(), Value('i', 0)\n"
    "    signal.signal(signal.SIGCHLD, on)\n"
    "    ps = [Process(target=wait, args=(ready, v)) for _ in range(2)]\n"
    "    for p in ps: p.start()\n"
    "    ready.wait()\n"
    "    os.kill(ps[0].pid, signal.SIGUSR1)\n"
    "    for _ in range(3): v.value += 1\n"
    "    signal.signal(signal.SIGUSR1, signal.SIG_IGN)\n"
    "    ps[1].terminate()\n"
    "    for _ in range(3): v.value += 1\n"
    "    ps[0].join(1)\n"
    "    ps[0].kill()\n"
    "    for p in ps: p.join()\n"
    "    print(v.value, [p.exitcode for p in ps])\n",

    // timeouts, sleeps, an alarm, a loop that waits on the clock
    "import signal, time\n"
    "from multiprocessing import Process, Condition, Queue, Value\n"
    "from queue import Empty\n"
    "def late(c, v, s):\n"
    "    time.sleep(s)\n"
    "    with c:\n"
    "        v.value += 1\n"
    "        c.notify_all()\n"
    "def on(sig, frame): print('alarm')\n"
    "if __name__ == '__main__':\n"
    "    c, v, q = Condition(), Value('i', 0), Queue()\n"
    "    signal.signal(signal.SIGALRM, on)\n"
    "    ps = [Process(target=late, args=(c, v, s)) for s in (0.5, 2)]\n"
    "    for p in ps: p.start()\n"
    "    signal.alarm(1)\n"
    "    with c:\n"
    "        while v.value < 2 and c.wait(0.7): pass\n"
    "    try: q.get(timeout=1)\n"
    "    except Empty: print('empty')\n"
    "    end = time.time() + 1\n"
    "    while time.time() < end and v.value < 2: pass\n"
    "    for p in ps: p.join()\n",

    // spawned, and threads
    "import threading\n"
    "from multiprocessing import Value, get_context\n"
    "def add(v):\n"
    "    for _ in range(2): v.value += 1\n"
    "def both(v):\n"
    "    ts = [threading.Thread(target=add, args=(v,)) for _ in range(2)]\n"
    "    for t in ts: t.start()\n"
    "    for t in ts: t.join()\n"
    "if __name__ == '__main__':\n"
    "    spawn = get_context('spawn')\n"
    "    v = spawn.Value('i', 0)\n"
    "    ps = [spawn.Process(target=both, args=(v,)) for _ in range(2)]\n"
    "    for p in ps: p.start()\n"
    "    add(v)\n"
    "    for p in ps: p.join()\n"
    "    print(v.value)\n",

    // private work of different lengths
    "from multiprocessing import Process, Value\n"
    "def work(v, n):\n"
    "    for _ in range(3):\n"
    "        sum(range(n))\n"
    "        v.value += 1\n"
    "if __name__ == '__main__':\n"
    "    v = Value('i', 0)\n"
    "    ps = [Process(target=work, args=(v, n)) for n in (10, 300000, 1000)]\n"
    "    for p in ps: p.start()\n"
    "    for p in ps: p.join()\n"
    "    print(v.value)\n",
};

#endif
