import concurrent.futures as cf, time, os
from concurrent.futures import (ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED,
                                FIRST_EXCEPTION, ALL_COMPLETED)
def sq(x): return x * x
def bad(x): raise ValueError(x)
def init(v):
    global base
    base = v
def use(x): return base + x
if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=2) as ex:
        fs = {ex.submit(sq, n): n for n in range(5)}
        print(sorted((fs[f], f.result()) for f in as_completed(fs)))
        print(list(ex.map(sq, range(6), chunksize=3)), list(ex.map(pow, [2, 3], [3, 2])))
        f = ex.submit(bad, 7)
        print(repr(f.exception()), f.done(), f.cancelled(), f.running())
        try: f.result()
        except ValueError as e: print('caught', e)
        done, not_done = wait([ex.submit(sq, i) for i in range(3)], return_when=ALL_COMPLETED)
        print(len(done), len(not_done), sorted(f.result() for f in done))
        calls = []
        g = ex.submit(sq, 9); g.add_done_callback(lambda f: calls.append(f.result())); g.result()
        try: list(ex.map(bad, [1, 2]))
        except ValueError as e: print('map', e)
    print(calls)
    with ProcessPoolExecutor(2, initializer=init, initargs=(100,)) as ex: print(list(ex.map(use, [1, 2])))
    try: ex.submit(sq, 1)
    except RuntimeError as e: print(e)
    with ThreadPoolExecutor(2, thread_name_prefix='T') as ex:
        f = ex.submit(time.sleep, 0.2)
        try: f.result(timeout=0.01)
        except cf.TimeoutError as e: print('timeout', repr(e))
        print(list(ex.map(lambda x: x + 1, [1, 2])))
    f = cf.Future(); f.set_result(5); print(f.result(), f)if False else print(cf.Future)
