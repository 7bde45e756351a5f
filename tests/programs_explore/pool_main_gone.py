# finds ok
# finds exception
# apart
import os
from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    pool = Pool(1)
    pool.apply_async(square, (2,))
    os._exit(3)
