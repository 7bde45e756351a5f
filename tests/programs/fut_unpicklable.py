from concurrent.futures import ProcessPoolExecutor
import threading
def gen(): return (x for x in [1])
def same(x): return x
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as ex:
        e = ex.submit(lambda: 1).exception()
        print(type(e).__name__, str(e).split(' at ')[0], type(e.__cause__).__name__)
        e = ex.submit(same, threading.Lock()).exception()
        print(type(e).__name__, e)
        e = ex.submit(gen).exception()
        print(type(e).__name__, e)
        print(ex.submit(same, 1).result())
