import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


q = mp.JoinableQueue(2)
q.put('a')
q.put('b')
show(lambda: q.put('c', False))
show(lambda: q.put('c', timeout=0.01))
print(q.get(), q.get())
q.task_done()
q.task_done()
show(q.task_done)
q.join()
print(q.qsize(), q.full(), type(q).__name__, isinstance(q, mp.queues.Queue))
q.put_nowait(1)
print(q.get(timeout=1))
q.task_done()
q.join()
q.close()
show(lambda: q.put(1))
