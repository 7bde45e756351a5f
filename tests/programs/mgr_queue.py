from multiprocessing import Manager, Process, Pool
import queue
def produce(q, n):
    for i in range(n):
        q.put(i)
    q.put(None)
def task(q): q.put('from a pool worker')
if __name__ == '__main__':
    with Manager() as m:
        q = m.Queue(2)
        p = Process(target=produce, args=(q, 6))
        p.start()
        print(list(iter(q.get, None)))
        p.join()
        print(q.empty(), q.qsize(), q.full())
        q.put(1)
        q.put(2)
        for bad in (lambda: q.put(3, False), lambda: q.put(3, True, 0.01), lambda: q.put_nowait(3)):
            try:
                bad()
            except queue.Full as e:
                print(repr(e))
        print(q.full(), q.get(), q.get())
        for bad in (lambda: q.get(False), lambda: q.get(timeout=0.01), q.get_nowait):
            try:
                bad()
            except queue.Empty as e:
                print(repr(e), type(e).__module__)
        with Pool(1) as pool:
            pool.apply(task, (q,))
        print(q.get())
        j = m.JoinableQueue()
        j.put(1)
        j.get()
        j.task_done()
        j.join()
        try:
            j.task_done()
        except ValueError as e:
            print(e)
        print(type(q).__name__, repr(q).split(' at ')[0])
