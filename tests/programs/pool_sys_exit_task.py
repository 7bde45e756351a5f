# A task that ends its worker is lost; the pool hires another.
from multiprocessing import Pool, TimeoutError
import os, sys
def die(x): os._exit(3)
def leave(x): sys.exit(2)
if __name__ == '__main__':
    with Pool(1) as pool:
        for f in (die, leave):
            r = pool.apply_async(f, (1,))
            try:
                r.get(0.2)
            except TimeoutError:
                print('lost')
            print(pool.apply(abs, (-4,)), len(pool._pool))
