import threading, time, collections
class RateLimiter:
    def __init__(self, n, per): self.n, self.per, self.calls, self.lock = n, per, collections.deque(), threading.Lock()
    def __call__(self, f):
        def inner(*a):
            with self.lock:
                now = time.monotonic()
                while self.calls and now - self.calls[0] > self.per: self.calls.popleft()
                if len(self.calls) >= self.n:
                    time.sleep(max(0, self.per - (now - self.calls[0])))
                self.calls.append(time.monotonic())
            return f(*a)
        return inner
@RateLimiter(2, 0.02)
def call(i): return i
t0 = time.monotonic(); print([call(i) for i in range(5)], time.monotonic() - t0 >= 0.03)
