# What executors do at their edges: initializer, cancel_futures, timeouts, as_completed, callbacks, a broken pool.
import concurrent.futures as cf
import os
import time
from concurrent.futures.process import BrokenProcessPool


def setup(value):
    global base
    base = value


def add(x):
    return base + x


def slow(seconds):
    time.sleep(seconds)
    return seconds


def die():
    os._exit(9)


def fail():
    raise KeyError('gone')


def bad_setup():
    raise RuntimeError('no')


def main():
    with cf.ProcessPoolExecutor(2, initializer=setup, initargs=(100,)) as ex:
        futures = {ex.submit(add, i): i for i in range(6)}
        print(sorted((futures[f], f.result()) for f in cf.as_completed(futures)))
        f = ex.submit(fail)
        try:
            f.result()
        except KeyError as e:
            print('KeyError', e, f.done(), f.cancelled())
        seen = []
        f = ex.submit(add, 1)
        f.add_done_callback(lambda f: seen.append(f.result()))
        cf.wait([f])
        print(ex.map(add, [1]).__next__())
    print(seen)
    ex = cf.ProcessPoolExecutor(1)
    first = ex.submit(slow, 0.05)
    rest = [ex.submit(slow, 0.01) for _ in range(8)]
    try:
        first.result(timeout=0)
    except cf.TimeoutError as e:
        print('TimeoutError', cf.TimeoutError is TimeoutError, str(e) == '')
    ex.shutdown(wait=True, cancel_futures=True)
    print(first.result(), rest[-1].cancelled(), sum(f.cancelled() for f in rest) >= 6)
    try:
        rest[-1].result()
    except cf.CancelledError as e:
        print(type(e).__module__, type(e).__name__)
    try:
        ex.submit(slow, 0)
    except RuntimeError as e:
        print(e)
    with cf.ProcessPoolExecutor(1) as ex:
        try:
            ex.submit(die).result()
        except BrokenProcessPool as e:
            print(type(e).__name__, e)
        try:
            ex.submit(slow, 0)
        except BrokenProcessPool as e:
            print(type(e).__name__, str(e).split('.')[0])
    done, waiting = cf.wait([], return_when=cf.FIRST_COMPLETED) if False else (set(), set())
    print(done, waiting)


if __name__ == '__main__':
    main()
