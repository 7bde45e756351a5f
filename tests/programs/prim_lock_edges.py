import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


l = mp.Lock()
print(l, l.acquire(), l, l.acquire(False), l.acquire(timeout=0.01), l.acquire(True, 0), l.acquire(True, -5))
l.release()
show(l.release)
print(l.__enter__(), l.acquire(0))
print(l.__exit__(None, None, None))
show(lambda: l.acquire(1, 2, 3))
show(lambda: l.acquire(bad=1))
show(lambda: l.locked())
r = mp.RLock()
print(r, r.acquire(), r.acquire(), r)
r.release()
print(r)
r.release()
show(r.release)
print(r)
with r:
    with r:
        print(r)
show(lambda: mp.Lock(1))
