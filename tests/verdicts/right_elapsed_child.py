# verdict proved
from multiprocessing import Process
import time
def work(n):
    begun = time.perf_counter()
    time.sleep(n)
    print(f"{n}: done in {time.perf_counter() - begun:.3f}s")
if __name__ == "__main__":
    ps = [Process(target=work, args=(n,)) for n in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
