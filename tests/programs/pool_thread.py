from multiprocessing.pool import ThreadPool
import os, threading, time
seen = []
def note(x):
    seen.append(x)
    return x * 2
def fail(x): raise ValueError(x)
if __name__ == '__main__':
    with ThreadPool(2) as pool:
        print(pool)
        print(pool.map(note, range(4)), sorted(seen))
        print(pool.apply(os.getpid) == os.getpid())
        print(pool.map(lambda x: x + 1, [1, 2]))
        print(list(pool.imap(note, [5])), pool.starmap(pow, [(2, 3)]))
        try:
            pool.apply(fail, ('x',))
        except ValueError as e:
            print(repr(e), e.__cause__)
        r = pool.apply_async(time.sleep, (0.01,))
        print(r.get())
    pool = ThreadPool(1)
    r = pool.map_async(note, [1, 2])
    pool.close()
    pool.join()
    print(r.get(), pool)
