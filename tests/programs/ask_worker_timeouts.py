import multiprocessing as mp, time
def nap(t): time.sleep(t); return t
if __name__ == '__main__':
    with mp.Pool(3) as pool:
        jobs = [pool.apply_async(nap, (t,)) for t in (0.001, 5, 0.002)]
        for j in jobs:
            try: print('result', j.get(timeout=0.3))
            except mp.TimeoutError as e: print('timed out', repr(e), isinstance(e, mp.ProcessError))
        try: jobs[1].successful()
        except ValueError as e: print('ValueError', str(e).split(' at ')[0])
        it = pool.imap_unordered(nap, [0.001])
        print(it.next(timeout=2))
        try: it.next()
        except StopIteration: print('no more')
