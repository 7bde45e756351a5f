# verdict ends
from multiprocessing import Process, Barrier
import threading
def meet(b):
    try: b.wait(1)
    except threading.BrokenBarrierError: print("broken")
if __name__ == "__main__":
    b = Barrier(2)
    ps = [Process(target=meet, args=(b,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
