# verdict not proved
from multiprocessing import Process, Value
import time
def work(v): v.value = 1
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start()
    end = time.monotonic() + 5
    while time.monotonic() < end and not v.value: pass
    assert v.value, "gave up"
    p.join()
