# verdict proved
from multiprocessing import Process
import datetime, time
def f(): print(datetime.datetime.now(), time.strftime("%H:%M:%S"))
if __name__ == "__main__":
    t = time.time()
    p = Process(target=f); p.start(); p.join()
    d = time.time() - t
    print(f"{d:.3f} s", int(d * 1000), "ms", round(d, 2), 10 / d, datetime.timedelta(seconds=d))
