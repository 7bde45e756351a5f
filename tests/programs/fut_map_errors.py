from concurrent.futures import ProcessPoolExecutor
import time
def half(x):
    if x % 2:
        raise ValueError('odd %d' % x)
    return x // 2
if __name__ == '__main__':
    with ProcessPoolExecutor(2) as ex:
        it = ex.map(half, [2, 4, 5, 6])
        try:
            for x in it:
                print(x)
        except ValueError as e:
            print(repr(e), type(e.__cause__).__name__)
        print(next(it, 'closed'))
        try:
            list(ex.map(time.sleep, [0.1], timeout=0.01))
        except TimeoutError as e:
            print(repr(e))
