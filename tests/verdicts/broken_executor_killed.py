# verdict broken
# kind exception
from concurrent.futures import ProcessPoolExecutor
import os, signal

def f(x):
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as ex:
        print(ex.submit(f, 1).result())
