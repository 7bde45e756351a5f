# A pool that is left with work which nobody fetched ends all the same, whatever was asked of it.
# times: 5
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def square(n):
    return n * n


def fails(n):
    raise ValueError(n)


def leaves(n):
    os._exit(7)


def nothing():
    pass


def left(size, ask, **how):
    with Pool(size, **how) as p:
        ask(p)


def main():
    asks = [lambda p: p.apply_async(square, (1,)), lambda p: p.map_async(square, range(5), 1),
            lambda p: p.imap(square, range(3)), lambda p: next(p.imap_unordered(square, range(9))),
            lambda p: p.starmap_async(pow, [(2, 3), (3, 4)]), lambda p: p.apply_async(fails, (1,)),
            lambda p: p.apply_async(leaves, (1,)), lambda p: p.apply_async(sys.exit, (2,)), lambda p: None,
            lambda p: [p.apply_async(len, (bytes(30000),)) for _ in range(5)],
            lambda p: [p.apply_async(bytes, (30000,)) for _ in range(5)]]
    for size in (1, 2):
        for ask in asks:
            left(size, ask)
        left(size, asks[0], initializer=nothing)
        left(size, asks[1], maxtasksperchild=1)
    print("left")
    for end in (("terminate",), ("close", "terminate"), ("terminate", "terminate"), ("close",)):
        p = Pool(2)
        r = p.map_async(square, range(5), 1)
        for word in end:
            getattr(p, word)()
        p.join()
        print(*end, r.get() if end == ("close",) else "")
    try:
        with Pool(2) as p:
            p.imap(square, range(5))
            raise KeyError("k")
    except KeyError as e:
        print(repr(e))
    p = ThreadPool(2)
    r = p.map_async(square, range(5))
    p.terminate()
    p.join()
    e = ProcessPoolExecutor(1)
    r = e.submit(square, 3)
    e.shutdown(wait=False)
    print(r.result())
    p = Pool(2)
    r = p.apply_async(square, (1,))
    print("over")


if __name__ == "__main__":
    main()
