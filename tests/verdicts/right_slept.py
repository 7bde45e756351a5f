# verdict proved
import time
t = time.time()
time.sleep(0.1)
assert time.time() - t >= 0.1
print("slept")
