from functools import lru_cache, wraps, reduce
from multiprocessing import Pool
import operator
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def logged(f):
    @wraps(f)
    def inner(*a, **k):
        return f.__name__, f(*a, **k)
    return inner
@logged
def cube(x): return x ** 3
if __name__ == '__main__':
    with Pool(2) as p:
        print(p.map(fib, range(20)), p.map(cube, [1, 2]), reduce(operator.add, p.map(fib, [5, 6])))
    print(fib.cache_info())
