# A killed holder leaves its Lock held.
import multiprocessing, time

def hold(lock, e):
    lock.acquire()
    e.set()
    time.sleep(60)

lock = multiprocessing.Lock()
e = multiprocessing.Event()
p = multiprocessing.Process(target=hold, args=(lock, e))
p.start()
e.wait()
p.kill()
p.join()
print(lock.acquire(timeout=0.05), lock)
