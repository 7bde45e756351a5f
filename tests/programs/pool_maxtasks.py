# Each worker does so many tasks and is replaced.
from multiprocessing import Pool
import os
done = 0
def count(x):
    global done
    done += 1
    return done
if __name__ == '__main__':
    with Pool(1, maxtasksperchild=2) as pool:
        print([pool.apply(count, (i,)) for i in range(7)])
    with Pool(2, maxtasksperchild=1) as pool:
        print(pool.map(count, range(6), chunksize=1))
        print(pool.map(count, range(6), chunksize=3))
