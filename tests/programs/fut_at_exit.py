# What was submitted is done before the program ends.
from concurrent.futures import ProcessPoolExecutor
import time
def say(x):
    time.sleep(0.05)
    print('task', x, flush=True)
ex = ProcessPoolExecutor(1)
for i in range(3):
    ex.submit(say, i)
print('main ends', flush=True)
