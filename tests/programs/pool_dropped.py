# A pool that nobody holds any more is terminated.
from multiprocessing import Pool, active_children
import time
def results():
    return Pool(2).map(abs, [-1, -2])
if __name__ == '__main__':
    print(results())
    r = Pool(1).apply_async(abs, (-5,))
    print(r.get())
    r = None
    while active_children():
        time.sleep(0.01)
    print('gone')
