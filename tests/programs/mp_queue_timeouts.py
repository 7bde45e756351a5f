# Full and Empty; every way of asking not to wait for ever.
import multiprocessing, queue, time

q = multiprocessing.Queue(2)
for f in (lambda: q.get(timeout=0.01), lambda: q.get(False), q.get_nowait, lambda: q.get(timeout=-1),
          lambda: q.get(block=True, timeout=0)):
    try:
        f()
    except queue.Empty as e:
        print(type(e).__name__, e.args)
q.put(1)
q.put(2)
for f in (lambda: q.put(3, False), lambda: q.put(3, timeout=0.01), lambda: q.put(3, timeout=-1),
          lambda: q.put_nowait(3), lambda: q.put(3, True, 0)):
    try:
        f()
    except queue.Full as e:
        print(type(e).__name__, e.args)
time.sleep(0.1)
print(q.qsize(), q.full(), q.empty())
print(q.get(), q.get(timeout=1), q.empty(), q.full(), q.qsize())
print(q._maxsize, multiprocessing.Queue()._maxsize, multiprocessing.Queue(-3)._maxsize)
