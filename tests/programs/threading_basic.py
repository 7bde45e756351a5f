# Threads, and all that lets them wait for each other.
import threading, time
def work(n, lock):
    for i in range(2):
        with lock:
            print('thread', n, i, threading.current_thread().name)
lock = threading.Lock()
ts = [threading.Thread(target=work, args=(i, lock)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(ts[0].is_alive(), threading.active_count(), threading.main_thread().name)
c = threading.Condition()
box = []
def consumer():
    with c:
        while not box: c.wait()
        print('got', box.pop())
t = threading.Thread(target=consumer, name='C'); t.start()
time.sleep(0.02)
with c:
    box.append(5); c.notify()
t.join()
e = threading.Event()
t = threading.Thread(target=lambda: (e.wait(), print('after event')), daemon=True); t.start()
e.set(); t.join()
s = threading.Semaphore(1)
with s: print('sem')
def bad(): raise ValueError('in thread')
t = threading.Thread(target=bad); t.start(); t.join()
r = threading.RLock()
with r:
    with r: print('rlock')
try: lock.release()
except RuntimeError as x: print(x)
try: r.release()
except RuntimeError as x: print(x)
try: c.wait()
except RuntimeError as x: print(x)
try: t.start()
except RuntimeError as x: print(x)
b = threading.Barrier(2)
def meet(): b.wait(); print('met')
t = threading.Thread(target=meet); t.start(); b.wait(); t.join()
def late(): time.sleep(0.05); print('late')
threading.Thread(target=late).start()
print('main done')
