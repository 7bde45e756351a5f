# verdict proved
from multiprocessing import Process
import os
def f(): pass
if __name__ == "__main__":
    pid = os.fork()
    if pid == 0: os._exit(3)
    b = Process(target=f); b.start()
    print(os.waitpid(pid, 0)[1])
    b.join()
