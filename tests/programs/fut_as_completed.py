from concurrent.futures import ProcessPoolExecutor, as_completed
import time
def work(n):
    time.sleep(n)
    return n
if __name__ == '__main__':
    with ProcessPoolExecutor(3) as ex:
        fs = {ex.submit(work, n): n for n in (0.2, 0.1, 0.01)}
        for f in as_completed(fs):
            print(fs[f], f.result())
        done = [ex.submit(work, 0) for i in range(4)]
        for f in done:
            f.result()
        print(len(list(as_completed(done + done))))
        print(list(as_completed([])))
        slow = ex.submit(work, 0.1)
        try:
            for f in as_completed([slow], timeout=0.01):
                print('no')
        except TimeoutError as e:
            print(repr(e))
        print(slow.result())
