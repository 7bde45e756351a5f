import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


c = mp.Condition()
show(c.wait)
show(lambda: c.notify())
show(lambda: c.notify_all())
show(lambda: c.release())
with c:
    print(c.wait(0.01), c.wait(0), c.wait(-1), c.notify(), c.notify(3), c.notify_all())
    print(c.wait_for(lambda: True), c.wait_for(lambda: 0, 0.01), c.wait_for(lambda: 'x', timeout=1))
    show(lambda: c.wait('x'))
    show(lambda: c.notify('x'))
print(c.acquire(), c.acquire(False), c.release(), c.release())
l = mp.Lock()
d = mp.Condition(l)
with d:
    print(l.acquire(False), d.wait(0.01))
print(repr(d))
show(lambda: mp.Condition(5))
show(lambda: mp.Condition(mp.Semaphore()).acquire())
