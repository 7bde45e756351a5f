import multiprocessing as mp
import threading


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for args in ((), (0,), (3,), (True,)):
    s = mp.Semaphore(*args)
    print(s, s.get_value())
s = mp.Semaphore(1)
print(s.acquire(), s.acquire(False), s.acquire(True, 0), s.acquire(True, -1), s.acquire(timeout=0.01),
      s.acquire(block=False))
s.release()
print(s.get_value(), s.acquire(timeout=None), s.get_value())
show(lambda: mp.Semaphore(-1))
show(lambda: mp.Semaphore('x'))
show(lambda: mp.Semaphore(1.5))
show(lambda: mp.Semaphore(None))
show(lambda: mp.Semaphore(2 ** 31))
show(lambda: mp.Semaphore(value=2))
show(lambda: s.acquire('x'))
show(lambda: s.acquire(True, 'x'))
show(lambda: s.release(1))
b = mp.BoundedSemaphore(2)
print(b, b.get_value())
show(b.release)
with b:
    with b:
        print(b.get_value(), b.acquire(False))
show(b.release)
show(lambda: mp.BoundedSemaphore(0))
z = mp.BoundedSemaphore(0)
show(z.release)
print(isinstance(b, mp.synchronize.Semaphore), isinstance(b, mp.synchronize.SemLock), type(b).__name__,
      type(b).__module__)
print(mp.synchronize.SEM_VALUE_MAX)
