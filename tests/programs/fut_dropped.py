from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children
import time
f = ProcessPoolExecutor(1).submit(abs, -3)
print(f.result())
while active_children():
    time.sleep(0.01)
print('gone')
