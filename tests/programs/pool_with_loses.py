# A with-statement ends by terminate: what was queued is lost.
from multiprocessing import Pool, TimeoutError
import time
if __name__ == '__main__':
    with Pool(1) as pool:
        results = [pool.apply_async(time.sleep, (5,)) for i in range(3)]
    print([r.ready() for r in results])
    try:
        results[0].get(0.01)
    except TimeoutError:
        print('never')
