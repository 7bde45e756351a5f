# Semaphores count places; a bounded one objects to one release too many.
import multiprocessing

s = multiprocessing.Semaphore(2)
print(s, s.acquire(), s.acquire(), s, s.acquire(False), s.get_value())
s.release(); s.release(); s.release()
print(s, s.get_value())
b = multiprocessing.BoundedSemaphore(1)
print(b)
with b:
    print(b)
for f in (b.release, lambda: multiprocessing.Semaphore(-1), lambda: multiprocessing.Semaphore('x')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
