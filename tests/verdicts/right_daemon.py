# verdict proved
from multiprocessing import Process
import time
def beat():
    while True:
        time.sleep(10)
if __name__ == "__main__":
    p = Process(target=beat, daemon=True)
    p.start()
    print("main is done")
