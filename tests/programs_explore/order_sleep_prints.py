# finds ok v=42
# orders 2
# caveat pattern
import time
from multiprocessing import Process, Value


def work(v):
    v.value = 42


if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=work, args=(v,))]
    for p in ps:
        p.start()
    time.sleep(1)
    print(v.value)
    for p in ps:
        p.join()
