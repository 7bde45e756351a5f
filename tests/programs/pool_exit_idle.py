# Main is gone by os._exit while its pool is idle: its exit code is what it was, and the workers end by themselves.
# times: 5
import os
from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    pool = Pool(3)
    print(pool.map(square, range(5)), flush=True)
    os._exit(3)
