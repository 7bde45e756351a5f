# A Lock: acquire, release, with, who owns it.
import multiprocessing

lock = multiprocessing.Lock()
print(lock)
print(lock.acquire(), lock)
print(lock.acquire(False), lock.acquire(block=False), lock.acquire(timeout=0.01), lock.acquire(True, 0),
      lock.acquire(timeout=-1))
print(lock.release(), lock)
with lock as got:
    print(got, lock)

def other(lock):
    print(lock, lock.acquire(False), flush=True)
    lock.release()   # anybody may release a Lock
    print(lock, flush=True)

lock.acquire()
p = multiprocessing.Process(target=other, args=(lock,))
p.start()
p.join()
print(lock.acquire(False))
lock.release()
try:
    lock.release()
except ValueError as e:
    print(e)
print(type(lock))
