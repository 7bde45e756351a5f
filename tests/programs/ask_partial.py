from multiprocessing import Pool
from functools import partial

def scale(factor, offset, x):
    return factor * x + offset

if __name__ == '__main__':
    with Pool() as pool:
        print(pool.map(partial(scale, 10, offset=1), range(5)))
        print(list(pool.imap(partial(scale, 2, 3), range(5), chunksize=2)))
        print(pool.starmap(scale, [(1, 2, 3), (4, 5, 6)]))
        print(pool.starmap_async(scale, zip(range(3), range(3), range(3))).get())
        print(partial(scale, 1))  if False else None
