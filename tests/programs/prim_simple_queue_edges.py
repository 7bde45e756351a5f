import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


q = mp.SimpleQueue()
print(q.empty())
q.put(1)
q.put(None)
print(q.empty(), q.get(), q.get(), q.empty())
show(lambda: q.put(lambda: 1))
show(lambda: q.qsize())
show(lambda: q.put_nowait(1))
show(lambda: q.get(False))
print(type(q).__name__, type(q).__module__)
q.close()
show(q.empty)
show(lambda: q.put(1))
show(q.get)
q.close()
