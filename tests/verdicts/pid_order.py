# verdict not proved
# caveat pid
from multiprocessing import Process, Value
import os
def f(v):
    if os.getpid() > os.getppid() + 3: v.value = 1
if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=f, args=(v,)) for _ in range(2)]
    for p in ps:
        p.start()
        p.join()
