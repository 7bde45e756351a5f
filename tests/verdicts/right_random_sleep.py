# verdict proved
from multiprocessing import Process
import random, time
def work(n):
    time.sleep(random.random())
    print("done", n)
if __name__ == "__main__":
    ps = [Process(target=work, args=(n,)) for n in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
