# finds ok v=1 late=0
# finds ok v=1 late=1
# caveat clock
from datetime import datetime, timedelta
from multiprocessing import Lock, Process, Value

# Each round takes a lock to look, and asks the calendar: how much time is missing is found by trying.
def f(v, lock, late):
    end = datetime.now() + timedelta(seconds=2)
    while True:
        with lock:
            if v.value:
                break
        if datetime.now() > end:
            late.value = 1
            break

if __name__ == "__main__":
    v, late, lock = Value("i", 0), Value("i", 0), Lock()
    p = Process(target=f, args=(v, lock, late), daemon=True)
    p.start()
    with lock:
        v.value = 1
    p.join()
