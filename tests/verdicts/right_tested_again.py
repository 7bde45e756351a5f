# verdict proved
# What was tested is tested once more under the lock that it is changed under.
from multiprocessing import Process, Value, Lock
def draw(v, lock):
    with lock: enough = v.value >= 10
    if enough:
        with lock:
            if v.value >= 10: v.value -= 10
if __name__ == "__main__":
    v, lock = Value("i", 10), Lock()
    ps = [Process(target=draw, args=(v, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
