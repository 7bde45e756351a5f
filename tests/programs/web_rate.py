# Rate limiters: a token bucket over a shared Value, a sliding window in a manager's list, and a decorator around each.
import functools
import time
from multiprocessing import Manager, Process, Value, Lock, Queue


class TokenBucket:
    def __init__(self, capacity, refill_per_second):
        self.capacity, self.rate = capacity, refill_per_second
        self.tokens = Value('d', capacity)
        self.stamp = Value('d', 0.0)

    def take(self, now, n=1):
        with self.tokens.get_lock():
            elapsed = max(0.0, now - self.stamp.value)
            self.tokens.value = min(self.capacity, self.tokens.value + elapsed * self.rate)
            self.stamp.value = now
            if self.tokens.value < n:
                return False
            self.tokens.value -= n
            return True


class SlidingWindow:
    def __init__(self, manager, limit, width):
        self.hits, self.lock = manager.list(), manager.Lock()
        self.limit, self.width = limit, width

    def take(self, now):
        with self.lock:
            while self.hits and self.hits[0] <= now - self.width:
                self.hits.pop(0)
            if len(self.hits) >= self.limit:
                return False
            self.hits.append(now)
            return True


def limited(limiter, clock):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            wrapper.calls += 1
            if not limiter.take(clock()):
                wrapper.refused += 1
                return None
            return f(*args, **kwargs)
        wrapper.calls = wrapper.refused = 0
        return wrapper
    return decorate


def child(limiter, times, out):
    ticks = iter(times)

    @limited(limiter, functools.partial(next, ticks))
    def request(path):
        """asks"""
        return 200

    codes = [request('/') for _ in times]
    out.put((codes, request.calls, request.refused, request.__name__, request.__doc__))


if __name__ == '__main__':
    out = Queue()
    with Manager() as manager:
        for limiter in (TokenBucket(2, 0.5), SlidingWindow(manager, 2, 3.0)):
            p = Process(target=child, args=(limiter, [0, 0, 0, 1, 2, 2.5, 4, 10, 10, 10], out))
            p.start()
            codes, calls, refused, name, doc = out.get()
            p.join()
            print(type(limiter).__name__, codes, f'{refused}/{calls}', name, doc)
            print(limiter.take(10.0))
