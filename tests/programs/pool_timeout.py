import multiprocessing as mp
import time
if __name__ == '__main__':
    pool = mp.Pool(1)
    r = pool.apply_async(time.sleep, (30,))
    try:
        r.get(timeout=0.05)
    except mp.TimeoutError as e:
        print(repr(e), type(e).__module__, isinstance(e, TimeoutError))
    r.wait(0.01)
    print(r.ready())
    try:
        r.successful()
    except ValueError as e:
        print(str(e).split(' at ')[0], str(e).split()[-2:])
    it = pool.imap(abs, [1])
    try:
        it.next(timeout=0.05)
    except mp.TimeoutError as e:
        print('imap', repr(e))
    pool.terminate()
    pool.join()
    print(pool)
