# verdict ends
# caveat pattern 8
# Tested under the lock, changed under the lock again, and not between.
from multiprocessing import Process, Value, Lock
def draw(v, lock):
    with lock: enough = v.value >= 10
    if enough:
        with lock: v.value -= 10
if __name__ == "__main__":
    v, lock = Value("i", 10), Lock()
    ps = [Process(target=draw, args=(v, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
