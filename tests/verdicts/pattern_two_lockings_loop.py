# verdict ends
# caveat pattern 9
# The same in a loop: the line of the act is come to again and again.
from multiprocessing import Process, Value, Lock
def draw(v, lock):
    for _ in range(2):
        with lock: enough = v.value > 0
        if enough:
            with lock: v.value -= 1
if __name__ == "__main__":
    v, lock = Value("i", 3), Lock()
    ps = [Process(target=draw, args=(v, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
