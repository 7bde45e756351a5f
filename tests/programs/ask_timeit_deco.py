import functools, time, multiprocessing
def timer(func):
    @functools.wraps(func)
    def wrapper_timer(*args, **kwargs):
        start = time.perf_counter()
        value = func(*args, **kwargs)
        assert time.perf_counter() >= start
        print(f"Finished {func.__name__!r}")
        return value
    return wrapper_timer
@timer
def run(n):
    with multiprocessing.Pool(2) as p: return sum(p.map(abs, range(n)))
if __name__ == '__main__': print(run(10), run.__name__, run.__wrapped__.__name__)
