# verdict proved
from multiprocessing import Process
import time
def f():
    while True: time.sleep(0.1)
if __name__ == "__main__":
    p = Process(target=f); p.start()
    time.sleep(0.5)
    p.terminate(); p.join()
    print(p.exitcode)
