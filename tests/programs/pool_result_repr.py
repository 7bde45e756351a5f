from multiprocessing import Pool
from multiprocessing.pool import AsyncResult, ApplyResult, MapResult, IMapIterator, IMapUnorderedIterator
if __name__ == '__main__':
    with Pool(1) as pool:
        a, b, c, d = (pool.apply_async(abs, (1,)), pool.map_async(abs, [1]), pool.imap(abs, [1]),
                      pool.imap_unordered(abs, [1]))
        for r in (a, b, c, d):
            print(repr(r).split(' at ')[0], type(r).__module__, type(r).__name__)
        print(AsyncResult is ApplyResult, isinstance(b, AsyncResult), isinstance(d, IMapIterator))
        print(a.get(), b.get(), list(c), list(d), iter(c) is c)
