# verdict ends
# caveat clock
# What the clock showed is used three steps later.
from multiprocessing import Process, Value
import time
def f(v):
    t = time.time()
    v.value = 1
    v.value = 2
    box = [t]
    if box[0] > 2e9: v.value = 3
    if int(box[0]) % 2 == 0: print("even second")
if __name__ == "__main__":
    v = Value("i", 0, lock=False)
    p = Process(target=f, args=(v,))
    p.start(); p.join()
