# verdict proved
from multiprocessing import Process
import os
def f(): os._exit(3)
if __name__ == "__main__":
    a = Process(target=f); a.start()
    print(os.waitstatus_to_exitcode(os.waitpid(a.pid, 0)[1]))
