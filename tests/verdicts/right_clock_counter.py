# verdict proved
# The performance counter is finer than the time between two readings.
import time
a = time.perf_counter()
b = time.perf_counter()
print(1 / (b - a) > 0)
