# verdict proved
from multiprocessing import Process
import time
def work(): sum(range(100))
if __name__ == "__main__":
    start = time.perf_counter()
    p = Process(target=work)
    p.start(); p.join()
    seconds = time.perf_counter() - start
    print(f"{1 / seconds:.0f} a second")
