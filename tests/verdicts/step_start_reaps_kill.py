# verdict not proved
# caveat step 10
from multiprocessing import Process
import os
def f(): pass
if __name__ == "__main__":
    a = Process(target=f); a.start()
    b = Process(target=f)
    b.start()
    os.kill(a.pid, 0)
    b.join()
