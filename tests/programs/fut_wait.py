from concurrent.futures import ProcessPoolExecutor, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED
import time
def work(n):
    time.sleep(n)
    return n
def fail(n):
    time.sleep(n)
    raise ValueError(n)
if __name__ == '__main__':
    with ProcessPoolExecutor(3) as ex:
        fs = [ex.submit(work, n) for n in (0.01, 0.02)]
        r = wait(fs)
        print(len(r.done), len(r.not_done), type(r).__name__, sorted(f.result() for f in r.done))
        slow, quick = ex.submit(work, 0.25), ex.submit(work, 0.01)
        done, not_done = wait([slow, quick], return_when=FIRST_COMPLETED)
        print(done == {quick}, not_done == {slow})
        bad = ex.submit(fail, 0.01)
        done, not_done = wait([slow, bad, quick], return_when=FIRST_EXCEPTION)
        print(done == {quick, bad}, not_done == {slow})
        done, not_done = wait([slow], timeout=0.01)
        print(len(done), len(not_done))
        print(wait([slow], return_when=ALL_COMPLETED).done == {slow})
        try:
            wait([ex.submit(work, 0.05)], return_when='SOME')
        except ValueError as e:
            print(e)
        print(wait([]))
        print(FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
