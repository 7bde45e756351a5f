# verdict proved
from multiprocessing import Process, current_process
import os
def hello():
    print("I am", os.getpid(), "child of", os.getppid(), current_process().name)
if __name__ == "__main__":
    ps = [Process(target=hello) for _ in range(2)]
    for p in ps: p.start()
    print([p.pid for p in ps], os.getpid())
    for p in ps: p.join()
