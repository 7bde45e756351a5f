# verdict proved
from multiprocessing import Process
import time
def nap(): time.sleep(0.1)
if __name__ == "__main__":
    start = time.time()
    ps = [Process(target=nap) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("took %.2f seconds" % (time.time() - start))
