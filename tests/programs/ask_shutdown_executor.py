from concurrent.futures import ProcessPoolExecutor, CancelledError
from concurrent.futures.process import BrokenProcessPool
import os, time
def die(): os._exit(1)
def slow(t): time.sleep(t); return t
if __name__ == '__main__':
    ex = ProcessPoolExecutor(1)
    fs = [ex.submit(slow, 0.05) for _ in range(6)]
    ex.shutdown(wait=True, cancel_futures=True)
    print(fs[0].result(), fs[-1].cancelled())
    try: fs[-1].result()
    except CancelledError as e: print('cancelled', repr(e))
    with ProcessPoolExecutor(2) as ex:
        f = ex.submit(die)
        try: f.result()
        except BrokenProcessPool as e: print(type(e).__name__, e)
