# An RLock may be taken again by its owner, and released by nobody else.
import multiprocessing

lock = multiprocessing.RLock()
print(lock)
print(lock.acquire(), lock.acquire(), lock)
with lock:
    print(lock)

def other(lock):
    print(lock, lock.acquire(False), flush=True)
    try:
        lock.release()
    except AssertionError as e:
        print(e, flush=True)

p = multiprocessing.Process(target=other, args=(lock,))
p.start()
p.join()
lock.release()
lock.release()
print(lock)
try:
    lock.release()
except AssertionError as e:
    print(e)
