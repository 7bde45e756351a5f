from multiprocessing import Pool
import threading
def square(x): return x * x
def fail(x): raise KeyError(x)
got = []
if __name__ == '__main__':
    with Pool(2) as pool:
        a = pool.apply_async(square, (3,), callback=got.append, error_callback=lambda e: got.append('never'))
        a.wait()
        b = pool.apply_async(fail, ('k',), callback=got.append, error_callback=lambda e: got.append(repr(e)))
        b.wait()
        c = pool.map_async(square, range(3), callback=lambda l: got.append(l))
        c.wait()
        d = pool.map_async(fail, [1], error_callback=lambda e: got.append(type(e).__name__))
        d.wait()
        e = pool.starmap_async(pow, [(2, 3)], callback=got.append)
        e.wait()
        f = pool.apply_async(square, (2,),
                             callback=lambda v: got.append(threading.current_thread() is threading.main_thread()))
        f.wait()
    print(got)
