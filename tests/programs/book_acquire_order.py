import threading
from contextlib import contextmanager
_local = threading.local()
@contextmanager
def acquire(*locks):
    locks = sorted(locks, key=lambda x: id(x))
    acquired = getattr(_local, 'acquired', [])
    if acquired and max(id(lock) for lock in acquired) >= id(locks[0]):
        raise RuntimeError('Lock Order Violation')
    acquired.extend(locks)
    _local.acquired = acquired
    try:
        for lock in locks:
            lock.acquire()
        yield
    finally:
        for lock in reversed(locks):
            lock.release()
        del acquired[-len(locks):]
x_lock, y_lock = threading.Lock(), threading.Lock()
count = [0, 0]
def t1():
    for _ in range(50):
        with acquire(x_lock, y_lock): count[0] += 1
def t2():
    for _ in range(50):
        with acquire(y_lock, x_lock): count[1] += 1
a, b = threading.Thread(target=t1), threading.Thread(target=t2)
a.start(); b.start(); a.join(); b.join()
print(count)
