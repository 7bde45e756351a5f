# verdict ends
# ends 2
# differs main prints slow or quick
# caveat clock
from multiprocessing import Process
import time
def work(): sum(range(1000))
if __name__ == "__main__":
    start = time.time()
    p = Process(target=work)
    p.start(); p.join()
    if time.time() - start > 0.5:
        print("slow")
    else:
        print("quick")
