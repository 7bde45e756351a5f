# verdict proved
# The first child ends after the second start.
from multiprocessing import Event, Process
import os
def f(go): go.wait()
if __name__ == "__main__":
    go = Event()
    a = Process(target=f, args=(go,)); a.start()
    b = Process(target=f, args=(go,)); b.start()
    go.set()
    print(os.waitpid(a.pid, 0)[1])
    b.join()
