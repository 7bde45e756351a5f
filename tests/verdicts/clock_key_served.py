# verdict not proved
# caveat clock
from multiprocessing import Manager, Process
import time
def f(d, i): d[int(time.time())] = i
if __name__ == "__main__":
    with Manager() as m:
        d = m.dict()
        ps = [Process(target=f, args=(d, i)) for i in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(len(d))
