from multiprocessing import Pool
from multiprocessing.pool import RemoteTraceback
def fail(x):
    if x % 2:
        raise ValueError('odd: %d' % x)
    return x
if __name__ == '__main__':
    with Pool(2) as pool:
        try:
            pool.map(fail, [2, 4, 5, 6], chunksize=4)
        except ValueError as e:
            print(e, type(e.__cause__).__name__, isinstance(e.__cause__, RemoteTraceback))
            print(str(e.__cause__).strip().splitlines()[-2])
        r = pool.apply_async(fail, (3,))
        r.wait()
        print(r.ready(), r.successful())
        try:
            r.get()
        except ValueError as e:
            print(repr(e))
        print([pool.apply_async(fail, (i,)).get() for i in (0, 2)])
        it = pool.imap(fail, [0, 1, 2])
        print(next(it))
        try:
            next(it)
        except ValueError as e:
            print(e)
        print(next(it))
