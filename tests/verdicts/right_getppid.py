# verdict proved
from multiprocessing import Process
import os
def work(pid):
    print("my parent is main:", os.getppid() == pid)
if __name__ == "__main__":
    p = Process(target=work, args=(os.getpid(),))
    p.start()
    p.join()
