# What cannot be pickled is told of on stderr, gives its place back, and what is behind it is still sent.
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


class Raises:
    def __init__(self, error):
        self.error = error

    def __reduce__(self):
        raise self.error


class State:
    def __getstate__(self):
        raise KeyError("state")


def child(q):
    q.put(State())
    q.put("from the child")
    q.close()
    q.join_thread()


def same(x):
    return x


if __name__ == "__main__":
    for q in (mp.Queue(1), mp.JoinableQueue(2), mp.Queue()):
        for bad in (lambda: 0, Raises(ZeroDivisionError("zero")), State(), Raises(ValueError("value"))):
            q.put(bad)
            q.put("behind")
            print(q.get())
    q = mp.Queue(1)
    p = mp.Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode)
    with ProcessPoolExecutor(1) as e:
        futures = [e.submit(same, Raises(ValueError("task"))), e.submit(same, lambda: 0), e.submit(same, State()),
                   e.submit(same, 4)]
        for f in futures:
            print(type(f.exception()).__name__, None if f.exception() else f.result())
    with mp.Pool(1) as pool:
        results = [pool.apply_async(same, (Raises(ValueError("task")),)), pool.apply_async(same, (State(),)),
                   pool.apply_async(same, (5,))]
        for r in results:
            try:
                print(r.get())
            except Exception as e:
                print(type(e).__name__)
