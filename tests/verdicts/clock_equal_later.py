# verdict ends
# caveat clock
from datetime import datetime
from multiprocessing import Process
def f():
    a = datetime.now()
    b = datetime.now()
    assert b > a
if __name__ == "__main__":
    p = Process(target=f); p.start(); p.join()
