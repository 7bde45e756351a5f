# verdict ends
# caveat pattern 7
# Tested without the lock under which it is changed.
from multiprocessing import Process, Value, Lock
def draw(v, lock):
    if v.value > 0:
        with lock: v.value -= 1
if __name__ == "__main__":
    v, lock = Value("i", 1), Lock()
    ps = [Process(target=draw, args=(v, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
