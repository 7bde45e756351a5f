# verdict proved
# Much is done between two readings: they are not equal.
import time
from multiprocessing import Process
def work(n):
    total = 0
    for i in range(n): total += i * i
    return total
def f():
    start = time.time()
    numbers = sorted(range(1000), reverse=True)
    middle = time.time()
    work(100)
    end = time.time()
    print(f"{1 / (middle - start):.0f} {1 / (end - middle):.0f} a second")
    assert end > middle > start
if __name__ == "__main__":
    p = Process(target=f); p.start(); p.join()
