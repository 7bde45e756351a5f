# verdict proved
# Tested without the lock, and tested again under it: double-checked locking.
from multiprocessing import Process, Value, Lock
def begin(ready, begun, lock):
    if not ready.value:
        with lock:
            if not ready.value:
                begun.value += 1
                ready.value = True
if __name__ == "__main__":
    ready, begun, lock = Value("b", False), Value("i", 0), Lock()
    ps = [Process(target=begin, args=(ready, begun, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(begun.value)
