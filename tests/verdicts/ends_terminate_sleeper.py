# verdict ends
# However long it sleeps: durations order nothing here.
from multiprocessing import Process
import time
def sleeper():
    time.sleep(1000)
if __name__ == "__main__":
    p = Process(target=sleeper)
    p.start()
    p.terminate()
    p.join()
    print(p.exitcode)
