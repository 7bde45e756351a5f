# A handler that raises while its process waits: what it waited in is left as it was found.
import multiprocessing as mp
import queue
import signal
import threading


class Told(Exception):
    pass


def handle(number, frame):
    raise Told(number)


def told(name, wait):
    signal.setitimer(signal.ITIMER_REAL, 0.03)
    try:
        wait()
    except Told:
        print(name, "told")


def conditions():
    for c in mp.Condition(), mp.Condition(mp.Lock()), threading.Condition():
        with c:
            told("Condition.wait", c.wait)
            c.notify_all()
            told("Condition.wait_for", lambda: c.wait_for(lambda: False))
        print(c.acquire(False))
        c.release()
    r = mp.RLock()
    c = mp.Condition(r)
    with r, c:
        told("taken twice", c.wait)
        print(c)


def barriers():
    for b in mp.Barrier(2), threading.Barrier(2):
        told("Barrier.wait", b.wait)
        print(b.n_waiting, b.broken)
        try:
            b.wait(0.01)
        except threading.BrokenBarrierError:
            print("broken", b.n_waiting, b.broken)


def queues():
    for q in mp.Queue(), mp.SimpleQueue(), mp.JoinableQueue(), queue.Queue():
        told("get", q.get)
        q.put(5)
        print(q.get())
    q = mp.JoinableQueue()
    q.put(1)
    told("join", q.join)
    print(q.get())
    q.task_done()
    q.join()


def others():
    e = mp.Event()
    told("Event.wait", e.wait)
    print(e.is_set(), e.wait(0.01))
    lock = mp.Lock()
    lock.acquire()
    told("acquire", lock.acquire)
    lock.release()
    print(lock.acquire(False))
    a, b = mp.Pipe()
    told("recv", a.recv)
    b.send("x")
    print(a.recv())
    m = mp.Manager()
    q = m.Queue()
    told("a manager's Queue.get", q.get)


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, handle)
    conditions()
    barriers()
    queues()
    others()
