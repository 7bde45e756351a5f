from concurrent.futures import ProcessPoolExecutor
import time
def work(n):
    time.sleep(n)
    return n
if __name__ == '__main__':
    ex = ProcessPoolExecutor(2)
    fs = [ex.submit(work, 0.02) for i in range(4)]
    ex.shutdown(wait=False)
    print([f.result() for f in fs])
    try:
        ex.submit(work, 1)
    except RuntimeError as e:
        print(e)
    ex.shutdown()
    ex = ProcessPoolExecutor(1)
    fs = [ex.submit(work, 0.2)]
    time.sleep(0.1)
    fs += [ex.submit(work, 0.1) for i in range(5)]
    time.sleep(0.05)
    ex.shutdown(cancel_futures=True)
    print([f.cancelled() for f in fs])
    ProcessPoolExecutor(1).shutdown()
    with ProcessPoolExecutor(1) as ex:
        pass
    try:
        ex.map(work, [1])
    except RuntimeError as e:
        print(e)
