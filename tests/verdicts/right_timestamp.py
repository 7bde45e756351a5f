# verdict proved
from multiprocessing import Process
import time
def log(text): print(time.strftime("%H:%M:%S"), text)
if __name__ == "__main__":
    p = Process(target=log, args=("child",))
    p.start(); p.join()
    log("main")
