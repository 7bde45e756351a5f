import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

def dies(x):
    os._exit(3)

if __name__ == '__main__':
    with ProcessPoolExecutor(1) as executor:
        try:
            executor.submit(dies, 1).result()
        except BrokenProcessPool as e:
            print(type(e).__name__)
