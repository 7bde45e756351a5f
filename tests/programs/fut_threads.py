from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import os, threading, time
def name(): return threading.current_thread().name
def fail(): raise ValueError('x')
if __name__ == '__main__':
    with ThreadPoolExecutor(2) as ex:
        print(ex.submit(name).result(), ex.submit(os.getpid).result() == os.getpid())
        print(list(ex.map(lambda x: x * 2, range(5))))
        e = ex.submit(fail).exception()
        print(repr(e), e.__cause__)
        fs = [ex.submit(time.sleep, 0.01) for i in range(4)]
        print(len(wait(fs).done), len(list(as_completed(fs))))
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix='mine') as ex:
        print(ex.submit(name).result())
    try:
        ex.submit(name)
    except RuntimeError as e:
        print(e)
    def bad(): raise OSError('init')
    with ThreadPoolExecutor(1, initializer=bad) as ex:
        f = ex.submit(name)
        try:
            f.result()
        except Exception as e:
            print(type(e).__name__, e)
    with ThreadPoolExecutor(3) as ex:
        barrier = threading.Barrier(3)
        print(sorted(f.result() for f in [ex.submit(barrier.wait) for i in range(3)]))
