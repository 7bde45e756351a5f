# verdict broken
# kind deadlock
# pattern lost task
from multiprocessing import Pool
import os, signal

def f(x):
    if x == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return x

if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(f, [1, 2], chunksize=1))
