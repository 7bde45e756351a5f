# time.sleep is particular about what it is given.
import time

for bad in (-1, 'x', None, float('nan'), 1e20):
    try:
        time.sleep(bad)
    except Exception as e:
        print(type(e).__name__, e)
a = time.monotonic()
time.sleep(0.05)
b = time.monotonic()
print(0.05 <= b - a < 1, time.time() > 1.6e9, type(time.time_ns()), time.perf_counter() > 0)
print(time.strftime('%Y-%m-%d', time.gmtime(0)), time.gmtime(0), time.asctime(time.gmtime(0)))
