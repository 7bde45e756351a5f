import multiprocessing as mp
import queue


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


q = mp.Queue(1)
print(q.empty(), q.full(), q.qsize())
q.put(1)
show(lambda: q.put(2, False))
show(lambda: q.put(2, True, 0))
show(lambda: q.put(2, True, -1))
show(lambda: q.put_nowait(2))
print(q.full(), q.qsize(), q.get(), q.qsize())
show(lambda: q.get(False))
show(lambda: q.get(True, 0))
show(lambda: q.get(True, -1))
show(lambda: q.get(timeout=0.01))
show(q.get_nowait)
show(lambda: q.get(timeout='x'))
show(lambda: q.put(1, timeout='x'))
print(mp.Queue(0)._maxsize == mp.synchronize.SEM_VALUE_MAX, mp.Queue(-1)._maxsize == mp.synchronize.SEM_VALUE_MAX)
show(lambda: mp.Queue('x'))
try:
    q.get(False)
except queue.Empty as e:
    print(repr(e), e.args, type(e).__module__)
print(type(q).__name__, type(q).__module__, repr(q).split(' at ')[0])
q.close()
show(lambda: q.put(1))
show(lambda: q.get())
q.join_thread()
show(mp.Queue().join_thread)
