# verdict broken
# ends 2
# kind exception
# caveat clock
import time
from multiprocessing import Process
def f(): time.sleep(0.01)
if __name__ == "__main__":
    t = time.time()
    ps = [Process(target=f) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    assert time.time() - t < 0.1
    print("ok")
