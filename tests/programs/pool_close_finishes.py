# close() lets the queued work finish, also what has not begun yet.
from multiprocessing import Pool
import time
def slow(x):
    time.sleep(0.01)
    return x
if __name__ == '__main__':
    pool = Pool(2)
    results = [pool.apply_async(slow, (i,)) for i in range(8)]
    m = pool.map_async(slow, range(5))
    it = pool.imap(slow, range(5))
    pool.close()
    pool.join()
    print([r.get() for r in results], m.get(), list(it))
