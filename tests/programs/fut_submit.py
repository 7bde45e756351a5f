from concurrent.futures import ProcessPoolExecutor
def power(b, e=2): return b ** e
if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=2) as ex:
        f = ex.submit(power, 3)
        print(f.result(), f.done(), f.running(), f.cancelled(), f.exception())
        print(ex.submit(power, 2, e=5).result(timeout=10))
        print([f.result() for f in [ex.submit(power, i, 3) for i in range(5)]])
        print(ex.submit(pow, 2, 10).result())
        print(ex._max_workers)
